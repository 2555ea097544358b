// Keys of national systems: which there are, when each was last used, made and succeeded in time, revoked at once.
import { Button, NumberInput, Select } from '@mantine/core'
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { type FieldProps, Form, TextField, useField } from '../console/form.tsx'
import { Mono } from '../console/mono.tsx'
import { usePagedLines } from '../console/paging.ts'
import { useMay } from '../console/session.ts'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { Deadline, Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { databaseNames } from '../terms/database.ts'
import { type Purpose, purposes } from '../terms/purpose.ts'
import { Lines, SeveralField, ShownOnce, useReachOptions } from './officer.admin.panel.tsx'
import { createKey, listKeys, listOfficers, revokeKey, rotateKey } from './officer.operations.ts'

type KeyView = Answer<typeof revokeKey>
type Made = Answer<typeof createKey>

export const Keys = (): ReactNode => {
  const keys = usePagedLines(listKeys, { query: { limit: 100 } }, (page) => page.keys)
  const mayMake = useMay(createKey)
  const [making, setMaking] = useState(false)
  const [made, show] = useState<Made | null>(null)
  return (
    <section className="admin-part">
      <p className="quiet">
        <Words id="key-admin.why" />
      </p>
      {mayMake ? (
        <div>
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setMaking(true)}>
            <Words id="key-admin.make" />
          </Button>
        </div>
      ) : null}
      <Lines of={keys} none="key-admin.none">
        {(lines, foot) => (
          <>
            <ul className="admin-cards">
              {lines.map((one) => (
                <Key key={one.id} of={one} onMade={show} />
              ))}
            </ul>
            <p className="quiet small">{foot}</p>
          </>
        )}
      </Lines>
      {making ? (
        <MakeSheet
          onMade={(answer) => {
            setMaking(false)
            show(answer)
          }}
          onClose={() => setMaking(false)}
        />
      ) : null}
      {made ? (
        <ShownOnce
          title="key-admin.made"
          why="key-admin.made-why"
          secret={made.key}
          ends={
            <>
              <Words id="key-admin.ends" /> <Deadline at={made.made.endsAt} how="full" />
            </>
          }
          onClose={() => show(null)}
        />
      ) : null}
    </section>
  )
}

const stateOf = (key: KeyView): 'revoked' | 'ended' | 'followed' | 'good' => {
  if (key.revokedAt !== null) return 'revoked'
  if (Date.parse(key.endsAt) <= Date.now()) return 'ended'
  return key.followedBy === null ? 'good' : 'followed'
}

const Key = ({ of, onMade }: { of: KeyView; onMade: (made: Made) => void }) => {
  const codeWords = useCodeWords()
  const [doing, begin] = useState<'rotate' | 'revoke' | null>(null)
  const state = stateOf(of)
  const over = state === 'revoked' || state === 'ended'
  const may = (act: string) => of.allowed.includes(act)
  return (
    <li data-waits={of.endsSoon || undefined}>
      <p>
        <strong>
          <bdi>{of.label}</bdi>
        </strong>{' '}
        · <Mono struck={over}>{of.officer}</Mono> · {codeWords('key-state', state)}
      </p>
      {of.endsSoon ? (
        <p className="passkey-trouble" role="status">
          <IconAlertTriangle size={16} aria-hidden /> <Words id="key-admin.ends-soon" />
        </p>
      ) : null}
      <p className="quiet">
        {state === 'revoked' ? (
          <>
            <Words id="key-admin.revoked-at" /> <Instant at={of.revokedAt} />
          </>
        ) : (
          <>
            <Words id="key-admin.ends" /> <Deadline at={of.endsAt} met={over} how="full" />
          </>
        )}
        {' · '}
        <Words id="key-admin.last-used" />{' '}
        {of.lastUsedAt === null ? <Words id="key-admin.never" /> : <Instant at={of.lastUsedAt} />} ·{' '}
        <Words id="admin.made-by" /> <Mono>{of.createdBy}</Mono> <Instant at={of.createdAt} />
      </p>
      <p className="quiet">
        {of.databases.map((one) => codeWords('database', one)).join(' · ') || '—'}
        <br />
        {of.purposes.map((one) => codeWords('purpose', one)).join(' · ') || '—'}
        <br />
        <Words
          id="key-admin.reach"
          values={{ operations: of.operations.length, quota: of.quota, post: of.post || '—' }}
        />
      </p>
      <div className="admin-acts">
        {may('rotate') ? (
          <Button onClick={() => begin('rotate')}>
            <Words id="key-admin.rotate" />
          </Button>
        ) : null}
        {may('revoke') && !over ? (
          <Button variant="subtle" color="flash" onClick={() => begin('revoke')}>
            <Words id="key-admin.revoke" />
          </Button>
        ) : null}
      </div>
      {doing === 'rotate' ? (
        <RotateSheet
          of={of}
          onMade={(made) => {
            begin(null)
            onMade(made)
          }}
          onClose={() => begin(null)}
        />
      ) : null}
      {doing === 'revoke' ? <RevokeSheet of={of} onClose={() => begin(null)} /> : null}
    </li>
  )
}

const CountField = ({
  value,
  min,
  max,
  onChange,
  ...field
}: FieldProps & { value: number; min: number; max: number; onChange: (value: number) => void }) => (
  <NumberInput
    {...useField(field)}
    value={value}
    min={min}
    max={max}
    allowDecimal={false}
    hideControls
    dir="ltr"
    onChange={(next) => onChange(typeof next === 'number' ? next : value)}
  />
)

/** The officers a key may speak for: those of national systems first. */
const OfficerField = ({
  value,
  onChange,
  ...field
}: FieldProps & { value: string | null; onChange: (value: string | null) => void }) => {
  const { data } = useAnswer(listOfficers, { query: { limit: 200 } })
  const officers = (data?.officers ?? []).filter((one) => one.state === 'active')
  const ordered = [
    ...officers.filter((one) => one.duties.includes('system')),
    ...officers.filter((one) => !one.duties.includes('system')),
  ]
  return (
    <Select
      {...useField(field)}
      data={ordered.map(({ officer, title }) => ({ value: officer, label: `${officer} · ${title}` }))}
      value={value}
      searchable
      onChange={onChange}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

type Wish = {
  readonly officer: string | null
  readonly label: string
  readonly databases: readonly (typeof databaseNames)[number][]
  readonly purposes: readonly Purpose[]
  readonly post: string
  readonly quota: number
  readonly days: number
}
const blank: Wish = { officer: null, label: '', databases: [], purposes: [], post: '', quota: 6000, days: 365 }

const MakeSheet = ({ onMade, onClose }: { onMade: (made: Made) => void; onClose: () => void }) => {
  const words = useWords()
  const options = useReachOptions()
  const [draft, change, clear] = useDraft<Wish>('key new', blank)
  const [tried, setTried] = useState(false)
  const act = useAct(createKey, {
    onDone: (made) => {
      clear()
      onMade(made)
    },
  })
  const { officer } = draft
  const faults = [
    ...(officer === null ? [{ pointer: '/officer', says: words('key-admin.choose-officer') }] : []),
    ...(draft.label.trim() === '' ? [{ pointer: '/label', says: words('key-admin.write-label') }] : []),
  ]
  const send = () => {
    setTried(true)
    if (officer === null || faults.length > 0 || act.isPending) return
    act.mutate({
      body: {
        officer,
        label: draft.label.trim(),
        quota: draft.quota,
        days: draft.days,
        // Nothing chosen: all that the officer has.
        ...(draft.databases.length > 0 ? { databases: [...draft.databases] } : {}),
        ...(draft.purposes.length > 0 ? { purposes: [...draft.purposes] } : {}),
        ...(draft.post.trim() ? { post: draft.post.trim() } : {}),
      },
    })
  }
  return (
    <Sheet open title={<Words id="key-admin.make" />} onClose={onClose} size={560}>
      <Form
        label={words('key-admin.make')}
        problem={act.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={send}
      >
        <OfficerField
          label="key-admin.officer"
          hint="key-admin.officer-hint"
          pointer="/officer"
          required
          autoFocus
          value={officer}
          onChange={(chosen) => change({ officer: chosen })}
        />
        <TextField
          label="key-admin.label"
          hint="key-admin.label-hint"
          pointer="/label"
          required
          maxLength={120}
          value={draft.label}
          onChange={(label) => change({ label })}
        />
        <SeveralField
          label="admin.databases"
          hint="key-admin.none-is-all"
          pointer="/databases"
          columns
          options={options('databases', databaseNames)}
          value={draft.databases}
          onChange={(databases) => change({ databases })}
        />
        <SeveralField
          label="admin.purposes"
          hint="key-admin.none-is-all"
          pointer="/purposes"
          columns
          options={options('purposes', purposes)}
          value={draft.purposes}
          onChange={(chosen) => change({ purposes: chosen })}
        />
        <TextField
          label="officer.post"
          hint="key-admin.post-hint"
          pointer="/post"
          maxLength={80}
          value={draft.post}
          onChange={(post) => change({ post })}
        />
        <CountField
          label="key-admin.quota"
          pointer="/quota"
          min={1}
          max={1_000_000}
          value={draft.quota}
          onChange={(quota) => change({ quota })}
        />
        <CountField
          label="key-admin.days"
          pointer="/days"
          min={1}
          max={730}
          value={draft.days}
          onChange={(days) => change({ days })}
        />
        <FormActs act={<Words id="key-admin.make" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const RotateSheet = ({ of, onMade, onClose }: { of: KeyView; onMade: (made: Made) => void; onClose: () => void }) => {
  const words = useWords()
  const [overlapDays, setOverlap] = useState(7)
  const [days, setDays] = useState(365)
  const act = useAct(rotateKey, { onDone: onMade })
  return (
    <Sheet open title={<Words id="key-admin.rotate" />} onClose={onClose}>
      <div className="sheet-consequence" data-tone="urgent">
        <Words id="key-admin.rotate-why" values={{ label: <bdi>{of.label}</bdi>, days: overlapDays }} />
      </div>
      <Form
        label={words('key-admin.rotate')}
        problem={act.error}
        onSubmit={() => {
          if (!act.isPending) act.mutate({ params: { id: of.id }, body: { overlapDays, days } })
        }}
      >
        <CountField
          label="key-admin.overlap"
          hint="key-admin.overlap-hint"
          pointer="/overlapDays"
          min={0}
          max={30}
          value={overlapDays}
          onChange={setOverlap}
        />
        <CountField label="key-admin.days" pointer="/days" min={1} max={730} value={days} onChange={setDays} />
        <FormActs act={<Words id="key-admin.rotate" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const RevokeSheet = ({ of, onClose }: { of: KeyView; onClose: () => void }) => {
  const words = useWords()
  const act = useAct(revokeKey, { onDone: onClose })
  return (
    <Sheet open title={<Words id="key-admin.revoke" />} onClose={onClose}>
      <div className="sheet-consequence" data-tone="flash">
        <Words id="key-admin.revoke-why" values={{ label: <bdi>{of.label}</bdi> }} />
      </div>
      <Form
        label={words('key-admin.revoke')}
        problem={act.error}
        onSubmit={() => {
          if (!act.isPending) act.mutate({ params: { id: of.id } })
        }}
      >
        <FormActs act={<Words id="key-admin.revoke" />} tone="flash" busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}
