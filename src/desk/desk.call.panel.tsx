// Logs a telephone call: whom to ring first (number, languages now, hour there), then what was said and what follows in writing.
import { MultiSelect, Radio, Select } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { showBureau } from '../bureau/bureau.operations.ts'
import { useAct, useAnswer } from '../console/client.ts'
import { useNow } from '../console/clock.ts'
import { useDraft } from '../console/draft.ts'
import { FlagField, Form, TextField, useField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { Mono } from '../console/mono.tsx'
import { useSession } from '../console/session.ts'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { useSignal } from '../console/signal.ts'
import { Instant } from '../console/time.tsx'
import { localWords } from '../console/time-words.ts'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { type AskedAbout, callAsked } from './desk.asked.panel.tsx'
import { bureauLabel, bureausOfMembers } from './desk.bureaus.panel.ts'
import { logCall, showThere } from './desk.shift.operations.ts'
import { callDirections, confirmationFrom } from './desk.shift.schema.ts'

/** A bureau by name or code. */
export const BureauField = ({
  label,
  pointer,
  value,
  onChange,
  required = true,
  autoFocus = false,
}: {
  label: string
  pointer: string
  value: string | null
  onChange: (bureau: string | null) => void
  required?: boolean
  autoFocus?: boolean
}): ReactNode => {
  const { bureau: own } = useSession()
  const data = bureausOfMembers
    .filter((code) => code !== own)
    .map((code) => ({ value: code, label: bureauLabel(code) }))
  return (
    <Select
      {...useField({ label, pointer, required, autoFocus })}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      clearable={!required}
      limit={60}
      selectFirstOptionOnChange
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

/** Languages spoken on a shift, of those the world's desks work in. */
export const LanguagesField = ({
  label,
  pointer,
  value,
  onChange,
}: {
  label: string
  pointer: string
  value: readonly string[]
  onChange: (languages: string[]) => void
}): ReactNode => {
  const nameOf = useLanguageName()
  const data = [...new Set([...spoken, ...value])].map((code) => ({ value: code, label: nameOf(code) }))
  return (
    <MultiSelect
      {...useField({ label, pointer, required: true })}
      data={data}
      value={[...value]}
      onChange={onChange}
      searchable
      maxValues={20}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}
const spoken = [
  'ar',
  'zh',
  'nl',
  'en',
  'fr',
  'de',
  'hi',
  'id',
  'it',
  'ja',
  'ko',
  'ms',
  'fa',
  'pl',
  'pt',
  'ru',
  'es',
  'sw',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
]

/** Whom to ring at a bureau: number, extension, alternate, languages spoken now, and what time it is there. */
export const TelephoneBlock = ({ bureau }: { bureau: string }): ReactNode => {
  const [language] = useLanguage()
  const nameOf = useLanguageName()
  const now = useNow(30_000)
  const shown = useAnswer(showBureau, { params: { code: bureau } })
  const there = useAnswer(showThere, { params: { bureau } })
  if (!shown.data) return null
  const { telephone, zone, name } = shown.data
  const languages = there.data?.staffed ? there.data.languages : telephone.languages
  return (
    <div className="call desk-telephone">
      <span className="call-head">
        <IconPhone size={14} aria-hidden />
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span className="quiet">
          <Words id="hit.time-there" values={{ time: <bdi dir="ltr">{localWords(now, language, zone)}</bdi> }} />
        </span>
      </span>
      {telephone.number ? (
        <span>
          <Mono copy whole>
            {telephone.number}
          </Mono>
          {telephone.extension ? (
            <>
              {' '}
              <Words id="hit.extension" /> <Mono>{telephone.extension}</Mono>
            </>
          ) : null}
        </span>
      ) : (
        <span className="quiet">
          <Words id="hit.no-telephone" />
        </span>
      )}
      {telephone.alternate ? (
        <span className="small">
          <Words id="hit.alternate" /> <Mono whole>{telephone.alternate}</Mono>
        </span>
      ) : null}
      <span className="small quiet">
        {there.data ? <Words id={there.data.staffed ? 'desk.staffed' : 'desk.unstaffed'} /> : null}
        {languages.length > 0 ? ` · ${languages.map(nameOf).join(' · ')}` : null}
      </span>
      {telephone.lastTestedAt ? (
        <span className="small quiet">
          <Words id="desk.line-tested" /> <Instant at={telephone.lastTestedAt} how="short" />
        </span>
      ) : null}
    </div>
  )
}

const blank = {
  with: null as string | null,
  direction: 'out' as (typeof callDirections)[number],
  number: '',
  reached: true,
  spoke: '',
  said: '',
  from: 'none' as (typeof confirmationFrom)[number] | 'none',
  by: '',
}

const CallForm = ({ asked, onClose }: { asked: AskedAbout; onClose: () => void }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const [draft, change, clear] = useDraft(`call ${asked.item ?? asked.about?.ref ?? ''}`, blank)
  const [tried, setTried] = useState(false)
  const bureau = draft.with ?? asked.with ?? null
  const log = useAct(logCall, {
    refreshes: ['call.', 'desk.'],
    onDone: () => {
      clear()
      onClose()
      tell(<Words id="desk.call-logged" />, 'good')
    },
  })
  const faults = [
    ...(bureau === null ? [{ pointer: '/with', says: words('desk.choose-bureau') }] : []),
    ...(draft.said.trim() === '' ? [{ pointer: '/said', says: words('hit.call-write-said') }] : []),
    ...(draft.from !== 'none' && draft.by === ''
      ? [{ pointer: '/confirmation/by', says: words('desk.choose-until') }]
      : []),
  ]
  const send = () => {
    setTried(true)
    if (bureau === null || faults.length > 0 || log.isPending) return
    log.mutate({
      body: {
        with: bureau,
        direction: draft.direction,
        reached: draft.reached,
        said: draft.said.trim(),
        ...(asked.item ? { item: asked.item } : {}),
        ...(asked.about ? { about: asked.about } : {}),
        ...(draft.number.trim() === '' ? {} : { number: draft.number.trim() }),
        ...(draft.spoke.trim() === '' ? {} : { spoke: draft.spoke.trim() }),
        ...(draft.from === 'none' ? {} : { confirmation: { from: draft.from, by: draft.by } }),
      },
    })
  }
  return (
    <Form problem={log.error} {...(tried && faults.length > 0 ? { faults } : {})} onSubmit={send}>
      <BureauField
        label="desk.call-with"
        pointer="/with"
        value={bureau}
        onChange={(next) => change({ with: next })}
        autoFocus={bureau === null}
      />
      {bureau === null ? null : <TelephoneBlock bureau={bureau} />}
      <Radio.Group
        label={words('desk.call-direction')}
        value={draft.direction}
        onChange={(value) => change({ direction: value as 'out' })}
      >
        {callDirections.map((code) => (
          <Radio key={code} value={code} label={codeWords('call-direction', code)} mt={6} />
        ))}
      </Radio.Group>
      <TextField
        label="desk.call-number"
        pointer="/number"
        mono
        maxLength={40}
        value={draft.number}
        onChange={(number) => change({ number })}
      />
      <FlagField
        label="desk.call-reached"
        pointer="/reached"
        value={draft.reached}
        onChange={(reached) => change({ reached })}
      />
      <TextField
        label="hit.call-spoke"
        hint="hit.call-spoke-hint"
        pointer="/spoke"
        maxLength={120}
        value={draft.spoke}
        onChange={(spoke) => change({ spoke })}
      />
      <TextField
        label="hit.call-said"
        pointer="/said"
        lines={4}
        maxLength={2000}
        required
        autoFocus={bureau !== null}
        value={draft.said}
        onChange={(said) => change({ said })}
      />
      <Radio.Group
        label={words('desk.call-confirmation')}
        value={draft.from}
        onChange={(value) => change({ from: value as 'us' })}
      >
        {(['none', ...confirmationFrom] as const).map((code) => (
          <Radio key={code} value={code} label={codeWords('call-confirmation', code)} mt={6} />
        ))}
      </Radio.Group>
      {draft.from === 'none' ? null : (
        <InstantField
          label="desk.call-confirm-by"
          pointer="/confirmation/by"
          value={draft.by}
          onChange={(by) => change({ by })}
          spans={[60, 180, 720]}
          required
        />
      )}
      <FormActs act={<Words id="desk-act.call" />} busy={log.isPending} onLeave={onClose} />
    </Form>
  )
}

/** The sheet to log a call, wherever it was asked for; mounted once. */
export const CallSheet = (): ReactNode => {
  const asked = useSignal(callAsked)
  const close = () => callAsked.write(null)
  return (
    <Sheet open={asked !== null} onClose={close} title={<Words id="desk-act.call" />} size={480}>
      {asked?.reference ? (
        <p className="quiet">
          <Words id="desk.about" /> <Mono>{asked.reference}</Mono>
        </p>
      ) : null}
      {asked ? <CallForm asked={asked} onClose={close} /> : null}
    </Sheet>
  )
}
