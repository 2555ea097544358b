// Contributing to a file: a statement with its files, or a copy whose owner is asked first; grade and marking on axes of their own.
import { Button, SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { FileView } from '../analysis/analysis.schema.ts'
import { AttachmentUploads } from '../attachment/attachment.upload.panel.tsx'
import { useUploads } from '../attachment/attachment.uploads.panel.tsx'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField } from '../console/form.tsx'
import { useGo } from '../console/go.tsx'
import { FieldGroup } from '../console/repeated.tsx'
import { useSession } from '../console/session.ts'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import {
  type ContributionDraft,
  contributionEntry,
  emptyContribution,
  missingOfContribution,
} from './material.draft.panel.ts'
import { AxesFields, GradeFields } from './material.fields.panel.tsx'
import { contribute } from './material.operations.ts'
import { mostCharacters } from './material.schema.ts'

/** Bureaus that see the material of a file beside the own one. */
export const readersOf = (file: Pick<FileView, 'owner' | 'readers'>, own: string): readonly string[] =>
  [...new Set([file.owner, ...file.readers.map(({ bureau }) => bureau)])].filter((bureau) => bureau !== own)

const Own = ({
  draft,
  change,
  children,
}: {
  draft: ContributionDraft
  change: (members: Partial<ContributionDraft>) => void
  children: ReactNode
}) => (
  <>
    <TextField
      label="material.text"
      hint="material.text-hint"
      pointer="/text"
      lines={10}
      maxLength={mostCharacters}
      value={draft.text}
      onChange={(text) => change({ text })}
    />
    <TextField
      label="material.annex"
      hint="material.annex-hint"
      pointer="/annex"
      lines={2}
      maxLength={100_000}
      value={draft.annex}
      onChange={(annex) => change({ annex })}
    />
    {children}
  </>
)

export const ContributeForm = ({ file }: { file: FileView }): ReactNode => {
  const words = useWords()
  const go = useGo()
  const { bureau } = useSession()
  const [draft, change, clear] = useDraft<ContributionDraft>(`contribution ${file.id}`, emptyContribution)
  const uploads = useUploads()
  const [tried, setTried] = useState(false)
  const act = useAct(contribute, {
    refreshes: ['material.', 'analysis.'],
    onDone: ({ id, state }) => {
      clear()
      uploads.clear()
      tell(<Words id={state === 'waiting' ? 'material.asked-owner' : 'material.contributed'} />, 'good')
      go(`/contributions/${id}`)
    },
  })
  const files = draft.copies ? 0 : uploads.ready.length
  const faults = [
    ...missingOfContribution(draft, files + (uploads.isBusy ? 1 : 0)).map((pointer) => ({
      pointer,
      says: words(pointer === '/text' ? 'material.says-nothing' : 'fault.required'),
    })),
    ...(uploads.isBusy && !draft.copies ? [{ pointer: '/attachments', says: words('material.files-busy') }] : []),
    ...(uploads.isBlocked && !draft.copies ? [{ pointer: '/attachments', says: words('material.files-blocked') }] : []),
  ]
  return (
    <Form
      problem={act.error}
      {...(tried && faults.length > 0 ? { faults } : {})}
      onSubmit={() => {
        setTried(true)
        if (faults.length === 0 && !act.isPending)
          act.mutate({ params: { id: file.id }, body: contributionEntry(draft, uploads.ready) })
      }}
    >
      <TextField
        label="material.title"
        hint="material.title-hint"
        pointer="/title"
        required
        maxLength={200}
        value={draft.title}
        onChange={(title) => change({ title })}
      />
      <FieldGroup label="material.what" pointer="/what">
        <SegmentedControl
          aria-label={words('material.what')}
          value={draft.copies ? 'copy' : 'own'}
          data={[
            { value: 'own', label: words('material.what-own') },
            { value: 'copy', label: words('material.what-copy') },
          ]}
          onChange={(what) => change({ copies: what === 'copy' })}
        />
        {draft.copies ? (
          <TextField
            label="material.origin"
            hint="material.origin-hint"
            pointer="/origin"
            mono
            required
            maxLength={300}
            value={draft.origin}
            onChange={(origin) => change({ origin })}
          />
        ) : (
          <Own draft={draft} change={change}>
            <FieldGroup label="material.files" pointer="/attachments">
              <AttachmentUploads uploads={uploads} />
            </FieldGroup>
          </Own>
        )}
      </FieldGroup>
      <GradeFields value={draft.grade} onChange={(grade) => change({ grade })} />
      <AxesFields
        value={draft.axes}
        grade={draft.grade}
        readers={readersOf(file, bureau)}
        onChange={(axes) => change({ axes })}
      />
      <div className="form-acts">
        <Button type="submit" variant="filled" loading={act.isPending}>
          <Words id={draft.copies ? 'material.ask-owner' : 'material.contribute'} />
        </Button>
        <Button variant="subtle" onClick={() => go(`/files/${file.id}`)}>
          <Words id="layer.not-now" />
        </Button>
        <span className="quiet small">
          <Words id="reason.ctrl-enter" />
        </span>
      </div>
    </Form>
  )
}
