// Looking for an expert by a question in plain words or by a skill: who fits and why, or who comes nearest and what is lacking.
import { Button } from '@mantine/core'
import { IconCheck, IconClock, IconSearch, IconX } from '@tabler/icons-react'
import type { UseMutationResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Asked, useAct } from '../console/client.ts'
import { Form, PartialDateField, TextField } from '../console/form.tsx'
import { To } from '../console/go.tsx'
import type { Problem } from '../console/problem.ts'
import { signal, useSignal } from '../console/signal.ts'
import { Failed, Loading } from '../console/states.tsx'
import { useWords, Words } from '../console/words.tsx'
import { searchExperts } from './expert.operations.ts'
import { ClearanceField, KindAndSkill, LevelField, Presence, useSkillName } from './expert.parts.panel.tsx'
import type { FitReasonView, Matches, MatchView } from './expert.schema.ts'
import type { SkillKind } from './expert.skill.table.ts'
import './expert.css'

type Draft = {
  readonly question: string
  readonly kind: SkillKind
  readonly code: string | null
  readonly level: number
  readonly clearance: number
  readonly until: string
}
const blank: Draft = { question: '', kind: 'language', code: null, level: 1, clearance: 1, until: '' }

/** What was asked stays while one looks at a profile and comes back; in memory only. */
const kept = signal<Draft>(blank)
const answered = signal<Matches | null>(null)

type Search = UseMutationResult<Matches, Problem, Asked<typeof searchExperts>>

const ask = (search: Search, { question, kind, code, level, clearance, until }: Draft): void =>
  search.mutate({
    body: {
      ...(question.trim() === '' ? {} : { question: question.trim() }),
      ...(code === null ? {} : { wanted: [{ kind, code, level }] }),
      ...(clearance > 1 ? { clearance } : {}),
      ...(until === '' ? {} : { until }),
    },
  })

/** The form; below it the answer, or `children` while nothing has been asked. */
export const FindExperts = ({ children }: { children: ReactNode }): ReactNode => {
  const words = useWords()
  const draft = useSignal(kept)
  const answer = useSignal(answered)
  const change = (members: Partial<Draft>) => kept.write({ ...kept.read(), ...members })
  const search = useAct(searchExperts, { refreshes: [], onDone: (found) => answered.write(found) })
  const clear = () => {
    kept.write(blank)
    answered.write(null)
    search.reset()
  }
  const isBlank = draft.question.trim() === '' && draft.code === null
  return (
    <>
      <section className="expert-find" aria-label={words('expert.find')}>
        <Form
          problem={search.error}
          onSubmit={() => {
            if (!isBlank && !search.isPending) ask(search, draft)
          }}
        >
          <div className="expert-find-line">
            <TextField
              label="expert.question"
              hint="expert.question-hint"
              pointer="/question"
              maxLength={300}
              value={draft.question}
              onChange={(question) => change({ question })}
            />
          </div>
          <details className="expert-find-more">
            <summary>
              <Words id="expert.find-more" />
            </summary>
            <div className="form-row">
              <KindAndSkill pointer="/wanted/0" value={draft} onChange={change} />
              <LevelField
                label="expert.level-least"
                pointer="/wanted/0/level"
                value={draft.level}
                onChange={(level) => change({ level })}
              />
            </div>
            <div className="form-row">
              <ClearanceField
                label="expert.clearance-needed"
                pointer="/clearance"
                value={draft.clearance}
                onChange={(clearance) => change({ clearance })}
              />
              <PartialDateField
                label="expert.needed-until"
                pointer="/until"
                value={draft.until}
                onChange={(until) => change({ until })}
              />
            </div>
          </details>
          <div className="form-acts">
            <Button
              type="submit"
              variant="filled"
              leftSection={<IconSearch size={14} aria-hidden />}
              loading={search.isPending}
              disabled={isBlank}
            >
              <Words id="expert.find" />
            </Button>
            {answer === null && !search.error ? null : (
              <Button variant="subtle" onClick={clear}>
                <Words id="expert.show-all" />
              </Button>
            )}
          </div>
        </Form>
      </section>
      {search.isPending ? (
        <Loading rows={4} />
      ) : search.error && search.error.pointers.length === 0 ? (
        <Failed problem={search.error} retry={() => ask(search, draft)} />
      ) : answer === null ? (
        children
      ) : (
        <Found of={answer} />
      )}
    </>
  )
}

const Found = ({ of }: { of: Matches }) => {
  const nameOf = useSkillName()
  const shown = of.matches.length > 0 ? of.matches : of.nearest
  return (
    <div className="expert-found">
      <p role="status" className="expert-answer">
        {of.says}
      </p>
      {of.understood.length === 0 ? null : (
        <p className="small">
          <Words id="expert.understood" />{' '}
          {of.understood.map(({ kind, code }) => (
            <span key={`${kind} ${code}`} className="expert-chip">
              {nameOf(kind, code)}
            </span>
          ))}
        </p>
      )}
      {of.unread.length === 0 ? null : (
        <p className="quiet small">
          <Words id="expert.unread" /> <bdi>{of.unread.join(' · ')}</bdi>
        </p>
      )}
      {of.matches.length === 0 && of.nearest.length > 0 ? (
        <h2>
          <Words id="expert.nearest" />
        </h2>
      ) : null}
      <ul className="expert-plain">
        {shown.map((match) => (
          <li key={match.expert.id} className="expert-match" data-fits={match.fits || undefined}>
            <Match of={match} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What is true but speaks neither for nor against somebody. */
const neutral: readonly FitReasonView['key'][] = ['other-hours', 'partly-there']

const ReasonIcon = ({ of, missing }: { of: FitReasonView; missing: boolean }) => {
  if (missing) return <IconX size={14} aria-hidden />
  return neutral.includes(of.key) ? <IconClock size={14} aria-hidden /> : <IconCheck size={14} aria-hidden />
}

const Reasons = ({ of, missing }: { of: readonly FitReasonView[]; missing: boolean }) => {
  const words = useWords()
  if (of.length === 0) return null
  return (
    <ul className="expert-reasons" aria-label={words(missing ? 'expert.missing' : 'expert.fits-because')}>
      {of.map((reason) => (
        <li key={reason.says} data-missing={missing || undefined}>
          <ReasonIcon of={reason} missing={missing} /> {reason.says}
        </li>
      ))}
    </ul>
  )
}

const Match = ({ of: { expert, found, missing } }: { of: MatchView }) => (
  <>
    <p className="expert-match-head">
      <To address={`/experts/${expert.id}`} className="strong">
        <bdi>{expert.name}</bdi>
      </To>
      <span>
        <bdi>{expert.bureauName}</bdi>
      </span>
      {expert.function ? <bdi className="quiet">{expert.function}</bdi> : null}
      <Presence of={expert} />
    </p>
    <Reasons of={found} missing={false} />
    <Reasons of={missing} missing />
  </>
)
