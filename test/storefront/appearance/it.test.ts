import { testAppearance } from './appearance.ts'

testAppearance('it-IT')
