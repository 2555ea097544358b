// The form of rules, of an officer or of a bureau: the matrix of kinds and ways, quiet hours, digests.
import { Button, Checkbox, NumberInput, Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { FlagField, Form, TextField, useField } from '../console/form.tsx'
import { intlTagOf } from '../console/intl-tag.ts'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import {
  draftOf,
  givenOf,
  isFixed,
  isTicked,
  nightOf,
  type RulesDraft,
  rulesOf,
  tick,
} from './notification.matrix.panel.ts'
import { setBureauRules, setOwnRules } from './notification.operations.ts'
import { notificationKinds, notificationWays, type Quiet, quarterHours, type RulesView } from './notification.schema.ts'

const days = [1, 2, 3, 4, 5, 6, 7] as const
/** 1 January 2024 was a Monday. */
const dayName = (day: number, tag: string): string =>
  new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day))

const TimeField = ({
  value,
  onChange,
  none = false,
  label,
  pointer,
  values,
}: {
  value: string | null
  onChange: (value: string | null) => void
  none?: boolean
  label: string
  pointer: string
  values?: { number: number }
}): ReactNode => {
  const words = useWords()
  const { id, error } = useField({ label, pointer })
  return (
    <Select
      id={id}
      error={error}
      label={words(label, values)}
      data={[...quarterHours]}
      value={value}
      clearable={none}
      allowDeselect={none}
      placeholder={none ? words('notification.no-digest') : ''}
      clearButtonProps={{ 'aria-label': words('notification.no-digest') }}
      onChange={onChange}
    />
  )
}

const QuietHours = ({ draft, own, set }: { draft: RulesDraft; own: boolean; set: (draft: RulesDraft) => void }) => {
  const [language] = useLanguage()
  const { quiet } = draft
  const change = (changed: Partial<Quiet>) => quiet && set({ ...draft, quiet: { ...quiet, ...changed } })
  return (
    <fieldset className="notification-part">
      <legend>
        <Words id="notification.quiet" />
      </legend>
      <FlagField
        label={own ? 'notification.quiet-own' : 'notification.quiet-bureau'}
        pointer="/quiet"
        value={quiet !== null}
        onChange={(on) => set({ ...draft, quiet: on ? nightOf() : null })}
      />
      {quiet ? (
        <>
          <div className="notification-times">
            <TimeField
              label="notification.quiet-from"
              pointer="/quiet/from"
              value={quiet.from}
              onChange={(from) => change({ from: from ?? quiet.from })}
            />
            <TimeField
              label="notification.quiet-to"
              pointer="/quiet/to"
              value={quiet.to}
              onChange={(to) => change({ to: to ?? quiet.to })}
            />
          </div>
          <Checkbox.Group
            label={<Words id="notification.quiet-days" />}
            value={quiet.days.map(String)}
            onChange={(chosen) => change({ days: days.filter((day) => chosen.includes(String(day))) })}
          >
            <div className="notification-days">
              {days.map((day) => (
                <Checkbox key={day} value={String(day)} label={dayName(day, intlTagOf(language))} />
              ))}
            </div>
          </Checkbox.Group>
        </>
      ) : null}
      <TextField
        label="notification.zone"
        pointer="/zone"
        mono
        maxLength={60}
        value={draft.zone}
        onChange={(zone) => set({ ...draft, zone })}
      />
    </fieldset>
  )
}

const digestsAtMost = [0, 1, 2] as const

const Digests = ({ draft, set }: { draft: RulesDraft; set: (draft: RulesDraft) => void }) => (
  <fieldset className="notification-part">
    <legend>
      <Words id="notification.digests" />
    </legend>
    <div className="notification-times">
      {digestsAtMost.map((at) => (
        <TimeField
          key={at}
          none
          label="notification.digest-number"
          values={{ number: at + 1 }}
          pointer={`/digests/${at}`}
          value={draft.digests[at] ?? null}
          onChange={(time) => {
            const times = [...draft.digests]
            if (time === null) times.splice(at, 1)
            else times[Math.min(at, times.length)] = time
            set({ ...draft, digests: [...new Set(times)] })
          }}
        />
      ))}
    </div>
  </fieldset>
)

const Matrix = ({
  of,
  draft,
  own,
  set,
}: {
  of: RulesView
  draft: RulesDraft
  own: boolean
  set: (draft: RulesDraft) => void
}): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  // A webhook is the bureau's; for the bureau there is no digest, since nobody would read it.
  const ways = notificationWays.filter((way) => way !== 'webhook' || !own)
  const kinds = own ? of.kinds : notificationKinds
  const bureau = own ? Object.fromEntries(of.bureau.rules.map(({ kind, ways: stated }) => [kind, stated])) : {}
  return (
    // Scrolls by itself on narrow screens, so it can be reached by key.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
    <section className="notification-scroll" tabIndex={0} aria-label={words('notification.matrix')}>
      <table className="notification-matrix">
        <thead>
          <tr>
            <th scope="col">
              <Words id="notification.matrix" />
            </th>
            {ways.map((way) => (
              <th key={way} scope="col">
                {codeWords('notification-way', way)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => {
            const given = givenOf(bureau, kind)
            return (
              <tr key={kind} data-stated={draft.ways[kind] ? true : undefined}>
                <th scope="row">{codeWords('notification-kind', kind)}</th>
                {ways.map((way) => {
                  const fixed = isFixed(kind, way, given, own)
                  return (
                    <td key={way}>
                      <Checkbox
                        aria-label={words('notification.cell', {
                          kind: codeWords('notification-kind', kind),
                          way: codeWords('notification-way', way),
                        })}
                        title={fixed ? words('notification.always') : ''}
                        disabled={fixed}
                        checked={fixed || isTicked(draft, given, kind, way)}
                        onChange={() => set(tick(draft, given, kind, way))}
                      />
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** `reset` where something is stated that can be given back to the bureau. */
const Foot = ({ busy, changed, reset }: { busy: boolean; changed: boolean; reset?: (() => void) | undefined }) => (
  <div className="form-acts">
    <Button type="submit" variant="filled" loading={busy} disabled={!changed}>
      <Words id="notification.save" />
    </Button>
    {reset ? (
      <Button variant="subtle" onClick={reset}>
        <Words id="notification.back-to-given" />
      </Button>
    ) : null}
  </div>
)

const saved = () => tell(<Words id="notification.saved" />, 'good')

/** The rules of the officer who looks. */
export const OwnRules = ({ of }: { of: RulesView }): ReactNode => {
  const words = useWords()
  const before = draftOf(of.own)
  const [draft, set] = useState(before)
  const act = useAct(setOwnRules, { refreshes: ['notification.'], onDone: saved })
  const save = () =>
    act.mutate({
      body: {
        zone: draft.zone,
        digests: [...draft.digests],
        rules: rulesOf(draft),
        ...(draft.quiet ? { quiet: draft.quiet } : {}),
        ...(of.own.version === null ? {} : { version: of.own.version }),
      },
    })
  return (
    <Form problem={act.error} onSubmit={save} label={words('notification.mine')}>
      <Matrix of={of} draft={draft} own set={set} />
      <QuietHours draft={draft} own set={set} />
      <Digests draft={draft} set={set} />
      <Foot
        busy={act.isPending}
        changed={JSON.stringify(draft) !== JSON.stringify(before)}
        reset={Object.keys(draft.ways).length > 0 ? () => set({ ...draft, ways: {} }) : undefined}
      />
    </Form>
  )
}

/** The rules of the bureau, for who may set them. */
export const BureauRules = ({ of }: { of: RulesView }): ReactNode => {
  const words = useWords()
  const before = draftOf(of.bureau)
  const [draft, set] = useState(before)
  const act = useAct(setBureauRules, { refreshes: ['notification.'], onDone: saved })
  const save = () =>
    act.mutate({
      body: {
        zone: draft.zone,
        pingMinutes: draft.pingMinutes,
        rules: rulesOf(draft),
        ...(draft.quiet ? { quiet: draft.quiet } : {}),
        ...(of.bureau.version === null ? {} : { version: of.bureau.version }),
      },
    })
  return (
    <Form problem={act.error} onSubmit={save} label={words('notification.bureau-title')}>
      <Matrix of={of} draft={draft} own={false} set={set} />
      <QuietHours draft={draft} own={false} set={set} />
      <NumberInput
        className="notification-minutes"
        label={words('notification.ping-minutes')}
        min={0}
        max={30}
        allowDecimal={false}
        value={draft.pingMinutes}
        onChange={(minutes) => set({ ...draft, pingMinutes: Number(minutes) || 0 })}
      />
      <Foot busy={act.isPending} changed={JSON.stringify(draft) !== JSON.stringify(before)} />
    </Form>
  )
}
