// Linking an own record with another one, and ending a link with a reason: the other record is chosen or named by its address.
import { Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { useSignal } from '../console/signal.ts'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Static } from '../kernel/schema.ts'
import { recentRecords } from '../record/record.recent.panel.ts'
import type { RecordView } from '../record/record.schema.ts'
import { readAddress } from './link.layout.panel.ts'
import { endLink, makeLink } from './link.operations.ts'
import { type LinkView, type linkedRecord, type Relation, relations } from './link.schema.ts'

type Linked = Static<typeof linkedRecord>
type Draft = {
  readonly address: string
  readonly chosen: string | null
  readonly relation: Relation | null
  readonly note: string
}
const blank: Draft = { address: '', chosen: null, relation: null, note: '' }

/** `known`: records that may be meant; `other`: the one that was chosen where the sheet was opened. */
export const MakeLinkSheet = ({
  record,
  known,
  other,
  open,
  onClose,
}: {
  record: RecordView
  known: readonly Linked[]
  other: Linked | null
  open: boolean
  onClose: () => void
}): ReactNode => {
  const words = useWords()
  return (
    <Sheet open={open} title={words('link.make')} onClose={onClose}>
      <MakeLinkForm key={other?.id ?? 'any'} record={record} known={known} other={other} onClose={onClose} />
    </Sheet>
  )
}

const MakeLinkForm = ({
  record,
  known,
  other,
  onClose,
}: {
  record: RecordView
  known: readonly Linked[]
  other: Linked | null
  onClose: () => void
}) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const [draft, change, clear] = useDraft<Draft>(`link ${record.id} ${other?.id ?? ''}`, {
    ...blank,
    chosen: other?.id ?? null,
  })
  const [tried, setTried] = useState(false)
  const make = useAct(makeLink, {
    refreshes: ['link.'],
    onDone: () => {
      clear()
      tell(words('link.made'), 'good')
      onClose()
    },
  })
  const opened = useSignal(recentRecords).filter(({ id }) => id !== record.id && !known.some((one) => one.id === id))
  const choices = [...known, ...opened]
  const picked = choices.find((one) => one.id === draft.chosen)
  const said = (one: (typeof choices)[number]) => ({
    value: one.id,
    label: `${one.title || '—'} · ${words(`database.${one.database}`)}`,
  })
  const target = picked ? { database: picked.database, record: picked.id } : readAddress(draft.address)
  const faults = [
    ...(target === undefined ? [{ pointer: '/record', says: words('link.no-address') }] : []),
    ...(draft.relation === null ? [{ pointer: '/relation', says: words('record.choose') }] : []),
  ]
  return (
    <Form
      problem={make.error}
      {...(tried && faults.length > 0 ? { faults } : {})}
      onSubmit={() => {
        setTried(true)
        if (target === undefined || draft.relation === null || make.isPending) return
        const note = draft.note.trim()
        make.mutate({
          params: { database: record.database, id: record.id },
          body: { ...target, relation: draft.relation, ...(note === '' ? {} : { note }) },
        })
      }}
    >
      {choices.length > 0 ? (
        <Select
          label={words('link.other')}
          data={[
            ...(known.length > 0 ? [{ group: words('link.found'), items: known.map(said) }] : []),
            ...(opened.length > 0 ? [{ group: words('link.opened'), items: opened.map(said) }] : []),
          ]}
          value={draft.chosen}
          onChange={(chosen) => change({ chosen })}
          searchable
          clearable
          data-autofocus
          nothingFoundMessage={<Words id="form.nothing-found" />}
        />
      ) : null}
      {picked ? null : (
        <TextField
          label="link.address"
          hint="link.address-hint"
          pointer="/record"
          mono
          required
          autoFocus={choices.length === 0}
          maxLength={300}
          value={draft.address}
          onChange={(address) => change({ address })}
        />
      )}
      <CodeField
        label="link.relation"
        pointer="/relation"
        list="relation-from"
        codes={relations}
        required
        value={draft.relation}
        onChange={(relation) => change({ relation })}
      />
      {draft.relation === null ? null : (
        <p className="quiet small">
          <Words
            id="link.reads"
            values={{
              from: codeWords('relation-from', draft.relation),
              to: codeWords('relation-to', draft.relation),
            }}
          />
        </p>
      )}
      <TextField
        label="link.note"
        pointer="/note"
        lines={3}
        maxLength={1000}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
      <p className="quiet small">
        <Words id="link.make-why" />
      </p>
      <FormActs act={<Words id="link.make-act" />} busy={make.isPending} onLeave={onClose} />
    </Form>
  )
}

/** Ends a stated link; the words stay with it. */
export const EndLinkSheet = ({
  record,
  link,
  onClose,
}: {
  record: RecordView
  link: LinkView | null
  onClose: () => void
}): ReactNode => {
  const words = useWords()
  const end = useAct(endLink, {
    refreshes: ['link.'],
    onDone: () => {
      tell(words('link.ended'), 'good')
      onClose()
    },
  })
  return (
    <ReasonSheet
      open={link !== null}
      title={<Words id="link.end" />}
      consequence={<Words id="link.end-consequence" values={{ title: <bdi>{link?.record.title ?? ''}</bdi> }} />}
      reasons={[] as readonly string[]}
      list="link"
      act={<Words id="link.end-act" />}
      textRequired
      busy={end.isPending}
      problem={end.error}
      onAct={({ text }) => {
        if (link)
          end.mutate({
            params: { database: record.database, id: record.id, link: link.id },
            body: { reason: text },
          })
      }}
      onClose={onClose}
    />
  )
}
