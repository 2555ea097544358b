// Articles in five languages, search across them, questions and answers.
import { operation } from '../kernel/operation.ts'
import { afterMark, code, flag, id, list, optional, pager, shape, text } from '../kernel/schema.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import { languages } from '../terms/language.ts'
import {
  acceptEntry,
  answerEntry,
  articleDescription,
  articleEntry,
  articleKinds,
  articleLine,
  articleReading,
  articleShape,
  articleStates,
  articleText,
  articleVersions,
  articleWithdrawal,
  questionEntry,
  questionLine,
  questionShape,
  questionStates,
  searchAnswer,
  searchEntry,
} from './knowledge.schema.ts'

const one = shape({ slug: text('Slug of the article', 80) })
const ofLanguage = shape({ slug: text('Slug of the article', 80), language: code(languages, 'Language') })
const question = shape({ id: id('Question') })
const writers = ['analyst', 'command', 'notices', 'desk'] as const

export const listArticles = operation({
  name: 'knowledge.list',
  method: 'get',
  path: '/api/v1/knowledge/articles',
  summary: 'Lists articles, the latest first',
  admits: 'signed-in',
  effect: 'quiet',
  query: shape({
    ...pager,
    kind: optional(code(articleKinds, 'Kind')),
    crimeArea: optional(code(crimeAreas, 'Crime area')),
    state: optional(code(articleStates, 'Where it stands; published when left out')),
    missing: optional(code(languages, 'Only those that lack this language')),
    outOfDate: optional(flag('Only those whose day of review has passed')),
    screen: optional(text('Only the help of this screen', 60)),
  }),
  answer: shape({ articles: list(articleLine, 'Articles', 200), after: afterMark }),
})

export const searchKnowledge = operation({
  name: 'knowledge.search',
  method: 'post',
  path: '/api/v1/knowledge/search',
  summary: 'Finds articles by words of any of the five languages, and says through which',
  admits: 'signed-in',
  effect: 'quiet',
  body: searchEntry,
  answer: searchAnswer,
})

export const showArticle = operation({
  name: 'knowledge.show',
  method: 'get',
  path: '/api/v1/knowledge/articles/:slug',
  summary: 'Shows an article in a language it stands in',
  admits: 'signed-in',
  effect: 'quiet',
  params: one,
  query: shape({ language: optional(code(languages, 'Language wanted; the reader’s own when left out')) }),
  answer: articleShape,
})

export const writeArticle = operation({
  name: 'knowledge.write',
  method: 'post',
  path: '/api/v1/knowledge/articles',
  summary: 'Begins an article as a draft of the own bureau; personal data in it are refused',
  admits: writers,
  effect: 'change',
  body: articleEntry,
  answer: articleShape,
  status: 201,
})

export const describeArticle = operation({
  name: 'knowledge.describe',
  method: 'put',
  path: '/api/v1/knowledge/articles/:slug',
  summary: 'Changes kind, day of review and what an article of the own bureau applies to',
  admits: writers,
  effect: 'change',
  params: one,
  body: articleDescription,
  answer: articleShape,
})

export const saveArticleText = operation({
  name: 'knowledge.save-text',
  method: 'put',
  path: '/api/v1/knowledge/articles/:slug/texts/:language',
  summary: 'Saves the text of an article in one language; what stood before stays as a version',
  admits: writers,
  effect: 'change',
  params: ofLanguage,
  body: articleText,
  answer: articleShape,
})

export const listArticleVersions = operation({
  name: 'knowledge.versions',
  method: 'get',
  path: '/api/v1/knowledge/articles/:slug/texts/:language/versions',
  summary: 'Lists the texts an article had in one language',
  admits: 'signed-in',
  effect: 'quiet',
  params: ofLanguage,
  answer: articleVersions,
})

export const publishArticle = operation({
  name: 'knowledge.publish',
  method: 'post',
  path: '/api/v1/knowledge/articles/:slug/publish',
  summary: 'Publishes a draft of the own bureau',
  admits: writers,
  effect: 'change',
  params: one,
  body: articleReading,
  answer: articleShape,
})

export const withdrawArticle = operation({
  name: 'knowledge.withdraw',
  method: 'post',
  path: '/api/v1/knowledge/articles/:slug/withdraw',
  summary: 'Withdraws an article with the reason; its address goes on saying so',
  admits: writers,
  effect: 'change',
  params: one,
  body: articleWithdrawal,
  answer: articleShape,
})

export const wantLanguage = operation({
  name: 'knowledge.want',
  method: 'post',
  path: '/api/v1/knowledge/articles/:slug/texts/:language/want',
  summary: 'Asks its bureau for an article in a language it does not stand in',
  admits: 'signed-in',
  effect: 'change',
  params: ofLanguage,
  answer: articleShape,
})

export const listQuestions = operation({
  name: 'knowledge.questions',
  method: 'get',
  path: '/api/v1/knowledge/questions',
  summary: 'Lists questions to the network, the latest first',
  admits: 'signed-in',
  effect: 'quiet',
  query: shape({
    ...pager,
    state: optional(code(questionStates, 'Where it stands')),
    crimeArea: optional(code(crimeAreas, 'Crime area')),
    own: optional(flag('Only those of the own bureau')),
  }),
  answer: shape({ questions: list(questionLine, 'Questions', 200), after: afterMark }),
})

export const showQuestion = operation({
  name: 'knowledge.question',
  method: 'get',
  path: '/api/v1/knowledge/questions/:id',
  summary: 'Shows a question with its answers',
  admits: 'signed-in',
  effect: 'quiet',
  params: question,
  answer: questionShape,
})

export const askQuestion = operation({
  name: 'knowledge.ask',
  method: 'post',
  path: '/api/v1/knowledge/questions',
  summary: 'Puts a question to the network; personal data in it are refused',
  admits: writers,
  effect: 'change',
  body: questionEntry,
  answer: questionShape,
  status: 201,
})

export const answerQuestion = operation({
  name: 'knowledge.answer',
  method: 'post',
  path: '/api/v1/knowledge/questions/:id/answers',
  summary: 'Answers a question of the network',
  admits: writers,
  effect: 'change',
  params: question,
  body: answerEntry,
  answer: questionShape,
  status: 201,
})

export const acceptAnswer = operation({
  name: 'knowledge.accept',
  method: 'post',
  path: '/api/v1/knowledge/questions/:id/accept',
  summary: 'Says which answer helped; by the bureau that asked',
  admits: writers,
  effect: 'change',
  params: question,
  body: acceptEntry,
  answer: questionShape,
})

export const closeQuestion = operation({
  name: 'knowledge.close',
  method: 'post',
  path: '/api/v1/knowledge/questions/:id/close',
  summary: 'Closes a question; by the bureau that asked or the secretariat of the network',
  admits: writers,
  effect: 'change',
  params: question,
  body: articleReading,
  answer: questionShape,
})
