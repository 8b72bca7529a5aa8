/** A personal title that headquarters knows, such as "Dr.". */
export interface Title {
  /** Headquarters' record id, as a string: it may exceed what a JavaScript number holds. */
  readonly id: string
  readonly text: string
}
