// Giving in a list: the file, what its columns mean, how it reads, where it comes from and on what ground; nothing is kept before the last step.
import { Checkbox, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ask, useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, FlagField, Form, TextField } from '../console/form.tsx'
import { To, useGo } from '../console/go.tsx'
import type { Problem } from '../console/problem.ts'
import { useSession } from '../console/session.ts'
import { FormActs } from '../console/sheet.tsx'
import { Failed, Loading } from '../console/states.tsx'
import { tell } from '../console/undo.tsx'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import { FileChoice } from '../feed/feed.file.panel.tsx'
import { Step } from '../feed/feed.mapped.panel.tsx'
import type { FilePart } from '../feed/feed.source.panel.ts'
import type { Mapping } from '../intake/mapping.ts'
import { encodings } from '../intake/text-encoding.ts'
import type { Purpose } from '../terms/purpose.ts'
import { ListColumns } from './screening.columns.panel.tsx'
import { type OpenedList, openList } from './screening.file.panel.ts'
import { FirstLines } from './screening.lines.panel.tsx'
import { previewList, uploadList } from './screening.operations.ts'
import {
  type LegalBasisKind,
  type ListForm,
  type ListKind,
  type ListPreview,
  type ListReading,
  legalBases,
  listForms,
  listKinds,
} from './screening.schema.ts'
import './screening.css'

type Draft = {
  readonly file: OpenedList | null
  readonly tooLarge: boolean
  readonly form: ListForm
  readonly encoding: string | null
  readonly header: boolean
  readonly mapping: Mapping | null
  readonly leaveOut: boolean
  readonly kind: ListKind | null
  readonly source: string
  readonly voyage: string
  readonly from: string
  readonly to: string
  readonly basisKind: LegalBasisKind | null
  readonly basis: string
  readonly purpose: Purpose | null
  readonly reference: string
  readonly silent: boolean
}

const readingOf = (draft: Draft): ListReading | undefined =>
  draft.file === null
    ? undefined
    : {
        form: draft.form,
        header: draft.header,
        content: draft.file.content,
        ...(draft.encoding ? { encoding: draft.encoding } : {}),
        ...(draft.mapping && draft.form === 'csv' ? { mapping: asSent(draft.mapping) } : {}),
      }

/** A mapping as the hub takes it: lists that may be changed. */
const asSent = ({ columns, constants }: Mapping): NonNullable<ListReading['mapping']> => ({
  columns: columns.map(({ words, ...column }) => ({
    ...column,
    ...(words ? { words: words.map((one) => ({ ...one })) } : {}),
  })),
  constants: constants.map((one) => ({ ...one })),
})

/** How the file is read, where the hub has not found it out rightly. */
const HowRead = ({
  of,
  draft,
  change,
}: {
  of: ListPreview | undefined
  draft: Draft
  change: (part: Partial<Draft>) => void
}) => {
  const words = useWords()
  return (
    <div className="screening-reading">
      <Select
        label={words('screening.form')}
        data={listForms.map((form) => ({ value: form, label: words(`screening-form.${form}`) }))}
        value={draft.form}
        allowDeselect={false}
        onChange={(next) => change({ form: listForms.find((one) => one === next) ?? 'csv', mapping: null })}
      />
      <Select
        label={words('screening.encoding')}
        data={[...encodings]}
        value={of?.encoding ?? draft.encoding ?? 'utf-8'}
        allowDeselect={false}
        searchable
        nothingFoundMessage={<Words id="form.nothing-found" />}
        onChange={(encoding) => change({ encoding, mapping: null })}
      />
      {draft.form === 'csv' ? (
        <Checkbox
          label={words('screening.header')}
          checked={draft.header}
          onChange={(event) => change({ header: event.currentTarget.checked, mapping: null })}
        />
      ) : null}
    </div>
  )
}

/** `/screenings/new`. */
export const NewScreening = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const [language] = useLanguage()
  const { purposes, purpose, reference } = useSession()
  const [draft, change, clear] = useDraft<Draft>('screening', {
    file: null,
    tooLarge: false,
    form: 'csv',
    encoding: null,
    header: true,
    mapping: null,
    leaveOut: false,
    kind: 'passengers',
    source: '',
    voyage: '',
    from: '',
    to: '',
    basisKind: 'law',
    basis: '',
    purpose,
    reference: reference ?? '',
    silent: false,
  })
  const [tried, setTried] = useState(false)
  const reading = readingOf(draft)
  const preview = useQuery<ListPreview, Problem>({
    queryKey: [previewList.name, language, draft.file?.id, draft.form, draft.encoding, draft.header, draft.mapping],
    queryFn: ({ signal }) => ask(previewList, { body: reading ?? { form: 'csv', content: '' } }, { signal }),
    enabled: reading !== undefined,
    placeholderData: (before) => before,
    retry: false,
    gcTime: 0,
  })
  const give = useAct(uploadList, {
    refreshes: ['screening.'],
    onDone: (list) => {
      clear()
      tell(<Words id="screening.given" />, 'good')
      go(`/screenings/${list.id}`)
    },
  })
  const choose = async ([file]: readonly FilePart[]) => {
    const opened = file ? await openList(file) : null
    change({
      file: opened,
      tooLarge: opened === null,
      form: opened?.form ?? 'csv',
      encoding: null,
      header: true,
      mapping: null,
      leaveOut: false,
    })
  }
  const read = preview.data
  const mapping = draft.mapping ?? read?.mapping
  // Columns are asked about in tables only, and nothing stands between file and ground before there is one.
  const lastStep = draft.file === null ? 2 : draft.form === 'csv' ? 4 : 3
  const required = (pointer: string, text: string | null) =>
    text === null || text.trim() === '' ? [{ pointer, says: words('fault.required') }] : []
  const unsettled = (): readonly { readonly pointer: string; readonly says: string }[] => {
    if (draft.file === null) return [{ pointer: '/content', says: words('screening.no-file') }]
    if (read === undefined) return [{ pointer: '/content', says: words('screening.still-reading') }]
    if (read.mappingFaults.length > 0) return read.mappingFaults
    if (read.items === 0) return [{ pointer: '/content', says: words('screening.no-lines') }]
    return read.unread > 0 && !draft.leaveOut
      ? [{ pointer: '/leaveOut', says: words('screening.settle-unread', { count: read.unread }) }]
      : []
  }
  const faults = [
    ...unsettled(),
    ...required('/kind', draft.kind),
    ...required('/source', draft.source),
    ...required('/legalBasis/kind', draft.basisKind),
    ...required('/legalBasis/text', draft.basis),
    ...required('/purpose', draft.purpose),
    ...required('/reference', draft.reference),
  ]
  const send = () => {
    setTried(true)
    const { kind, basisKind } = draft
    if (faults.length > 0 || give.isPending || !reading || !read || !kind || !basisKind || !draft.purpose) return
    const where = {
      ...(draft.voyage.trim() ? { voyage: draft.voyage.trim() } : {}),
      ...(draft.from.trim() ? { from: draft.from.trim() } : {}),
      ...(draft.to.trim() ? { to: draft.to.trim() } : {}),
    }
    give.mutate({
      body: {
        ...reading,
        ...(mapping && draft.form === 'csv' ? { mapping: asSent(mapping) } : {}),
        kind,
        source: draft.source.trim(),
        where,
        legalBasis: { kind: basisKind, text: draft.basis.trim() },
        purpose: draft.purpose,
        reference: draft.reference.trim(),
        leaveOut: read.unread,
        ...(draft.silent ? { silent: true } : {}),
      },
    })
  }
  return (
    <div className="page screening-new">
      <div className="page-head">
        <h1>
          <Words id="screening.new-title" />
        </h1>
        <To address="/screenings">
          <Words id="screening.all" />
        </To>
      </div>
      <p className="quiet screening-text">
        <Words id="screening.new-why" />
      </p>
      <Step number={1} title="screening.step-file">
        <FileChoice
          chosen={draft.file ? [draft.file.name] : []}
          label={<Words id="screening.choose" />}
          hint={<Words id="screening.choose-hint" />}
          onChoose={(files) => void choose(files)}
        />
        {draft.tooLarge ? (
          <p className="screening-warning" role="alert">
            <Words id="screening.too-large" />
          </p>
        ) : null}
        {draft.file ? <HowRead of={read} draft={draft} change={change} /> : null}
      </Step>
      {draft.file === null ? null : preview.error && !preview.isFetching ? (
        <Failed problem={preview.error} retry={() => void preview.refetch()} />
      ) : read === undefined || mapping === undefined ? (
        <Loading rows={6} />
      ) : (
        <>
          {draft.form === 'csv' ? (
            <Step number={2} title="screening.step-columns">
              <ListColumns of={read} mapping={mapping} onChange={(next) => change({ mapping: next })} />
            </Step>
          ) : null}
          <Step number={draft.form === 'csv' ? 3 : 2} title="screening.step-lines">
            <FirstLines of={read} />
            {read.unread > 0 ? (
              <Checkbox
                label={words('screening.leave-out')}
                checked={draft.leaveOut}
                onChange={(event) => change({ leaveOut: event.currentTarget.checked })}
              />
            ) : null}
          </Step>
        </>
      )}
      <Step number={lastStep} title="screening.step-ground">
        <Form problem={give.error} {...(tried && faults.length > 0 ? { faults } : {})} onSubmit={send}>
          <div className="form-row">
            <CodeField
              label="screening.kind"
              pointer="/kind"
              list="list-kind"
              codes={listKinds}
              required
              value={draft.kind}
              onChange={(kind) => change({ kind })}
            />
            <TextField
              label="screening.source"
              pointer="/source"
              required
              maxLength={120}
              value={draft.source}
              onChange={(source) => change({ source })}
            />
          </div>
          <div className="form-row">
            <TextField
              label="screening.voyage"
              pointer="/where/voyage"
              mono
              maxLength={20}
              value={draft.voyage}
              onChange={(voyage) => change({ voyage })}
            />
            <TextField
              label="screening.from"
              pointer="/where/from"
              maxLength={80}
              value={draft.from}
              onChange={(from) => change({ from })}
            />
            <TextField
              label="screening.to"
              pointer="/where/to"
              maxLength={80}
              value={draft.to}
              onChange={(to) => change({ to })}
            />
          </div>
          <CodeField
            label="screening.legal-basis-kind"
            pointer="/legalBasis/kind"
            list="legal-basis"
            codes={legalBases}
            required
            value={draft.basisKind}
            onChange={(basisKind) => change({ basisKind })}
          />
          <TextField
            label="screening.legal-basis"
            pointer="/legalBasis/text"
            required
            lines={2}
            maxLength={600}
            value={draft.basis}
            onChange={(basis) => change({ basis })}
          />
          <div className="form-row">
            <CodeField
              label="screening.purpose"
              pointer="/purpose"
              list="purpose"
              codes={purposes}
              required
              value={draft.purpose}
              onChange={(next) => change({ purpose: next })}
            />
            <TextField
              label="screening.reference"
              pointer="/reference"
              mono
              required
              maxLength={80}
              value={draft.reference}
              onChange={(next) => change({ reference: next })}
            />
          </div>
          <FlagField
            label="screening.silent"
            pointer="/silent"
            value={draft.silent}
            onChange={(silent) => change({ silent })}
          />
          <FormActs act={<Words id="screening.give" />} busy={give.isPending} onLeave={() => go('/screenings')} />
        </Form>
      </Step>
    </div>
  )
}
