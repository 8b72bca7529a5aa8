import { Converter, type Application } from 'typedoc'

/** A plugin of TypeDoc: a guide is listed by its heading instead of its file's name. */
export function load({ converter }: Application): void {
  converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, guide) => {
    const title = /^# (.+)\n/.exec(guide.content[0]?.text ?? '')?.[1]
    if (title === undefined) throw new Error(`docs/${guide.name}.md: a guide begins with its heading`)
    guide.name = title
  })
}
