// One claim while it is typed by hand, of an entity, a link or an event, and what of it is sent; pure.
import { emptyFields, entryOfFields, type FieldsDraft } from './material.claim.panel.ts'
import type { EntityKind, EventKind, LinkKind } from './material.fields.schema.ts'
import type { ClaimsEntry } from './material.schema.ts'

export const claimTypes = ['entity', 'link', 'event'] as const

/** Everything typed, whatever it is about: turning from one to the other loses nothing. */
export type ClaimDraft = {
  readonly about: (typeof claimTypes)[number]
  /** Entity of the file it speaks of; null for one that begins here. */
  readonly entity: string | null
  readonly kind: EntityKind
  readonly fields: FieldsDraft
  readonly one: string | null
  readonly other: string | null
  readonly linkKind: LinkKind | null
  readonly directed: boolean
  readonly from: string
  readonly until: string
  readonly eventKind: EventKind | null
  readonly participants: readonly string[]
  readonly when: string
  readonly time: string
  readonly where: string
  readonly country: string | null
  readonly note: string
  readonly saidBy: string
  readonly saidAt: string
}

export const emptyClaim: ClaimDraft = {
  about: 'entity',
  entity: null,
  kind: 'person',
  fields: emptyFields,
  one: null,
  other: null,
  linkKind: null,
  directed: false,
  from: '',
  until: '',
  eventKind: null,
  participants: [],
  when: '',
  time: '',
  where: '',
  country: null,
  note: '',
  saidBy: '',
  saidAt: '',
}

const member = <K extends string>(key: K, text: string | null): Partial<Record<K, string>> =>
  text === null || text.trim() === '' ? {} : ({ [key]: text.trim() } as Record<K, string>)

/** What is sent: one claim, under the name of what it is about. */
export const claimOf = (draft: ClaimDraft): ClaimsEntry => {
  const said = { ...member('saidBy', draft.saidBy), ...member('saidAt', draft.saidAt) }
  if (draft.about === 'entity')
    return {
      entities: [
        { entity: draft.entity ?? '#new', kind: draft.kind, fields: entryOfFields(draft.kind, draft.fields), ...said },
      ],
    }
  if (draft.about === 'link')
    return {
      links: [
        {
          entity: draft.one ?? '',
          other: draft.other ?? '',
          fields: {
            kind: draft.linkKind ?? 'other',
            directed: draft.directed,
            ...member('from', draft.from),
            ...member('until', draft.until),
            ...member('note', draft.note),
          },
          ...said,
        },
      ],
    }
  return {
    events: [
      {
        participants: [...draft.participants],
        fields: {
          kind: draft.eventKind ?? 'other',
          when: draft.when,
          ...member('time', draft.time),
          ...member('where', draft.where),
          ...member('country', draft.country),
          ...member('note', draft.note),
        },
        ...said,
      },
    ],
  }
}

/** Pointers of what has to be said first. What fits which kind is judged by the hub. */
export const missingOfClaim = (draft: ClaimDraft): string[] => {
  if (draft.about === 'entity')
    return Object.keys(entryOfFields(draft.kind, draft.fields)).length === 0 ? ['/entities/0/fields/identifiers'] : []
  if (draft.about === 'link')
    return [
      ...(draft.one === null ? ['/links/0/entity'] : []),
      ...(draft.linkKind === null ? ['/links/0/fields/kind'] : []),
      ...(draft.other === null ? ['/links/0/other'] : []),
    ]
  return [
    ...(draft.eventKind === null ? ['/events/0/fields/kind'] : []),
    ...(draft.when.trim() === '' ? ['/events/0/fields/when'] : []),
  ]
}
