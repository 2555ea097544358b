// Adding an officer and changing one: within what the bureau itself may do, with what was and what will be side by side.
import { Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { UnitView } from '../bureau/bureau.schema.ts'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { type FieldProps, Form, TextField, useField } from '../console/form.tsx'
import { languageNames } from '../console/languages.ts'
import { useSession } from '../console/session.ts'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { type Duty, duties } from '../terms/duty.ts'
import { confidentialities } from '../terms/handling.ts'
import { type Language, languages } from '../terms/language.ts'
import { BeforeAfter, OneField, type Option, SeveralField, useOwnGrants, useUnits } from './officer.admin.panel.tsx'
import { Clearance, DutyNames } from './officer.duties.panel.tsx'
import { changeOfficer, createOfficer } from './officer.operations.ts'
import { dutiesOfEntities, type OfficerView } from './officer.schema.ts'

type Wish = {
  readonly word: string
  readonly unit: string
  readonly title: string
  readonly duties: readonly Duty[]
  readonly clearance: number
  readonly post: string
  readonly language: Language
  readonly reason: string
}

const blankFor = (unit: string): Wish => ({
  word: '',
  unit,
  title: '',
  duties: [],
  clearance: 1,
  post: '',
  language: 'en',
  reason: '',
})

const wishOf = (officer: OfficerView): Wish => ({ ...officer, word: '', reason: '' })

/** Functions one may give, the others closed with the reason. */
const useDutyOptions = (chosen: readonly Duty[]): Option<Duty>[] => {
  const codeWords = useCodeWords()
  const { unit } = useSession()
  return duties.map((duty) => {
    const beyond = unit !== '' && !dutiesOfEntities.includes(duty)
    const apart = chosen.length > 0 && !chosen.includes(duty) && (duty === 'system' || chosen.includes('system'))
    const barred = beyond ? 'admin.entity-gives-not' : apart ? 'admin.system-alone' : undefined
    return {
      value: duty,
      label: codeWords('duty', duty),
      says: codeWords('duty-says', duty),
      ...(barred ? { barred: <Words id={barred} /> } : {}),
    }
  })
}

/** A national entity of the bureau, or the bureau itself; who looks after one entity has no choice. */
const UnitField = ({
  value,
  units,
  onChange,
  ...field
}: FieldProps & { value: string; units: readonly UnitView[]; onChange: (value: string) => void }) => {
  const words = useWords()
  const { unit } = useSession()
  const own = { value: '-', label: words('admin.bureau-itself') }
  const entities = units.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))
  return (
    <Select
      {...useField(field)}
      data={unit === '' ? [own, ...entities] : entities}
      value={value === '' ? '-' : value}
      onChange={(next) => onChange(next === null || next === '-' ? '' : next)}
      allowDeselect={false}
      {...(unit === '' ? {} : { description: words('admin.own-entity-only') })}
    />
  )
}

const Rights = ({
  wish,
  change,
  units,
}: {
  wish: Wish
  change: (members: Partial<Wish>) => void
  units: readonly UnitView[]
}) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const highest = useOwnGrants()?.clearance ?? 1
  const dutyOptions = useDutyOptions(wish.duties)
  const levels = confidentialities.map((one, at): Option<string> => {
    const closed = at + 1 > highest
    return {
      value: String(at + 1),
      label: codeWords('confidentiality', one),
      ...(closed ? { barred: <Words id="admin.clearance-beyond" /> } : {}),
    }
  })
  return (
    <>
      <TextField
        label="officer.function"
        hint="admin.function-hint"
        pointer="/title"
        required
        maxLength={120}
        value={wish.title}
        onChange={(title) => change({ title })}
      />
      <UnitField
        label="officer.unit"
        pointer="/unit"
        value={wish.unit}
        units={units}
        onChange={(unit) => change({ unit })}
      />
      <SeveralField
        label="officer.duties"
        pointer="/duties"
        required
        options={dutyOptions}
        value={wish.duties}
        onChange={(chosen) => change({ duties: chosen })}
      />
      <OneField
        label="officer.clearance"
        pointer="/clearance"
        required
        options={levels}
        value={String(wish.clearance)}
        onChange={(level) => change({ clearance: Number(level) })}
      />
      <TextField
        label="officer.post"
        hint="admin.post-hint"
        pointer="/post"
        maxLength={80}
        value={wish.post}
        onChange={(post) => change({ post })}
      />
      <Select
        {...useField({ label: 'officer.language', pointer: '/language' })}
        data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
        value={wish.language}
        allowDeselect={false}
        aria-label={words('officer.language')}
        onChange={(language) => change({ language: (language ?? wish.language) as Language })}
      />
    </>
  )
}

/** What the body of both operations shares; empty texts are left out. */
const sharedOf = ({ title, unit, duties: given, clearance, post, language }: Wish) => ({
  title: title.trim(),
  duties: [...given],
  clearance,
  language,
  ...(unit ? { unit } : {}),
  ...(post.trim() ? { post: post.trim() } : {}),
})

const useFaults = (wish: Wish, others: readonly { pointer: string; says: string }[]) => {
  const words = useWords()
  return [
    ...others,
    ...(wish.title.trim() === '' ? [{ pointer: '/title', says: words('admin.write-function') }] : []),
    ...(wish.duties.length === 0 ? [{ pointer: '/duties', says: words('admin.choose-duty') }] : []),
  ]
}

/** A new officer of the own bureau; whoever may invite does so next. */
export const AddOfficerSheet = ({
  onAdded,
  onClose,
}: {
  onAdded: (officer: OfficerView) => void
  onClose: () => void
}): ReactNode => {
  const { bureau, unit } = useSession()
  const words = useWords()
  const units = useUnits()
  const [wish, change, clear] = useDraft<Wish>('officer new', blankFor(unit))
  const [tried, setTried] = useState(false)
  const act = useAct(createOfficer, {
    onDone: (officer) => {
      clear()
      onAdded(officer)
    },
  })
  const faults = useFaults(
    wish,
    wish.word.trim() === '' ? [{ pointer: '/officer', says: words('admin.write-name') }] : [],
  )
  return (
    <Sheet open title={<Words id="admin.add-officer" />} onClose={onClose} size={560}>
      <Form
        label={words('admin.add-officer')}
        problem={act.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (faults.length > 0 || act.isPending) return
          act.mutate({ body: { officer: `${bureau}.${wish.word.trim()}`, ...sharedOf(wish) } })
        }}
      >
        <NameField prefix={`${bureau}.`} value={wish.word} onChange={(word) => change({ word })} />
        <Rights wish={wish} change={change} units={units} />
        <FormActs act={<Words id="admin.add-officer" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const NameField = ({
  prefix,
  value,
  onChange,
}: {
  prefix: string
  value: string
  onChange: (value: string) => void
}) => (
  <div className="admin-name" dir="ltr" data-prefix={prefix}>
    <TextField
      label="officer.name"
      hint="admin.name-hint"
      pointer="/officer"
      required
      mono
      autoFocus
      maxLength={40}
      value={value}
      onChange={(typed) => onChange(typed.startsWith(prefix) ? typed.slice(prefix.length) : typed)}
    />
  </div>
)

/** Changes what an officer may do: before and after stand above the button, and a reason is asked for. */
export const ChangeOfficerSheet = ({ of, onClose }: { of: OfficerView; onClose: () => void }): ReactNode => {
  const words = useWords()
  const units = useUnits()
  const before = wishOf(of)
  const [wish, change, clear] = useDraft<Wish>(`officer ${of.officer} ${of.version}`, before)
  const [tried, setTried] = useState(false)
  const act = useAct(changeOfficer, {
    onDone: () => {
      clear()
      tell(words('admin.changed'), 'good')
      onClose()
    },
  })
  const faults = useFaults(wish, wish.reason.trim() === '' ? [{ pointer: '/reason', says: words('reason.write') }] : [])
  const unitName = (code: string) =>
    code === '' ? words('admin.bureau-itself') : (units.find((unit) => unit.code === code)?.name ?? code)
  return (
    <Sheet open title={<Words id="admin.change-officer" />} onClose={onClose} size={560}>
      <Form
        label={words('admin.change-officer')}
        problem={act.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (faults.length > 0 || act.isPending) return
          act.mutate({
            params: { officer: of.officer },
            body: { version: of.version, reason: wish.reason.trim(), ...sharedOf(wish) },
          })
        }}
      >
        <Rights wish={wish} change={change} units={units} />
        <BeforeAfter
          lines={[
            { name: 'officer.function', before: before.title, after: wish.title, same: before.title === wish.title },
            {
              name: 'officer.unit',
              before: unitName(before.unit),
              after: unitName(wish.unit),
              same: before.unit === wish.unit,
            },
            {
              name: 'officer.duties',
              before: <DutyNames of={before.duties} />,
              after: <DutyNames of={wish.duties} />,
              same: before.duties.join() === wish.duties.join(),
            },
            {
              name: 'officer.clearance',
              before: <Clearance of={before.clearance} />,
              after: <Clearance of={wish.clearance} />,
              same: before.clearance === wish.clearance,
            },
            {
              name: 'officer.post',
              before: before.post || '—',
              after: wish.post || '—',
              same: before.post === wish.post,
            },
            {
              name: 'officer.language',
              before: languageNames[before.language],
              after: languageNames[wish.language],
              same: before.language === wish.language,
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
          value={wish.reason}
          onChange={(reason) => change({ reason })}
        />
        <FormActs act={<Words id="admin.change-officer" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}
