// A form of a message as it is typed, and how it becomes what is sent and comes back from a draft; pure.
import type { DataAnswer } from '../hit/hit.schema.ts'
import { type DeclaredField, declaredFields } from '../record/record.fields.panel.ts'
import {
  type DraftLine,
  type DraftValue,
  entriesFrom,
  linesFrom,
  linesIn,
  saidLines,
  sentLines,
  valueFrom,
} from '../record/record.lines.panel.ts'
import {
  type AskedItem,
  askedItems,
  type Extradition,
  type Finding,
  type FormKind,
  formArrest,
  formKinds,
  formPerson,
  formRecord,
  formVehicle,
  type MessageForm,
  messageForm,
  type PaperWay,
} from './message.form.schema.ts'
import { forms } from './message.form.table.ts'

/** Fields of a form that have members of their own, each with the schema of them. */
export const formParts = { person: formPerson, vehicle: formVehicle, record: formRecord, arrest: formArrest } as const
export type FormPart = keyof typeof formParts
export const isFormPart = (field: string): field is FormPart => Object.hasOwn(formParts, field)

/** Members of a part in their order. */
export const declaredPart = (part: FormPart): readonly DeclaredField[] => declaredFields(formParts[part])

const linesField: DeclaredField = { name: 'lines', schema: messageForm.properties.lines as never, required: false }

export type TypedPart = Readonly<Record<string, DraftValue>>
export type TypedAnswer = { readonly finding: Finding | null; readonly text: string }

export type FormDraft = {
  readonly kind: FormKind
  readonly parts: Readonly<Partial<Record<FormPart, TypedPart>>>
  readonly offence: string
  readonly facts: string
  readonly asked: readonly AskedItem[]
  readonly answered: Readonly<Partial<Record<AskedItem, TypedAnswer>>>
  readonly negative: boolean
  readonly extradition: Extradition | null
  readonly validity: DataAnswer | null
  readonly amendment: string
  readonly papersBy: string
  readonly papersWay: PaperWay | null
  readonly lines: readonly DraftLine[]
}

export const blankForm = (kind: FormKind): FormDraft => ({
  kind,
  parts: {},
  offence: '',
  facts: '',
  asked: [],
  answered: {},
  negative: false,
  extradition: null,
  validity: null,
  amendment: '',
  papersBy: '',
  papersWay: null,
  lines: [],
})

const partFrom = (part: FormPart, typed: TypedPart | undefined): Record<string, unknown> | undefined => {
  const said: Record<string, unknown> = {}
  for (const field of declaredPart(part)) {
    const value = typed?.[field.name]
    if (field.schema.type === 'array') {
      const entries = entriesFrom(field, linesIn(value))
      if (entries.length > 0) said[field.name] = entries
      continue
    }
    const one = valueFrom(field, typeof value === 'object' ? undefined : value)
    if (one !== undefined) said[field.name] = one
  }
  return Object.keys(said).length === 0 ? undefined : said
}

/** Answers that say anything, in the order of the form's own items: faults of the hub count by it. */
export const saidAnswers = (draft: FormDraft): readonly AskedItem[] =>
  forms[draft.kind].items.filter((item) => {
    const typed = draft.answered[item]
    return typed !== undefined && (typed.finding !== null || typed.text.trim() !== '')
  })

const textOf = (typed: string): string | undefined => (typed.trim() === '' ? undefined : typed.trim())

/**
 * The form as far as it is filled: what a draft keeps, and what is sent once it is whole. Fields the kind does not have stay behind,
 * so that whoever changes the kind does not send what no longer shows.
 */
export const formFrom = (draft: FormDraft): MessageForm => {
  const answered = saidAnswers(draft).map((item) => {
    const { finding, text } = draft.answered[item] ?? { finding: null, text: '' }
    return { item, finding: finding ?? 'stated', ...(textOf(text) === undefined ? {} : { text: textOf(text) }) }
  })
  const lines = entriesFrom(linesField, draft.lines)
  const all: Record<string, unknown> = {
    ...Object.fromEntries(
      (Object.keys(formParts) as FormPart[]).map((part) => [part, partFrom(part, draft.parts[part])]),
    ),
    offence: textOf(draft.offence),
    facts: textOf(draft.facts),
    asked: draft.asked.length > 0 ? askedItems.filter((item) => draft.asked.includes(item)) : undefined,
    answered: answered.length > 0 ? answered : undefined,
    negative: draft.negative ? true : undefined,
    extradition: draft.extradition ?? undefined,
    validity: draft.validity ?? undefined,
    amendment: textOf(draft.amendment),
    papersBy: textOf(draft.papersBy),
    papersWay: draft.papersWay ?? undefined,
    lines: lines.length > 0 ? lines : undefined,
  }
  const kept = forms[draft.kind].fields.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]]))
  return { kind: draft.kind, ...Object.fromEntries(kept) } as MessageForm
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const typedText = (value: unknown): string => (typeof value === 'string' ? value : '')
const oneOf = <T extends string>(value: unknown): T | null => (typeof value === 'string' ? (value as T) : null)

const partDraft = (value: unknown): TypedPart | undefined =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, one]): [string, DraftValue] => [
          name,
          Array.isArray(one) ? linesFrom(one) : typeof one === 'boolean' ? one : String(one),
        ]),
      )
    : undefined

/** A form as it would be typed; null for what is none. What a draft kept was never judged, so nothing of it is taken on trust. */
export const formDraftOf = (kept: unknown): FormDraft | null => {
  if (!isObject(kept)) return null
  const kind = formKinds.find((one) => one === kept.kind)
  if (kind === undefined) return null
  const parts = (Object.keys(formParts) as FormPart[]).flatMap((part) => {
    const typed = partDraft(kept[part])
    return typed === undefined ? [] : [[part, typed] as const]
  })
  const answered = listOf(kept.answered).flatMap((one) => {
    const item = isObject(one) ? askedItems.find((known) => known === one.item) : undefined
    return isObject(one) && item
      ? [[item, { finding: oneOf<Finding>(one.finding), text: typedText(one.text) }] as const]
      : []
  })
  return {
    kind,
    parts: Object.fromEntries(parts),
    offence: typedText(kept.offence),
    facts: typedText(kept.facts),
    asked: askedItems.filter((item) => listOf(kept.asked).includes(item)),
    answered: Object.fromEntries(answered),
    negative: kept.negative === true,
    extradition: oneOf<Extradition>(kept.extradition),
    validity: oneOf<DataAnswer>(kept.validity),
    amendment: typedText(kept.amendment),
    papersBy: typedText(kept.papersBy),
    papersWay: oneOf<PaperWay>(kept.papersWay),
    lines: linesFrom(listOf(kept.lines).filter(isObject)),
  }
}

/** Keys of the entries of lists as they stand now, by part: pointers of faults count by them. */
export const sentOfPart = (typed: TypedPart | undefined): ReturnType<typeof sentLines> => sentLines(typed ?? {})

/** Places of the free lines that say anything, by key. */
export const sentFreeLines = (lines: readonly DraftLine[]): readonly number[] => saidLines(lines).map(({ key }) => key)
