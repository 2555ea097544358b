// Looking for experts: the question read into a need, every expert the reader may see compared with it, the best told with reasons.
import { readBureau } from '../bureau/bureau.store.ts'
import type { Context } from '../kernel/slice.ts'
import { byFit, type Fit, fitOf, type Need } from './expert.fit.ts'
import { refuse } from './expert.making.ts'
import { readQuestion } from './expert.question.ts'
import type { ExpertQuestion, Matches, MatchView } from './expert.schema.ts'
import { isSkill } from './expert.skill.table.ts'
import { type Candidate, type ExpertRow, readCandidates, skillKey } from './expert.store.ts'
import { lineOf } from './expert.view.ts'
import { sayAnswer, sayReason, vocabulary } from './expert.wording.ts'

const mostNearest = 3

/** What is asked for, of a question in words, of skills that were named, or of both; `unread` are words that name nothing. */
const needOf = async (
  context: Context,
  question: ExpertQuestion,
): Promise<{ readonly need: Need; readonly unread: readonly string[] }> => {
  const named = (question.wanted ?? []).map((one) => ({ ...one, level: one.level ?? 1 }))
  refuse(
    named.flatMap(({ kind, code }, at) =>
      isSkill(kind, code) ? [] : [{ pointer: `/wanted/${at}/code`, key: 'fault.expert-skill', values: {} }],
    ),
  )
  const read = question.question ? readQuestion(question.question, vocabulary()) : { wanted: [], unread: [] }
  const keys = new Set(named.map(skillKey))
  const { bureaus = [], countries = [], crimeAreas = [], threats = [] } = question.about ?? {}
  const zone = question.zone ?? (await readBureau(context, context.actor.bureau))?.zone ?? null
  return {
    need: {
      wanted: [...named, ...read.wanted.filter((one) => !keys.has(skillKey(one)))],
      clearance: question.clearance ?? 1,
      until: question.until ?? null,
      zone,
      about: { bureaus, countries, crimeAreas, threats },
    },
    unread: read.unread,
  }
}

type Compared = { readonly candidate: Candidate; readonly fit: Fit }

const viewMatch = (context: Context, { candidate, fit }: Compared): MatchView => ({
  expert: lineOf(candidate.row, context),
  fits: fit.fits,
  score: Math.round(fit.score * 1000) / 1000,
  found: fit.found.map((reason) => sayReason(context.language, reason)),
  missing: fit.missing.map((reason) => sayReason(context.language, reason)),
})

/** Answers a question with who was shown for it. Load orders those who fit alike nowhere: only routing weighs it. */
export const search = async (
  context: Context,
  question: ExpertQuestion,
): Promise<{ readonly answer: Matches; readonly shown: readonly ExpertRow[] }> => {
  const { need, unread } = await needOf(context, question)
  const understood = need.wanted.length > 0 || !question.question
  const compared = understood
    ? (await readCandidates(context, need))
        .map((candidate): Compared => ({ candidate, fit: fitOf(candidate.profile, need, context.now) }))
        .sort((one, other) => byFit(one.fit, other.fit))
    : []
  const fitting = compared.filter(({ fit }) => fit.fits)
  const matches = fitting.slice(0, question.limit ?? 20)
  const nearest = fitting.length > 0 ? [] : compared.slice(0, mostNearest)
  const near = nearest.map((one) => ({ match: viewMatch(context, one), missing: one.fit.missing }))
  return {
    answer: {
      understood: need.wanted.map((one) => ({ ...one })),
      unread: [...unread].slice(0, 40),
      matches: matches.map((one) => viewMatch(context, one)),
      nearest: near.map(({ match }) => match),
      says: sayAnswer(context.language, need, { understood, count: fitting.length, nearest: near }),
    },
    shown: [...matches, ...nearest].map(({ candidate }) => candidate.row),
  }
}
