// The talk inside a request: questions with their answers beneath them, notes, and a place to write the next.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { Mono } from '../console/mono.tsx'
import { Instant } from '../console/time.tsx'
import { Words } from '../console/words.tsx'
import { Bureau, Part, Said } from './request.parts.panel.tsx'
import { talkAbout } from './request.work.operations.ts'
import type { RequestView } from './request.work.schema.ts'

type Entry = RequestView['talk'][number]
const newKinds = ['question', 'note'] as const

const Head = ({ of }: { of: Entry }) => (
  <p className="request-piece-head">
    <strong>
      <Words id={`request-talk.${of.kind}`} />
    </strong>
    <Bureau code={of.bureau} />
    {of.officer ? <Mono>{of.officer}</Mono> : null}
    <Instant at={of.at} how="short" />
  </p>
)

const Write = ({ of, answers, onDone }: { of: RequestView; answers: string | null; onDone: () => void }) => {
  const [draft, change, clear] = useDraft<{ kind: 'question' | 'note'; text: string }>(
    `talk ${of.id} ${answers ?? ''}`,
    { kind: 'question', text: '' },
  )
  const act = useAct(talkAbout, {
    onDone: () => {
      clear()
      onDone()
    },
  })
  return (
    <Form
      problem={act.error}
      onSubmit={() => {
        if (act.isPending || draft.text.trim() === '') return
        act.mutate({
          params: { id: of.id },
          body: {
            text: draft.text.trim(),
            ...(answers === null ? { kind: draft.kind } : { kind: 'answer' as const, answers }),
          },
        })
      }}
    >
      {answers === null ? (
        <CodeField
          label="request.talk-kind"
          pointer="/kind"
          list="request-talk"
          codes={newKinds}
          required
          value={draft.kind}
          onChange={(kind) => change({ kind: kind ?? 'note' })}
        />
      ) : null}
      <TextField
        label={answers === null ? 'request.talk-text' : 'request.talk-answer'}
        hint="request.talk-hint"
        pointer="/text"
        lines={2}
        required
        autoFocus={answers !== null}
        value={draft.text}
        onChange={(text) => change({ text })}
      />
      <div className="form-acts">
        <Button type="submit" loading={act.isPending} disabled={draft.text.trim() === ''}>
          <Words id="request.say" />
        </Button>
      </div>
    </Form>
  )
}

const Question = ({ of, entry, answers }: { of: RequestView; entry: Entry; answers: readonly Entry[] }) => {
  const [writes, setWrites] = useState(false)
  const mayTalk = of.allowed.includes('talk')
  return (
    <li className="request-piece">
      <Head of={entry} />
      <Said>{entry.text}</Said>
      {answers.length > 0 ? (
        <ul className="request-plain request-answers">
          {answers.map((answer) => (
            <li key={answer.id}>
              <Head of={answer} />
              <Said>{answer.text}</Said>
            </li>
          ))}
        </ul>
      ) : null}
      {mayTalk && entry.kind === 'question' ? (
        writes ? (
          <Write of={of} answers={entry.id} onDone={() => setWrites(false)} />
        ) : (
          <div>
            <Button size="compact-xs" onClick={() => setWrites(true)}>
              <Words id="request.talk-answer" />
            </Button>
          </div>
        )
      ) : null}
    </li>
  )
}

export const Talk = ({ of }: { of: RequestView }): ReactNode => (
  <Part title={<Words id="request.talk" values={{ count: of.talk.length }} />}>
    {of.talk.length === 0 ? (
      <p className="quiet">
        <Words id="request.talk-none" />
      </p>
    ) : (
      <ul className="request-plain">
        {of.talk
          .filter(({ kind }) => kind !== 'answer')
          .map((entry) => (
            <Question
              key={entry.id}
              of={of}
              entry={entry}
              answers={of.talk.filter(({ answers }) => answers === entry.id)}
            />
          ))}
      </ul>
    )}
    {of.allowed.includes('talk') ? <Write of={of} answers={null} onDone={() => undefined} /> : null}
  </Part>
)
