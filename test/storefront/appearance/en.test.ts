import { testAppearance } from './appearance.ts'

testAppearance('en-GB')
