import * as v from 'valibot'

/** Schema messages are codes; `messages/` turns them into words of the shopper's language. */
export const fieldProblems = ['required', 'too_long', 'email', 'country', 'invalid'] as const
export type FieldProblem = (typeof fieldProblems)[number]

export function requiredText(maximum: number) {
  return v.pipe(v.string(), v.trim(), v.minLength(1, 'required'), v.maxLength(maximum, 'too_long'))
}

/** Blank means absent: an empty form field is not a value. */
export function optionalText(maximum: number) {
  return v.optional(
    v.pipe(
      v.string('invalid'),
      v.trim(),
      v.maxLength(maximum, 'too_long'),
      v.transform((text) => text || undefined),
    ),
  )
}
