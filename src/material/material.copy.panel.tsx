// Copying claims that were chosen into another file: which file, under which title; what its sources have not agreed to is named.
import { Button, Select } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { listFiles } from '../analysis/analysis.operations.ts'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField, useField } from '../console/form.tsx'
import { useGo } from '../console/go.tsx'
import { FieldGroup } from '../console/repeated.tsx'
import { useMay } from '../console/session.ts'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { type CopyDraft, copyEntry, copyFaults, emptyCopy, missingOfCopy } from './material.copy.panel.ts'
import type { PickedClaim } from './material.picking.panel.ts'
import { copyClaims } from './material.work.operations.ts'

/** Files that take contributions now, but for the one the claims stand in. */
const FileField = ({
  from,
  value,
  onChange,
}: {
  from: string
  value: string | null
  onChange: (id: string | null) => void
}) => {
  const files = useAnswer(listFiles, { query: { state: 'open', limit: 200 } })
  const lines = files.data?.files.filter(({ id, takesContributions }) => id !== from && takesContributions) ?? []
  return (
    <Select
      {...useField({ label: 'material.copy-to', hint: 'material.copy-to-hint', pointer: '/to', required: true })}
      data={lines.map(({ id, reference, name }) => ({ value: id, label: `${reference} · ${name}` }))}
      value={value}
      onChange={onChange}
      searchable
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

const CopySheet = ({
  from,
  claims,
  onClose,
}: {
  from: string
  claims: readonly PickedClaim[]
  onClose: () => void
}) => {
  const words = useWords()
  const go = useGo()
  const [draft, change, clear] = useDraft<CopyDraft>(`copy ${from}`, emptyCopy)
  const [tried, setTried] = useState(false)
  const copy = useAct(copyClaims, {
    refreshes: ['material.', 'analysis.'],
    onDone: ({ contributions }) => {
      clear()
      onClose()
      tell(<Words id="material.copied" values={{ count: contributions.length }} />, 'good')
      const [first] = contributions
      if (first) go(`/contributions/${first.id}`)
    },
  })
  const missing = missingOfCopy(draft).map((pointer) => ({ pointer, says: words('fault.required') }))
  const faults = tried && missing.length > 0 ? missing : copyFaults(copy.error?.pointers ?? [], claims)
  const send = () => {
    setTried(true)
    if (missing.length === 0 && draft.to !== null && !copy.isPending)
      copy.mutate({ params: { id: draft.to }, body: copyEntry(from, claims, draft) })
  }
  return (
    <>
      <div className="sheet-consequence">
        <Words id="material.copy-means" />
      </div>
      <Form problem={copy.error} {...(faults.length > 0 ? { faults } : {})} onSubmit={send}>
        <FileField from={from} value={draft.to} onChange={(to) => change({ to })} />
        <TextField
          label="material.title"
          hint="material.title-hint"
          pointer="/title"
          required
          maxLength={200}
          value={draft.title}
          onChange={(title) => change({ title })}
        />
        <FieldGroup label="material.claims" pointer="/claims">
          <ul className="material-plain">
            {claims.map(({ id, title }) => (
              <li key={id} dir="auto">
                {title}
              </li>
            ))}
          </ul>
        </FieldGroup>
        <FormActs act={<Words id="material.copy" />} busy={copy.isPending} onLeave={onClose} />
      </Form>
    </>
  )
}

/** Draws nothing where no claim is chosen, or for who may not copy. */
export const CopyClaims = ({ from, claims }: { from: string; claims: readonly PickedClaim[] }): ReactNode => {
  const may = useMay(copyClaims)
  const [isOpen, open] = useState(false)
  if (!may || claims.length === 0) return null
  return (
    <>
      <Button leftSection={<IconCopy size={14} aria-hidden />} onClick={() => open(true)}>
        <Words id="material.copy" />
      </Button>
      <Sheet open={isOpen} title={<Words id="material.copy" />} onClose={() => open(false)} size={560}>
        <CopySheet from={from} claims={claims} onClose={() => open(false)} />
      </Sheet>
    </>
  )
}
