// Who reads a file, contributes to it and may be given results, with adding and taking away.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { Mono } from '../console/mono.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import type { Clause } from '../terms/clause.ts'
import { addToFile, removeFromFile } from './analysis.operations.ts'
import { Bureau, Bureaus, Part, ParticipantField } from './analysis.parts.panel.tsx'
import { type FileRole, type FileView, fileRoles } from './analysis.schema.ts'

const clauseOf: Readonly<Record<FileRole, Clause>> = {
  reader: 'file.read',
  contributor: 'file.contribute',
  recipient: 'network.take-part',
}

type Change = {
  readonly role: FileRole
  readonly bureau: string | null
  readonly officers: string
  readonly reason: string
}
const blank: Change = { role: 'reader', bureau: null, officers: '', reason: '' }

const listOf = (of: FileView, role: FileRole): string[] =>
  role === 'reader'
    ? of.readers.map(({ bureau }) => bureau).filter((bureau) => bureau !== of.owner)
    : role === 'contributor'
      ? of.contributors
      : of.recipients

type How = 'add' | 'remove'

const ChangePartners = ({ of, how, open, onClose }: { of: FileView; how: How; open: boolean; onClose: () => void }) => {
  const [draft, setDraft] = useState<Change>(blank)
  const change = (next: Partial<Change>) => setDraft({ ...draft, ...next })
  const done = () => {
    setDraft(blank)
    onClose()
    tell(<Words id="analysis.saved" />, 'good')
  }
  const options = { refreshes: ['analysis.'], onDone: done }
  const add = useAct(addToFile, options)
  const remove = useAct(removeFromFile, options)
  const act = how === 'add' ? add : remove
  const { role, bureau, reason } = draft
  const officers = draft.officers.split(/[\s,;،]+/u).filter((one) => one !== '')
  const send = () => {
    if (bureau === null) return
    const body = { version: of.version, role, bureau, reason: reason.trim() }
    if (how === 'remove') remove.mutate({ params: { id: of.id }, body })
    else
      add.mutate({
        params: { id: of.id },
        body: { ...body, ...(role === 'reader' && officers.length > 0 ? { officers } : {}) },
      })
  }
  return (
    <Sheet open={open} title={<Words id={`file-act.${how}`} />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id={`file-means.${how}`} />
      </p>
      <Form problem={act.error} onSubmit={send}>
        <CodeField
          label="analysis.role"
          pointer="/role"
          list="file-role"
          codes={fileRoles}
          required
          value={role}
          onChange={(next) => change({ role: next ?? 'reader', bureau: null })}
        />
        <ParticipantField
          label="analysis.bureau"
          pointer="/bureau"
          required
          {...(how === 'add'
            ? { clause: clauseOf[role], without: [of.owner, ...listOf(of, 'reader'), ...listOf(of, role)] }
            : { among: listOf(of, role) })}
          value={bureau}
          onChange={(next) => change({ bureau: next })}
        />
        {how === 'add' && role === 'reader' ? (
          <TextField
            label="analysis.officers"
            hint="analysis.officers-hint"
            pointer="/officers/0"
            mono
            value={draft.officers}
            onChange={(next) => change({ officers: next })}
          />
        ) : null}
        <TextField
          label="reason.text"
          pointer="/reason"
          lines={3}
          required
          maxLength={2000}
          value={reason}
          onChange={(next) => change({ reason: next })}
        />
        <FormActs act={<Words id={`file-act.${how}`} />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

/** Readers with the officers they name, contributors, recipients. */
export const Partners = ({ of }: { of: FileView }): ReactNode => {
  const [asked, ask] = useState<How | null>(null)
  const button = (how: How) =>
    of.allowed.includes(how) ? (
      <Button variant="subtle" onClick={() => ask(how)}>
        <Words id={`file-act.${how}`} />
      </Button>
    ) : null
  const named = of.readers.filter(({ officers }) => officers !== undefined)
  return (
    <Part
      head="analysis.group-who"
      act={
        <span className="analysis-acts">
          {button('add')}
          {button('remove')}
        </span>
      }
    >
      <dl className="facts">
        <Fact name="analysis.owner">
          <Bureau code={of.owner} />
        </Fact>
        <Fact name="analysis.readers">
          <Bureaus codes={listOf(of, 'reader')} />
        </Fact>
        {named.map(({ bureau, officers = [] }) => (
          <Fact key={bureau} name="analysis.officers">
            {officers.map((officer) => (
              <Mono key={officer}>{officer}</Mono>
            ))}
          </Fact>
        ))}
        <Fact name="analysis.contributors">
          <Bureaus codes={of.contributors} />
        </Fact>
        <Fact name="analysis.recipients">
          <Bureaus codes={of.recipients} />
        </Fact>
      </dl>
      <ChangePartners of={of} how="add" open={asked === 'add'} onClose={() => ask(null)} />
      <ChangePartners of={of} how="remove" open={asked === 'remove'} onClose={() => ask(null)} />
    </Part>
  )
}
