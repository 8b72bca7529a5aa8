export const words = {
  title: 'Asola, haberdashery in Bologna',
  eyebrow: 'Haberdashery · Bologna · since 1962',
  heading: 'Buttons, thread and patience.',
  lead: 'Four thousand buttons in wooden drawers, ribbon by the metre, and someone behind the counter who finds the one you lost.',
  openPage: 'Open your page in our book',
  counter: 'On the counter this week',
  counterMore: 'Weighed, counted and cut while you wait, in Via delle Asole 12.',
  book: 'A page in our book',
  bookMore:
    'We have always written down who needs what: the colour of the lining, the size of the buttonhole, the button we promised to look for. Register, and your page follows you to every counter of ours.',
  hours: 'Tuesday to Saturday, 9:00–12:30 and 15:30–19:00',
}
