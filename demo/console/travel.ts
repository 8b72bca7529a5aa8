import { crossfade } from 'svelte/transition'

const wantsStillness = matchMedia('(prefers-reduced-motion: reduce)')

/** A token that leaves one station arrives at the next one by flying there. */
export const [leave, arrive] = crossfade({
  duration: () => (wantsStillness.matches ? 0 : 700),
})
