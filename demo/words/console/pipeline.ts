import { params } from '@nanostores/i18n'
import { words } from '../../app/words.ts'

export const pipelineWords = words(
  'pipeline',
  {
    customer: params('{name}'),
    address: params('{name}'),
    edit: params('{name}'),
    order: params('{name}'),
    stuck: params('{what}'),
  },
  { en: () => import('../en/console/pipeline.ts'), it: () => import('../it/console/pipeline.ts') },
)
