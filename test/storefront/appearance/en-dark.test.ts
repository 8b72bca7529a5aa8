import { testAppearance } from './appearance.ts'

testAppearance({ locale: 'en-GB', colorScheme: 'dark' })
