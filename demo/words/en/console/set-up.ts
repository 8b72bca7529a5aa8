export const words = {
  heading: 'This set-up',
  more: 'The link brings a colleague to the same profile, switches, publishing, schedules and faults. Reset empties headquarters, sets its clock right, and forgets what this device keeps of the shop.',
  link: 'Link to this set-up',
  copy: 'Copy the link',
  copied: 'Copied.',
  notCopied: 'This browser does not let it be copied: use the link itself.',
  reset: 'Reset',
  wasReset: 'Everything is as on the first day.',
}
