// What the list of entities of a file is narrowed to, and its lines over several pages; pure.
import type { HandlingCode } from '../terms/handling.ts'
import type { EntityKind } from './material.fields.schema.ts'
import type { EntityLine } from './material.view.schema.ts'

/** What the list of entities is narrowed to; null where it is not. */
export type Facets = {
  readonly kind: EntityKind | null
  readonly source: string | null
  readonly grade: string | null
  readonly handlingCode: HandlingCode | null
}
export const noFacets: Facets = { kind: null, source: null, grade: null, handlingCode: null }

/** What is asked for: facets that are not chosen are left out. */
export const facetQuery = ({ kind, source, grade, handlingCode }: Facets) => ({
  ...(kind === null ? {} : { kind }),
  ...(source === null ? {} : { source }),
  ...(grade === null ? {} : { grade }),
  ...(handlingCode === null ? {} : { handlingCode }),
})

/** Whether anything is narrowed. */
export const isNarrow = (facets: Facets): boolean => Object.values(facets).some((one) => one !== null)

/** Lines of all pages, each once: what was decided to be one comes back under its first name on a later page. */
export const linesOnce = (pages: readonly { readonly entities: readonly EntityLine[] }[]): readonly EntityLine[] => [
  ...new Map(pages.flatMap(({ entities }) => entities).map((line) => [line.id, line])).values(),
]
