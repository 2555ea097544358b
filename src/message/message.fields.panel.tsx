// The fields of a message in the order in which a desk fills them: to whom, how urgent, about what, what is asked, under which marks.

import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { CodeField, TextField, useField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { FieldGroup } from '../console/repeated.tsx'
import { crimeAreas } from '../terms/crime-area.ts'
import { needsReason } from './message.checks.panel.ts'
import { HeldAttachments } from './message.checks.panel.tsx'
import { type ComposeDraft, type floorOf, offeredCodes, offeredLevels } from './message.compose.panel.ts'
import { blankForm, type FormDraft } from './message.form.panel.ts'
import type { FormKind } from './message.form.schema.ts'
import { forms, questionForms } from './message.form.table.ts'
import { FormFields } from './message.formfields.panel.tsx'
import type { Resolved } from './message.group.ts'
import { ReferField } from './message.refer.panel.tsx'
import { type MessageView, type ReferenceView, type Urgency, urgencies } from './message.schema.ts'
import { ToField, useAddressees } from './message.to.panel.tsx'
import { addParagraph } from './message.wording.panel.ts'
import { InsertWording } from './message.wording.panel.tsx'
import './message.css'

/** Languages messages are written in besides those the recipients name. */
const writtenLanguages = [
  'en',
  'fr',
  'es',
  'ar',
  'vi',
  'de',
  'pt',
  'it',
  'ru',
  'zh',
  'ja',
  'ko',
  'th',
  'id',
  'tr',
  'fa',
]

/** Forms to choose from: questions, the answer to what is replied to, and the one that is there. */
const kindsFor = (answered: MessageView | undefined, present: FormKind | undefined): readonly FormKind[] => {
  const asked = answered?.content?.kind
  const answer = asked === undefined ? null : forms[asked].answeredBy
  return [...new Set([...(answer ? [answer] : []), ...questionForms, ...(present ? [present] : [])])]
}

const LanguageField = ({
  spoken,
  value,
  onChange,
}: {
  spoken: readonly string[]
  value: string | null
  onChange: (language: string | null) => void
}) => {
  const nameOf = useLanguageName()
  const codes = [...new Set([...spoken, ...writtenLanguages, ...(value === null ? [] : [value])])]
  return (
    <Select
      {...useField({ label: 'message.language', pointer: '/language', hint: 'message.language-hint' })}
      data={codes.map((code) => ({ value: code, label: nameOf(code) }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
    />
  )
}

export const MessageFields = ({
  typed,
  draft,
  resolved,
  floor,
  answered,
  pointers,
  names,
  dueRound,
  change,
  changeAsk,
  changeForm,
}: {
  /** As it was typed; `draft` is the same with marks raised to what it quotes. */
  typed: ComposeDraft
  draft: ComposeDraft
  resolved: Resolved
  floor: ReturnType<typeof floorOf>
  answered: MessageView | undefined
  pointers: readonly ReferenceView[]
  names?: ReadonlyMap<string, string>
  /** Counts how often the day of the answer was set by itself: its field is drawn anew then. */
  dueRound: number
  change: (members: Partial<ComposeDraft>) => void
  changeAsk: (members: { readonly urgency?: Urgency; readonly form?: ComposeDraft['form'] }) => void
  changeForm: (members: Partial<FormDraft>) => void
}): ReactNode => {
  const { recipients } = useAddressees()
  const languagesOf = (code: string): readonly string[] =>
    recipients.find(({ bureau }) => bureau === code)?.languages ?? []
  const spoken = resolved.bureaus.flatMap(languagesOf)
  const preferred = resolved.bureaus.flatMap((code) => languagesOf(code)[0] ?? [])
  const kinds = kindsFor(answered, typed.form?.kind)
  return (
    <div className="form">
      <ToField
        value={typed.to}
        onChange={(to) => change({ to })}
        counts={resolved.counts}
        total={resolved.bureaus.length}
      />
      {needsReason(resolved.bureaus) ? (
        <TextField
          label="message.reason"
          hint="message.reason-hint"
          pointer="/reason"
          required
          lines={2}
          maxLength={1000}
          value={typed.reason}
          onChange={(reason) => change({ reason })}
        />
      ) : null}
      <div className="form-row">
        <CodeField
          label="message.urgency"
          pointer="/urgency"
          list="urgency"
          codes={urgencies}
          required
          value={typed.urgency}
          onChange={(urgency) => changeAsk({ urgency: urgency ?? 'normal' })}
        />
        <InstantField
          key={dueRound}
          label="message.reply-by"
          pointer="/replyBy"
          spans={[60, 720, 1440, 4320]}
          value={typed.replyBy}
          onChange={(replyBy) => change({ replyBy })}
        />
      </div>
      {typed.urgency === 'very-urgent' ? (
        <TextField
          label="message.urgency-reason"
          hint="message.very-urgent-does"
          pointer="/urgencyReason"
          required
          lines={2}
          maxLength={1000}
          value={typed.urgencyReason}
          onChange={(urgencyReason) => change({ urgencyReason })}
        />
      ) : null}
      <TextField
        label="message.subject"
        hint="message.subject-hint"
        pointer="/subject"
        required
        maxLength={200}
        value={typed.subject}
        onChange={(subject) => change({ subject })}
      />
      <div className="form-row">
        <TextField
          label="message.our-reference"
          hint="message.our-reference-hint"
          pointer="/ourReference"
          mono
          required
          maxLength={80}
          value={typed.ourReference}
          onChange={(ourReference) => change({ ourReference })}
        />
        <TextField
          label="message.your-reference"
          pointer="/yourReference"
          mono
          maxLength={80}
          value={typed.yourReference}
          onChange={(yourReference) => change({ yourReference })}
        />
      </div>
      <CodeField
        label="message.form"
        hint="message.form-hint"
        pointer="/form/kind"
        list="form-kind"
        codes={kinds}
        value={typed.form?.kind ?? null}
        onChange={(kind) => changeAsk({ form: kind === null ? null : { ...(typed.form ?? blankForm(kind)), kind } })}
      />
      {typed.form ? (
        <FieldGroup label={`form-kind.${typed.form.kind}`} pointer="/form">
          <FormFields draft={typed.form} asked={answered?.content?.asked ?? []} onChange={changeForm} />
        </FieldGroup>
      ) : null}
      <TextField
        label="message.body"
        pointer="/body"
        required
        lines={8}
        maxLength={40_000}
        value={typed.body}
        onChange={(body) => change({ body })}
      />
      <InsertWording
        preferred={preferred}
        onInsert={(inserted, language) =>
          change({
            body: addParagraph(typed.body, inserted),
            ...(typed.body.trim() === '' ? { language } : {}),
          })
        }
      />
      <div className="form-row">
        <LanguageField spoken={spoken} value={typed.language} onChange={(language) => change({ language })} />
        <CodeField
          label="message.crime-area"
          pointer="/crimeArea"
          list="crime-area"
          codes={crimeAreas}
          value={typed.crimeArea}
          onChange={(crimeArea) => change({ crimeArea })}
        />
      </div>
      <div className="form-row">
        <CodeField
          label="message.handling"
          pointer="/handlingCode"
          list="handling"
          codes={offeredCodes(floor.code)}
          required
          value={draft.handlingCode}
          onChange={(handlingCode) => change({ handlingCode: handlingCode ?? floor.code })}
        />
        <CodeField
          label="message.confidentiality"
          pointer="/confidentiality"
          list="confidentiality"
          codes={offeredLevels(floor.confidentiality)}
          required
          value={draft.confidentiality}
          onChange={(confidentiality) => change({ confidentiality: confidentiality ?? floor.confidentiality })}
        />
      </div>
      {draft.handlingCode === 'H3' ? (
        <TextField
          label="message.condition"
          pointer="/handlingCondition"
          required
          lines={2}
          maxLength={1000}
          value={typed.handlingCondition}
          onChange={(handlingCondition) => change({ handlingCondition })}
        />
      ) : null}
      <ReferField value={typed.references} pointers={pointers} onChange={(references) => change({ references })} />
      <FieldGroup label="message.attachments" pointer="/attachments">
        <HeldAttachments
          of={typed.attachments}
          {...(names ? { names } : {})}
          onRemove={(gone) => change({ attachments: typed.attachments.filter((one) => one !== gone) })}
        />
      </FieldGroup>
    </div>
  )
}
