export const words = {
  log: 'Log',
  logMore: 'Requests and jobs of all open tabs, newest first.',
  entries: 'Entries',
  empty: 'Nothing happened yet.',
  sent: 'Sent',
  answered: 'Answered',
  noAnswerSeen: 'no answer',
  took: '{ms} ms',
  job: '{moved} moved, {failed} failed',
}
