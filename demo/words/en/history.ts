export const words = {
  heading: 'Job history',
  more: 'The last runs of each job, also after a reload. Runs that found nothing to do make room for the next.',
  runs: 'Runs',
  time: 'When',
  job: 'Job',
  moved: 'Moved',
  left: 'Left',
  what: 'What it did, and why rows were left',
  none: 'No job has run yet.',
}
