import type { Person } from './headquarters.ts'

export function fullName({ FirstName, LastName }: Person): string {
  return `${FirstName} ${LastName}`.trim()
}
