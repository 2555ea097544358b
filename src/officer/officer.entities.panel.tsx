// National entities under the bureau: what each may ask, changed and suspended by the bureau that answers for it.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { changeUnit, createUnit, listUnits, suspendUnit } from '../bureau/bureau.operations.ts'
import { type UnitView, unitKinds } from '../bureau/bureau.schema.ts'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { Mono } from '../console/mono.tsx'
import { usePagedLines } from '../console/paging.ts'
import { useMay } from '../console/session.ts'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { databaseNames } from '../terms/database.ts'
import { type Purpose, purposes } from '../terms/purpose.ts'
import { BeforeAfter, Lines, SeveralField, Standing, useOwnGrants, useReachOptions } from './officer.admin.panel.tsx'

export const Entities = (): ReactNode => {
  const units = usePagedLines(listUnits, { query: { limit: 100 } }, (page) => page.units)
  const mayAdd = useMay(createUnit)
  const [adding, setAdding] = useState(false)
  const add = () => setAdding(true)
  return (
    <section className="admin-part">
      <p className="quiet">
        <Words id="entity.why" />
      </p>
      {mayAdd ? (
        <div>
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            <Words id="entity.add" />
          </Button>
        </div>
      ) : null}
      <Lines of={units} none="entity.none">
        {(lines, foot) => (
          <>
            <ul className="admin-cards">
              {lines.map((one) => (
                <Entity key={one.code} of={one} />
              ))}
            </ul>
            <p className="quiet small">{foot}</p>
          </>
        )}
      </Lines>
      {adding ? <EntitySheet onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

const Entity = ({ of }: { of: UnitView }) => {
  const codeWords = useCodeWords()
  const [doing, begin] = useState<'change' | 'suspend' | null>(null)
  const may = (act: string) => of.allowed.includes(act)
  const close = () => begin(null)
  return (
    <li>
      <p>
        <strong>
          <bdi>{of.name}</bdi>
        </strong>{' '}
        <Mono>{of.code}</Mono> · {codeWords('unit-kind', of.kind)} · <Standing of={of.state} />
      </p>
      <p className="quiet">{of.databases.map((one) => codeWords('database', one)).join(' · ') || '—'}</p>
      <p className="quiet">{of.purposes.map((one) => codeWords('purpose', one)).join(' · ') || '—'}</p>
      <div className="admin-acts">
        {may('change') ? (
          <Button onClick={() => begin('change')}>
            <Words id="entity.change" />
          </Button>
        ) : null}
        {may('suspend') ? (
          <Button
            {...(of.state === 'active' ? { variant: 'subtle', color: 'flash' } : {})}
            onClick={() => begin('suspend')}
          >
            <Words id={of.state === 'active' ? 'admin.suspend' : 'admin.restore'} />
          </Button>
        ) : null}
      </div>
      {doing === 'change' ? <EntitySheet of={of} onClose={close} /> : null}
      {doing === 'suspend' ? <SuspendSheet of={of} onClose={close} /> : null}
    </li>
  )
}

type Wish = {
  readonly code: string
  readonly name: string
  readonly kind: UnitView['kind'] | null
  readonly databases: readonly string[] | null
  readonly purposes: readonly Purpose[] | null
  readonly reason: string
}

const blank: Wish = { code: '', name: '', kind: null, databases: null, purposes: null, reason: '' }

/** Adds an entity, or changes one: then what was and what will be stand above the button, and a reason is asked for. */
const EntitySheet = ({ of, onClose }: { of?: UnitView; onClose: () => void }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const grants = useOwnGrants()
  const options = useReachOptions()
  const first: Wish = of ? { ...of, reason: '' } : blank
  const [draft, change, clear] = useDraft<Wish>(of ? `entity ${of.code} ${of.version}` : 'entity new', first)
  const [tried, setTried] = useState(false)
  const done = () => {
    clear()
    tell(words(of ? 'admin.changed' : 'entity.added'), 'good')
    onClose()
  }
  const create = useAct(createUnit, { onDone: done })
  const mend = useAct(changeUnit, { refreshes: ['unit.', 'officer.'], onDone: done })
  const act = of ? mend : create
  // A new entity begins with all the bureau has: what it does not need is taken away before anybody uses it.
  const databases = draft.databases ?? grants?.databases ?? []
  const named: readonly Purpose[] = draft.purposes ?? grants?.purposes ?? []
  const faults = [
    ...(!of && draft.code.trim() === '' ? [{ pointer: '/code', says: words('entity.write-code') }] : []),
    ...(draft.name.trim() === '' ? [{ pointer: '/name', says: words('entity.write-name') }] : []),
    ...(draft.kind === null ? [{ pointer: '/kind', says: words('entity.choose-kind') }] : []),
    ...(of && draft.reason.trim() === '' ? [{ pointer: '/reason', says: words('reason.write') }] : []),
  ]
  const said = (list: 'database' | 'purpose', codes: readonly string[]) =>
    codes.map((one) => codeWords(list, one)).join(' · ') || '—'
  const send = () => {
    setTried(true)
    const { kind } = draft
    if (faults.length > 0 || kind === null || act.isPending) return
    const shared = { name: draft.name.trim(), kind, databases: [...databases], purposes: [...named] }
    if (of)
      mend.mutate({ params: { unit: of.code }, body: { ...shared, version: of.version, reason: draft.reason.trim() } })
    else create.mutate({ body: { ...shared, code: draft.code.trim() } })
  }
  return (
    <Sheet open title={<Words id={of ? 'entity.change' : 'entity.add'} />} onClose={onClose} size={560}>
      <Form
        label={words(of ? 'entity.change' : 'entity.add')}
        problem={act.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={send}
      >
        {of ? null : (
          <TextField
            label="entity.code"
            hint="entity.code-hint"
            pointer="/code"
            required
            mono
            autoFocus
            maxLength={40}
            value={draft.code}
            onChange={(code) => change({ code })}
          />
        )}
        <TextField
          label="entity.name"
          pointer="/name"
          required
          maxLength={120}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
        <CodeField
          label="entity.kind"
          pointer="/kind"
          required
          list="unit-kind"
          codes={unitKinds}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
        />
        <SeveralField
          label="admin.databases"
          pointer="/databases"
          columns
          options={options('databases', databaseNames)}
          value={databases as readonly (typeof databaseNames)[number][]}
          onChange={(chosen) => change({ databases: chosen })}
        />
        <SeveralField
          label="admin.purposes"
          pointer="/purposes"
          columns
          options={options('purposes', purposes)}
          value={named}
          onChange={(chosen) => change({ purposes: chosen })}
        />
        {of ? (
          <>
            <BeforeAfter
              lines={[
                { name: 'entity.name', before: of.name, after: draft.name, same: of.name === draft.name },
                {
                  name: 'entity.kind',
                  before: codeWords('unit-kind', of.kind),
                  after: draft.kind ? codeWords('unit-kind', draft.kind) : '—',
                  same: of.kind === draft.kind,
                },
                {
                  name: 'admin.databases',
                  before: said('database', of.databases),
                  after: said('database', databases),
                  same: [...of.databases].sort().join() === [...databases].sort().join(),
                },
                {
                  name: 'admin.purposes',
                  before: said('purpose', of.purposes),
                  after: said('purpose', named),
                  same: [...of.purposes].sort().join() === [...named].sort().join(),
                },
              ]}
            />
            <TextField
              label="reason.label"
              hint="admin.reason-hint"
              pointer="/reason"
              required
              lines={2}
              maxLength={500}
              value={draft.reason}
              onChange={(reason) => change({ reason })}
            />
          </>
        ) : null}
        <FormActs act={<Words id={of ? 'entity.change' : 'entity.add'} />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const SuspendSheet = ({ of, onClose }: { of: UnitView; onClose: () => void }) => {
  const suspended = of.state === 'active'
  const act = useAct(suspendUnit, { refreshes: ['unit.', 'officer.', 'key.'], onDone: onClose })
  const says = suspended ? 'admin.suspend' : 'admin.restore'
  return (
    <ReasonSheet
      open
      title={<Words id={says} />}
      consequence={
        <Words id={`admin-entity-why.${suspended ? 'suspend' : 'restore'}`} values={{ entity: <bdi>{of.name}</bdi> }} />
      }
      reasons={[]}
      list=""
      act={<Words id={says} />}
      tone={suspended ? 'flash' : 'urgent'}
      textRequired
      busy={act.isPending}
      problem={act.error}
      onAct={({ text }) =>
        act.mutate({ params: { unit: of.code }, body: { version: of.version, reason: text, suspended } })
      }
      onClose={onClose}
    />
  )
}
