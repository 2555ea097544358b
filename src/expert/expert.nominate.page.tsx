// Nominating an officer of the own bureau to the pool: who it is, what they may see, and what they are good at, as far as one knows.
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField } from '../console/form.tsx'
import { To, useGo } from '../console/go.tsx'
import { FormActs } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { type SkillDraft, skillsOf } from './expert.draft.panel.ts'
import { nominateExpert } from './expert.operations.ts'
import { ClearanceField } from './expert.parts.panel.tsx'
import { SkillFields } from './expert.skills.panel.tsx'
import './expert.css'

type Draft = {
  readonly officer: string
  readonly name: string
  readonly position: string
  readonly clearance: number
  readonly skills: readonly SkillDraft[]
}

/** `/experts/nominate`. */
export const NominateExpert = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const [draft, change, clear] = useDraft<Draft>('expert-nomination', {
    officer: '',
    name: '',
    position: '',
    clearance: 1,
    skills: [],
  })
  const [tried, setTried] = useState(false)
  const nominate = useAct(nominateExpert, {
    refreshes: ['expert.'],
    onDone: (expert) => {
      clear()
      tell(<Words id="expert.nominated" />, 'good')
      go(`/experts/${expert.id}`)
    },
  })
  const required = (pointer: string, text: string) =>
    text.trim() === '' ? [{ pointer, says: words('fault.required') }] : []
  const faults = [
    ...required('/officer', draft.officer),
    ...required('/name', draft.name),
    ...required('/function', draft.position),
  ]
  const send = () => {
    setTried(true)
    if (faults.length > 0 || nominate.isPending) return
    nominate.mutate({
      body: {
        officer: draft.officer.trim(),
        name: draft.name.trim(),
        function: draft.position.trim(),
        clearance: draft.clearance,
        skills: skillsOf(draft.skills),
      },
    })
  }
  return (
    <div className="page expert-new">
      <OwnStanding />
      <div className="page-head">
        <h1>
          <Words id="expert.nominate" />
        </h1>
        <To address="/experts">
          <Words id="expert.all" />
        </To>
      </div>
      <p className="quiet expert-text">
        <Words id="expert.nominate-why" />
      </p>
      <Form problem={nominate.error} {...(tried && faults.length > 0 ? { faults } : {})} onSubmit={send}>
        <div className="form-row">
          <TextField
            label="expert.officer"
            hint="expert.officer-hint"
            pointer="/officer"
            mono
            required
            maxLength={80}
            value={draft.officer}
            onChange={(officer) => change({ officer })}
          />
          <TextField
            label="expert.name"
            pointer="/name"
            required
            maxLength={120}
            value={draft.name}
            onChange={(name) => change({ name })}
          />
        </div>
        <div className="form-row">
          <TextField
            label="expert.function"
            pointer="/function"
            required
            maxLength={120}
            value={draft.position}
            onChange={(position) => change({ position })}
          />
          <ClearanceField
            label="expert.clearance"
            hint="expert.clearance-hint"
            pointer="/clearance"
            value={draft.clearance}
            onChange={(clearance) => change({ clearance })}
          />
        </div>
        <SkillFields value={draft.skills} onChange={(skills) => change({ skills })} />
        <FormActs act={<Words id="expert.nominate" />} busy={nominate.isPending} onLeave={() => go('/experts')} />
      </Form>
    </div>
  )
}
