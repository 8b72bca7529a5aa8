import { params } from '@nanostores/i18n'
import { words } from '../../app/words.ts'

/** The settings of headquarters by their names in the product. */
export const settingWords = words(
  'settings',
  {},
  { en: () => import('../en/console/setting.ts'), it: () => import('../it/console/setting.ts') },
)

export const switchWords = words(
  'switches',
  { needs: params('{feature} {missing}'), inChannel: params('{since}') },
  { en: () => import('../en/console/switch.ts'), it: () => import('../it/console/switch.ts') },
)
