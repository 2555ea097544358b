/** Words that headings of files use for a field, in several languages, folded to letters; by the name of the field. */
import { documentHeadings } from './heading-document.table.ts'
import { entryHeadings } from './heading-entry.table.ts'
import { personHeadings } from './heading-person.table.ts'
import { thingHeadings } from './heading-thing.table.ts'

export const headingWords: Readonly<Record<string, readonly string[]>> = {
  ...entryHeadings,
  ...documentHeadings,
  ...personHeadings,
  ...thingHeadings,
}
