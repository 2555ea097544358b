// Who may read and write what the network knows.
import { all, any, type Policy, type Rule, rulesOn, when } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import { isNetworkSecretariat, underClause } from '../rulebook/rulebook.policy.ts'
import type { ArticleKind, ArticleState, QuestionState } from './knowledge.schema.ts'

export type ArticleColumns = { readonly owner: string; readonly kind: ArticleKind; readonly state: ArticleState }
export type QuestionColumns = { readonly bureau: string; readonly state: QuestionState }

const article = rulesOn<ArticleColumns>()
const question = rulesOn<QuestionColumns>()

const takesPart = (actor: Actor): Rule => underClause(actor, 'network.take-part')
const writes = (actor: Actor): Rule =>
  all(underClause(actor, 'knowledge.write'), when(hasDuty(actor, ['analyst', 'command', 'notices', 'desk'])))
const isOwn = (actor: Actor): Rule => article.equals('owner', actor.bureau)

export type ArticleAction = 'read' | 'write' | 'change' | 'publish' | 'withdraw' | 'want'

export const articlePolicy: Policy<ArticleAction> = {
  // Help with a screen is for whoever has the screen; what analysts know is for those who take part.
  read: (actor) =>
    any(
      all(
        when(actor.kind !== 'stranger'),
        article.equals('kind', 'how-to'),
        article.in('state', ['published', 'withdrawn']),
      ),
      all(takesPart(actor), article.in('state', ['published', 'withdrawn'])),
      all(takesPart(actor), isOwn(actor), writes(actor)),
    ),
  write: writes,
  change: (actor) => all(writes(actor), isOwn(actor), article.in('state', ['draft', 'published'])),
  publish: (actor) => all(writes(actor), isOwn(actor), article.equals('state', 'draft')),
  withdraw: (actor) =>
    all(any(all(writes(actor), isOwn(actor)), when(isNetworkSecretariat(actor))), article.in('state', ['published'])),
  want: (actor) => all(takesPart(actor), article.equals('state', 'published')),
}

export type QuestionAction = 'read' | 'ask' | 'answer' | 'accept' | 'close'

export const questionPolicy: Policy<QuestionAction> = {
  read: takesPart,
  ask: (actor) => all(takesPart(actor), when(hasDuty(actor, ['analyst', 'command', 'notices', 'desk']))),
  answer: (actor) => all(writes(actor), question.in('state', ['open', 'answered'])),
  accept: (actor) => all(question.equals('bureau', actor.bureau), question.in('state', ['open', 'answered'])),
  close: (actor) =>
    all(
      any(question.equals('bureau', actor.bureau), when(isNetworkSecretariat(actor))),
      question.in('state', ['open', 'answered']),
    ),
}
