// What is typed before material leaves a file, and what of it is sent; pure.
import type { Confidentiality, HandlingCode } from '../terms/handling.ts'
import type { ExportEntry, ExportFormat } from './material.work.schema.ts'

export type ExportDraft = {
  readonly whole: boolean
  readonly format: ExportFormat
  readonly recipients: readonly string[]
  /** Null: that of the claims. */
  readonly handlingCode: HandlingCode | null
  readonly confidentiality: Confidentiality | null
  readonly title: string
}

/** What is sent: all of the file, or what was picked; never both. */
export const exportEntry = (draft: ExportDraft, entities: readonly string[]): ExportEntry => ({
  ...(draft.whole ? { all: true } : { entities: [...entities] }),
  format: draft.format,
  recipients: [...draft.recipients],
  ...(draft.handlingCode === null ? {} : { handlingCode: draft.handlingCode }),
  ...(draft.confidentiality === null ? {} : { confidentiality: draft.confidentiality }),
  title: draft.title.trim(),
})

/** Pointers of what has to be said first. */
export const missingOfExport = ({ recipients, title }: Pick<ExportDraft, 'recipients' | 'title'>): string[] => [
  ...(recipients.length === 0 ? ['/recipients'] : []),
  ...(title.trim() === '' ? ['/title'] : []),
]

type Fault = { readonly pointer: string; readonly says: string }

/**
 * Faults of the hub at `/entities/n`, and of the whole at `/all/entity/claim`, said of the entity by its name, at the one field the
 * form has for all of them; a claim on an entity that is not on the screen by the end of its id; others as they are.
 */
export const namedFaults = (
  faults: readonly Fault[],
  entities: readonly string[],
  titleOf: (id: string) => string | undefined,
): readonly Fault[] =>
  faults.map((fault) => {
    const [, entity, claim] = /^\/all\/([^/]+)\/([^/]+)$/.exec(fault.pointer) ?? []
    if (entity !== undefined && claim !== undefined)
      return { pointer: '/all', says: `${titleOf(entity) ?? `…${claim.slice(-6)}`}: ${fault.says}` }
    const at = /^\/entities\/(\d+)/.exec(fault.pointer)?.[1]
    if (at === undefined) return fault
    const title = titleOf(entities[Number(at)] ?? '')
    return { pointer: '/entities', says: title === undefined ? fault.says : `${title}: ${fault.says}` }
  })
