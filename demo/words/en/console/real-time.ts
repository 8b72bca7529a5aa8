export const words = {
  realTime: 'Real-time Service',
  realTimeMore:
    'Calls from the channel to headquarters: what sync mode costs. Of each open tab it takes {capacity} at a time.',
  inFlight: 'In flight',
  waiting: 'In line',
  calls: 'Calls so far',
  failedCalls: 'Failed or refused',
  average: 'Average time',
  waited: 'Stood in line',
  longestWait: 'Longest in line',
  ms: '{ms} ms',
}
