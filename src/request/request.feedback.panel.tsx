// What came of an answer: said by the one who asked, read by those who worked on it.
import { MultiSelect } from '@mantine/core'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField, useField } from '../console/form.tsx'
import { FormActs } from '../console/sheet.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { Said } from './request.parts.panel.tsx'
import { type Outcome, outcomes, type Used, usedAnswers } from './request.schema.ts'
import { giveFeedback } from './request.work.operations.ts'
import type { RequestView } from './request.work.schema.ts'

const LedTo = ({ value, onChange }: { value: readonly Outcome[]; onChange: (next: Outcome[]) => void }) => {
  const codeWords = useCodeWords()
  return (
    <MultiSelect
      {...useField({ label: 'request.led-to', pointer: '/ledTo' })}
      data={outcomes.map((code) => ({ value: code, label: codeWords('request-outcome', code) }))}
      value={[...value]}
      onChange={(next) => onChange(next as Outcome[])}
    />
  )
}

/** The sheet in which the one who asked says whether the answer was used and what it led to. */
export const GiveFeedback = ({ of, close }: { of: RequestView; close: () => void }) => {
  const [draft, change, clear] = useDraft<{ used: Used | null; ledTo: readonly Outcome[]; note: string }>(
    `feedback ${of.id}`,
    { used: null, ledTo: [], note: '' },
  )
  const act = useAct(giveFeedback, {
    onDone: () => {
      clear()
      close()
      tell(<Words id="request.feedback-given" />, 'good')
    },
  })
  return (
    <Form
      problem={act.error}
      onSubmit={() => {
        if (act.isPending || draft.used === null) return
        const note = draft.note.trim()
        act.mutate({
          params: { id: of.id },
          body: { used: draft.used, ledTo: [...draft.ledTo], ...(note === '' ? {} : { note }) },
        })
      }}
    >
      <p className="sheet-consequence">
        <Words id="request.feedback-means" />
      </p>
      <CodeField
        label="request.used"
        pointer="/used"
        list="request-used"
        codes={usedAnswers}
        required
        autoFocus
        value={draft.used}
        onChange={(used) => change({ used })}
      />
      <LedTo value={draft.ledTo} onChange={(ledTo) => change({ ledTo })} />
      <TextField
        label="request.note"
        pointer="/note"
        lines={3}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
      <FormActs
        act={<Words id="request.feedback-give" />}
        busy={act.isPending}
        disabled={draft.used === null}
        onLeave={close}
      />
    </Form>
  )
}

/** What the one who asked said of the answer; nothing before. */
export const Feedback = ({ of }: { of: RequestView }) => {
  const codeWords = useCodeWords()
  if (of.feedback)
    return (
      <div>
        <h3>
          <Words id="request.feedback" />
        </h3>
        <p>
          <strong>{codeWords('request-used', of.feedback.used)}</strong>
          {of.feedback.ledTo.map((code) => ` · ${codeWords('request-outcome', code)}`)}{' '}
          <Instant at={of.feedback.at} how="short" />
        </p>
        {of.feedback.note === null ? null : <Said>{of.feedback.note}</Said>}
      </div>
    )
  return of.feedbackDue !== null && of.state === 'delivered' ? (
    <p className="quiet">
      <Words id="request.feedback-due" /> <Instant at={of.feedbackDue} how="short" />
    </p>
  ) : null
}
