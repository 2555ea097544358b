// Search: one box that takes anything, several things at once, and an answer that says what to do about each match.
import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus, IconSearch, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { refresh, useAct } from '../console/client.ts'
import { serverNow, useNow } from '../console/clock.ts'
import { carried, takeCarried, useCommands } from '../console/commands.ts'
import { FlagField, Form } from '../console/form.tsx'
import { useGo } from '../console/go.tsx'
import { KeyCap } from '../console/key-cap.tsx'
import { useKeys } from '../console/keys.ts'
import { useSession } from '../console/session.ts'
import { useSignal } from '../console/signal.ts'
import { EmptyYet } from '../console/states.tsx'
import { useWords, Words } from '../console/words.tsx'
import { AnswerView, outcomeOf, useOutcomeWords } from './check.answer.panel.tsx'
import {
  type Asking,
  asking,
  change,
  mostLines,
  nextKey,
  noFaults,
  onFields,
  PurposeLine,
  startAnew,
} from './check.asking.panel.tsx'
import {
  type Draft,
  draftFrom,
  emptyDraft,
  faultsOf,
  isEmpty,
  itemOf,
  paste,
  wrongDigits,
} from './check.draft.panel.ts'
import type { Subject } from './check.guess.panel.ts'
import { LineFields, LineWords, PasteBox } from './check.line.panel.tsx'
import { askCheck } from './check.operations.ts'
import { OwnChecks } from './check.own.panel.tsx'
import type { PersonItem } from './check.person.schema.ts'
import { type CheckQuestion, mostWidened } from './check.schema.ts'
import { PlaceFold, place, whereOf } from './check.where.panel.tsx'
import '../console/split.css'
import './check.answer.css'
import './check.css'

const subjectOfPrefix: Readonly<Record<string, Subject>> = { v: 'vehicle', p: 'person' }

/** `/search`. */
export const Search = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const queries = useQueryClient()
  const session = useSession()
  const state = useSignal(asking)
  const today = new Date(useNow(60_000)).toISOString().slice(0, 10)
  const [faults, setFaults] = useState(noFaults)
  const answers = useRef<HTMLDivElement>(null)
  const outcomeWords = useOutcomeWords()
  const among = session.databases

  const act = useAct(askCheck, {
    refreshes: ['check.list'],
    onDone: (answer) => {
      change({ answer, shows: 'answer' })
      if (answer.items.some((item) => item.candidates.some((one) => one.hit))) void refresh(queries, ['hit.'])
    },
  })
  const problem = useMemo(() => onFields(act.error), [act.error])
  useEffect(() => {
    // A line with a fault must be the one whose fields are on the screen.
    const at = Number(/^\/items\/(\d+)/.exec(problem?.pointers[0]?.pointer ?? '')?.[1] ?? Number.NaN)
    const draft = asking.read().drafts[at]
    if (draft) change({ open: draft.key })
  }, [problem])

  const update = (draft: Draft) => {
    if (faults.length > 0) setFaults(noFaults)
    if (act.error) act.reset()
    change({ drafts: asking.read().drafts.map((one) => (one.key === draft.key ? draft : one)) })
  }
  const waiting = useSignal(carried)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when the palette has carried something here
  useEffect(() => {
    const asked = takeCarried()
    if (!asked) return
    const first = emptyDraft(nextKey(), subjectOfPrefix[asked.prefix] ?? 'travel-document')
    change({
      drafts: [paste({ ...first, leans: first.subject }, asked.term, among)],
      open: first.key,
      answer: null,
      shows: 'own',
    })
  }, [waiting, among])

  const submit = () => {
    const { drafts, asRead, silent } = asking.read()
    // An empty line beside filled ones was only opened; alone it is told what is missing.
    const filled = drafts.filter((draft) => !isEmpty(draft))
    const asked = filled.length > 0 ? filled : drafts.slice(0, 1)
    const found = asked.flatMap((draft, at) =>
      faultsOf(draft, at, { today, asRead }).map((fault) => ({ draft, fault })),
    )
    change({
      drafts: asked,
      open: found[0]?.draft.key ?? asked.find((one) => one.key === state.open)?.key ?? asked[0]?.key ?? 0,
    })
    setFaults(found.map(({ fault }) => ({ pointer: fault.pointer, says: words(fault.key, fault.values) })))
    if (found.length > 0 || act.isPending) return
    const where = whereOf(place.read(), session.post, serverNow())
    const body: CheckQuestion = {
      items: asked.map(itemOf),
      ...(where ? { where } : {}),
      ...(asRead ? { checkDigits: 'as-read' } : {}),
      ...(silent ? { silent } : {}),
      ...(asked.length <= mostWidened ? { widen: true } : {}),
    }
    change({ asked: body })
    act.mutate({ body })
  }
  /** Asks what was asked with one person in another form; the line of the form follows. */
  const askOtherwise = (at: number, person: PersonItem) => {
    const { asked, drafts } = asking.read()
    const old = drafts[at]
    if (!asked || act.isPending) return
    const body = { ...asked, items: asked.items.map((item, place) => (place === at ? { person } : item)) }
    const draft = old && draftFrom({ kind: 'person', fields: person }, old.key)
    change({
      asked: body,
      ...(draft ? { drafts: drafts.map((one, place) => (place === at ? draft : one)) } : {}),
    })
    act.mutate({ body })
  }
  const again = () => {
    if (state.asked && !act.isPending) act.mutate({ body: state.asked })
  }
  const addLine = () => {
    const draft = emptyDraft(nextKey(), state.drafts.at(-1)?.subject)
    change({ drafts: [...state.drafts, draft], open: draft.key })
  }
  const removeLine = (key: number) => {
    const drafts = state.drafts.filter((one) => one.key !== key)
    change({ drafts, open: drafts.some((one) => one.key === state.open) ? state.open : (drafts.at(-1)?.key ?? 0) })
  }

  const walk = (step: 1 | -1) => {
    const matches = [...(answers.current?.querySelectorAll<HTMLElement>('[data-match]') ?? [])]
    const at = matches.findIndex((one) => one.contains(document.activeElement))
    const next = matches[Math.min(Math.max(at + step, 0), matches.length - 1)]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  const openMatch = () => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-match]')
    const { hit, record } = (focused ?? answers.current?.querySelector<HTMLElement>('[data-hit]'))?.dataset ?? {}
    if (hit) go(`/hits/${hit}`)
    else if (record) go(`/records/${record}`)
  }
  const hasAnswer = state.answer !== null && state.shows === 'answer'
  useKeys({
    'Ctrl+Enter': { does: 'check.act', run: submit, inText: true },
    ...(hasAnswer
      ? {
          'j, ArrowDown': { does: 'key.next', run: () => walk(1), palette: false },
          'k, ArrowUp': { does: 'key.previous', run: () => walk(-1), palette: false },
          'o, Enter': { does: 'check.key-open', run: openMatch, palette: false },
        }
      : {}),
  })
  useCommands([{ id: 'search anew', does: 'check.anew', section: 'act', run: startAnew }])

  const wrong = state.drafts.flatMap((draft) => wrongDigits(draft, today))
  return (
    <div className="search" data-has-answer={hasAnswer || undefined}>
      <section className="search-question" data-region aria-label={words('check.question')}>
        <div className="page-head">
          <h1>
            <Words id="check.search" />
          </h1>
          <Button variant="subtle" size="compact-xs" onClick={startAnew}>
            <Words id="check.anew" />
          </Button>
        </div>
        <PurposeLine />
        <Form problem={problem} faults={faults} onSubmit={submit}>
          {state.drafts.map((draft, at) =>
            draft.key === state.open ? (
              <fieldset key={draft.key} className="search-line" data-open>
                {state.drafts.length > 1 ? (
                  <legend>
                    <Words id="check.line" values={{ number: at + 1 }} />
                  </legend>
                ) : null}
                <PasteBox draft={draft} at={at} onChange={update} among={among} today={today} onEnter={submit} />
                <LineFields draft={draft} at={at} onChange={update} among={among} today={today} />
              </fieldset>
            ) : (
              <div key={draft.key} className="search-line">
                <button type="button" className="search-line-open" onClick={() => change({ open: draft.key })}>
                  <span className="answer-number">{at + 1}</span>
                  <LineWords draft={draft} today={today} />
                </button>
                <button
                  type="button"
                  className="mono-button"
                  aria-label={words('check.remove-line', { number: at + 1 })}
                  title={words('check.remove-line', { number: at + 1 })}
                  onClick={() => removeLine(draft.key)}
                >
                  <IconTrash size={16} aria-hidden />
                </button>
              </div>
            ),
          )}
          {wrong.length > 0 ? (
            <div className="check-as-read">
              <FlagField
                label="check.as-read"
                hint="check.as-read-why"
                pointer="/checkDigits"
                value={state.asRead}
                onChange={(asRead) => {
                  setFaults(noFaults)
                  change({ asRead })
                }}
              />
            </div>
          ) : null}
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={state.drafts.length >= mostLines}
              onClick={addLine}
            >
              <Words id="check.add-line" />
            </Button>
          </div>
          <PlaceFold />
          <FlagField
            label="check.not-told"
            hint="check.not-told-why"
            pointer="/silent"
            value={state.silent}
            onChange={(silent) => change({ silent })}
          />
          <div className="form-acts search-act">
            <Button
              type="submit"
              variant="filled"
              loading={act.isPending}
              leftSection={<IconSearch size={16} aria-hidden />}
            >
              <Words id="check.act" />
            </Button>
            <KeyCap keys="Ctrl+Enter" />
          </div>
        </Form>
      </section>
      <section className="search-answer" data-region aria-label={words('check.answer')} ref={answers}>
        <p className="spoken" role="status">
          {state.answer ? outcomeWords(outcomeOf(state.answer.items)) : ''}
        </p>
        <div className="list-head">
          <SegmentedControl
            size="xs"
            aria-label={words('check.answer')}
            value={state.shows}
            onChange={(shows) => change({ shows: shows as Asking['shows'] })}
            data={[
              { value: 'answer', label: words('check.answer') },
              { value: 'own', label: words('check.own') },
            ]}
          />
        </div>
        {state.shows === 'own' ? (
          <OwnChecks
            onTake={(items) => {
              const drafts = items.flatMap((item) => draftFrom(item, nextKey()) ?? [])
              const [first] = drafts
              if (first) change({ drafts, open: first.key, asRead: false })
            }}
          />
        ) : state.answer ? (
          <div className="search-answer-body">
            <AnswerView of={state.answer} onAgain={again} onAsk={askOtherwise} />
          </div>
        ) : (
          <EmptyYet>
            <Words id="check.no-answer-yet" />
          </EmptyYet>
        )}
      </section>
    </div>
  )
}
