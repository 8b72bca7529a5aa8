export const words = {
  heading: 'Job history',
  more: 'The last runs of each job, also after a reload. Runs that found nothing to do make room for the next.',
  runs: 'Runs',
  time: 'When',
  job: 'Job',
  moved: 'Moved',
  failed: 'Failed',
  what: 'What became of each row, and why',
  none: 'No job has run yet.',
  allRows: 'All {count} rows',
  notKept: 'And {count} more.',
}
