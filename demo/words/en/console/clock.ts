export const words = {
  clock: 'Clock',
  clockMore: 'The time at headquarters, and what runs by itself next.',
  advance: 'Advance by {minutes} min',
  ahead: '{minutes} min ahead of this device.',
  nextRuns: 'Next runs',
  nextRun: '{time}, {every}',
  noSchedule: 'Nothing is scheduled.',
}
