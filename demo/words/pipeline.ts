import { words } from '../app/words.ts'

export const pipelineWords = words({
  en: () => import('./en/pipeline.ts'),
  it: () => import('./it/pipeline.ts'),
})
