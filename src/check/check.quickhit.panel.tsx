// A hit as the post sees it, live: what the source says the moment it says it, the bearer's form, and the post's own finding.
import { Button } from '@mantine/core'
import { IconCheck, IconClockHour4, IconMessageReply } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAct, useAnswer } from '../console/client.ts'
import { Form, TextField } from '../console/form.tsx'
import { Mono } from '../console/mono.tsx'
import type { ProblemPointer } from '../console/problem.ts'
import { Answered } from '../console/states.tsx'
import { Deadline, Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { findHit, showHit } from '../hit/hit.operations.ts'
import { answeringOf, awaitsAnswer } from '../hit/hit.parts.panel.tsx'
import { type Bearer, type HitView, type Identity, identities } from '../hit/hit.schema.ts'
import { BearerForm } from './check.bearer.panel.tsx'
import { vibrate } from './check.device.panel.tsx'
import './check.quickanswer.css'

/** What the source has said, in its own words where it used them, and what it wishes to happen. */
const SourceSays = ({ hit }: { hit: HitView }) => {
  const codeWords = useCodeWords()
  const { answer } = hit
  if (!answer) return null
  return (
    <div className="quick-source" data-data={answer.data}>
      <p className="quick-source-says">
        <IconMessageReply size={24} aria-hidden />
        {answer.words ? codeWords('source-words', answer.words) : codeWords('data-answer', answer.data)}
      </p>
      {answer.wish ? (
        <p className="strong">
          <Words id="check.wish" /> {codeWords('wish', answer.wish)}
        </p>
      ) : null}
      {answer.reason ? <p dir="auto">{answer.reason}</p> : null}
      <p className="quiet small">
        <bdi>{bureauName(answer.bureau)}</bdi> · <Instant at={answer.at} how="clock" />
      </p>
    </div>
  )
}

/** Where the hit stands: who was told, who is to answer and by when, or that nobody is awaited. */
const Standing = ({ hit }: { hit: HitView }) => {
  if (hit.record.life === 'withdrawn')
    return (
      <p className="quick-withdrawn" role="alert">
        <Words id="check.hit-withdrawn" />
      </p>
    )
  if (awaitsAnswer(hit))
    return (
      <p className="quick-waits">
        <IconClockHour4 size={20} aria-hidden />
        <span>
          <Words id="check.hit-waits" values={{ bureau: <bdi key="bureau">{bureauName(answeringOf(hit))}</bdi> }} />{' '}
          <Deadline at={hit.answerDueAt} how="clock" />
        </span>
      </p>
    )
  if (hit.told === 'nobody')
    return (
      <p className="quiet">
        <Words id="check.hit-nobody" />
      </p>
    )
  return null
}

const none: readonly ProblemPointer[] = []

/** News of a hit: the record withdrawn, or what the source has said. Nothing while there is none. */
export const HitNews = ({ hit }: { hit: HitView }): ReactNode =>
  hit.answer || hit.record.life === 'withdrawn' ? (
    <div role="status" className="quick-news">
      {hit.record.life === 'withdrawn' ? <Standing hit={hit} /> : null}
      <SourceSays hit={hit} />
    </div>
  ) : null

const Finding = ({ hit }: { hit: HitView }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const [identity, choose] = useState<Identity | null>(null)
  const [reason, setReason] = useState('')
  const sign = useAct(findHit)
  const faults = [
    ...(identity === null ? [{ pointer: '/identity', says: words('reason.choose') }] : []),
    ...(reason.trim() === '' ? [{ pointer: '/reason', says: words('reason.write') }] : []),
  ]
  const [shown, setShown] = useState<readonly ProblemPointer[]>(none)
  return (
    <Form
      problem={sign.error}
      faults={shown}
      onSubmit={() => {
        setShown(faults)
        if (identity !== null && faults.length === 0 && !sign.isPending)
          sign.mutate({ params: { id: hit.id }, body: { version: hit.version, identity, reason: reason.trim() } })
      }}
    >
      <fieldset className="quick-choices">
        <legend>
          <Words id="check.finding-question" />
        </legend>
        {identities.map((one) => (
          <label key={one} className="quick-choice" data-chosen={one === identity || undefined}>
            <input type="radio" name="identity" checked={one === identity} onChange={() => choose(one)} />
            {codeWords('check-identity', one)}
          </label>
        ))}
      </fieldset>
      <TextField
        label="check.finding-reason"
        pointer="/reason"
        lines={2}
        required
        maxLength={1000}
        value={reason}
        onChange={setReason}
      />
      <p className="quiet small">
        <Words
          id={hit.told === 'nobody' ? 'check.finding-own' : 'check.finding-goes'}
          values={{ bureau: <bdi key="bureau">{bureauName(answeringOf(hit))}</bdi> }}
        />
      </p>
      <Button type="submit" variant="filled" loading={sign.isPending} className="quick-act">
        <Words id="check.finding-send" />
      </Button>
    </Form>
  )
}

const Found = ({ hit }: { hit: HitView }) => {
  const codeWords = useCodeWords()
  if (!hit.finding) return null
  return (
    <p className="quick-done">
      <IconCheck size={20} aria-hidden />
      <span>
        <Words id="check.finding-done" /> <strong>{codeWords('check-identity', hit.finding.identity)}</strong> ·{' '}
        <Instant at={hit.finding.at} how="clock" />
      </span>
    </p>
  )
}

const BearerPart = ({ hit, read }: { hit: HitView; read: Bearer }) => {
  const [open, setOpen] = useState(hit.bearer === null)
  const isDone = hit.bearer !== null
  if (!hit.allowed.includes('bearer')) return null
  return (
    <section className="quick-part">
      <h2>
        <Words id="check.bearer" />
      </h2>
      {isDone && !open ? (
        <p className="quick-done">
          <IconCheck size={20} aria-hidden />
          <span>
            <Words id="check.bearer-done" />{' '}
            <button type="button" className="check-other" onClick={() => setOpen(true)}>
              <Words id="check.correct" />
            </button>
          </span>
        </p>
      ) : null}
      {open ? <BearerForm hit={hit} read={read} onSaved={() => setOpen(false)} /> : null}
    </section>
  )
}

const LiveHit = ({ hit, read }: { hit: HitView; read: Bearer }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const heard = useRef(`${hit.data} ${hit.record.life}`)
  useEffect(() => {
    const now = `${hit.data} ${hit.record.life}`
    if (heard.current === now) return
    heard.current = now
    vibrate('answer')
    // The officer may be far down in the form: said where it is seen from anywhere, without a word about the person.
    tell(<Words id="check.source-news" values={{ hit: hit.reference }} />, 'urgent')
  }, [hit.data, hit.record.life, hit.reference])
  return (
    <div className="quick-hit">
      <section className="quick-part" aria-label={words('check.hit-state')}>
        <p className="quick-hit-head">
          <Mono>{hit.reference}</Mono>
          <span className="quick-hit-state" data-state={hit.state}>
            {codeWords('hit-state', hit.state)}
          </span>
          <span className="quiet">{codeWords('told', hit.told)}</span>
        </p>
        <div role="status">
          <Standing hit={hit} />
          <SourceSays hit={hit} />
        </div>
      </section>
      <BearerPart hit={hit} read={read} />
      <section className="quick-part">
        <h2>
          <Words id="check.finding" />
        </h2>
        <Found hit={hit} />
        {hit.finding === null && hit.allowed.includes('finding') ? <Finding hit={hit} /> : null}
      </section>
    </div>
  )
}

/** `<QuickHit id={hit} read={bearerOfZone} />`: asked again by itself when a live event tells of a change. */
export const QuickHit = ({ id, read = {} }: { id: string; read?: Bearer }): ReactNode => {
  const hit = useAnswer(showHit, { params: { id } })
  return (
    <Answered of={hit} rows={3}>
      {(shown) => <LiveHit hit={shown} read={read} />}
    </Answered>
  )
}
