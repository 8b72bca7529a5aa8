import { testAppearance } from './appearance.ts'

testAppearance({ locale: 'it-IT', colorScheme: 'light' })
