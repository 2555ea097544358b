// What the network knows and may write down: methods, references, lessons, how-tos, questions and answers. Nobody is named in any of it.
import {
  bureauCode,
  code,
  count,
  day,
  flag,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { databaseNames } from '../record/record.schema.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import { languages } from '../terms/language.ts'

export const articleKinds = ['method', 'reference', 'lesson', 'how-to'] as const
export type ArticleKind = (typeof articleKinds)[number]
export const articleStates = ['draft', 'published', 'withdrawn'] as const
export type ArticleState = (typeof articleStates)[number]
export const questionStates = ['open', 'answered', 'closed'] as const
export type QuestionState = (typeof questionStates)[number]

/** Longest that an article may go without a look, days. */
export const mostReviewDays = 2 * 366

const slug = text('What the article is known by in addresses', 80)
const language = (description: string) => code(languages, description)

/** An author may insist that what looks like a name is none; numbers never. */
const insisted = optional(lines('Why what looks like a name of a person is none; kept with the text', 300))

const appliesTo = {
  crimeAreas: list(code(crimeAreas, 'Crime area'), 'Crime areas it applies to', crimeAreas.length),
  screens: list(text('Address of a screen: /requests', 60), 'Screens whose help it is', 20),
  databases: list(code(databaseNames, 'Database'), 'Databases it speaks of', databaseNames.length),
}
const words = {
  title: text('Title', 160),
  summary: lines('In two sentences', 500),
  body: lines('The article; paragraphs, lists and headings as plain text', 40_000),
}

export const articleEntry = shape({
  kind: code(articleKinds, 'What kind of article'),
  ...appliesTo,
  lessonOf: optional(id('Request in which the lesson was learned')),
  reviewOn: day('By when it is looked at again, at most two years ahead'),
  language: language('Language of the first text'),
  ...words,
  insisted,
})
export type ArticleEntry = Static<typeof articleEntry>

const read = { version: count('Version that was read', 1) }
export const articleDescription = shape({
  ...read,
  kind: code(articleKinds, 'What kind of article'),
  ...appliesTo,
  reviewOn: day('By when it is looked at again'),
})
export const articleText = shape({ ...read, ...words, insisted })
export const articleWithdrawal = shape({ ...read, reason: lines('Why; shown to whoever opens it', 500) })
export const articleReading = shape(read)

export const articleLine = shape({
  id: id('Article'),
  slug,
  kind: code(articleKinds, 'Kind'),
  owner: bureauCode('Bureau that keeps it'),
  ownerName: text('As written on messages', 120),
  ...appliesTo,
  state: code(articleStates, 'Where it stands'),
  reviewOn: day('Day of review'),
  outOfDate: flag('Whether the day of review has passed'),
  languages: list(language('Language'), 'Languages it stands in', languages.length),
  missing: list(language('Language'), 'Languages it does not stand in', languages.length),
  language: language('Language of this title and summary: the reader’s own where it stands in it'),
  title: text('Title', 160),
  summary: lines('In two sentences', 500),
  version: count('Counts changes', 1),
  createdAt: instant('When it was begun'),
  updatedAt: instant('When it was changed last'),
})
export type ArticleLine = Static<typeof articleLine>

export const articleShape = shape({
  ...articleLine.properties,
  body: lines('The article', 40_000),
  lessonOf: nullable(id('Request in which the lesson was learned; null where the reader sees none')),
  withdrawal: nullable(lines('Why it was withdrawn', 500)),
  wanted: list(
    shape({ language: language('Language'), bureaus: count('Bureaus that asked for it') }),
    'Languages somebody asked for',
    languages.length,
  ),
  allowed: list(text('Action', 40), 'What this reader may do with it', 10),
})
export type ArticleView = Static<typeof articleShape>

export const articleVersions = shape({
  versions: list(
    shape({
      number: count('Counts texts of the language', 1),
      at: instant('When'),
      bureau: bureauCode('By which bureau'),
      ...words,
    }),
    'Texts, the latest first',
    100,
  ),
})

export const searchEntry = shape({
  words: text('What is looked for, in any of the five languages', 200),
  kind: optional(code(articleKinds, 'Kind')),
  crimeArea: optional(code(crimeAreas, 'Crime area')),
})
export const searchAnswer = shape({
  articles: list(
    shape({
      ...articleLine.properties,
      found: list(text('Word that was found', 80), 'Which words were found, as they stand', 20),
      through: list(
        text('Word that was asked', 80),
        'Of these, words found through another language or another word',
        20,
      ),
    }),
    'Articles, the best first',
    50,
  ),
  understood: list(
    shape({
      asked: text('As it was asked', 80),
      also: list(text('Also looked for', 80), 'Other words of the same meaning', 40),
    }),
    'How the question was understood',
    20,
  ),
})
export type SearchAnswer = Static<typeof searchAnswer>

export const questionEntry = shape({
  language: language('Language it is asked in'),
  title: text('The question in one sentence', 160),
  body: lines('What was tried and what is unclear', 8000),
  crimeArea: optional(code(crimeAreas, 'Crime area')),
  insisted,
})
export type QuestionEntry = Static<typeof questionEntry>
export const answerEntry = shape({ language: language('Language'), body: lines('The answer', 8000), insisted })
export const acceptEntry = shape({ ...read, answer: id('The answer that helped') })

export const questionLine = shape({
  id: id('Question'),
  bureau: bureauCode('Bureau that asks'),
  bureauName: text('As written on messages', 120),
  language: language('Language'),
  title: text('The question', 160),
  crimeArea: nullable(code(crimeAreas, 'Crime area')),
  state: code(questionStates, 'Where it stands'),
  answers: count('Answers so far'),
  version: count('Counts changes', 1),
  createdAt: instant('When it was asked'),
})
export type QuestionLine = Static<typeof questionLine>
export const questionShape = shape({
  ...questionLine.properties,
  body: lines('What was tried and what is unclear', 8000),
  given: list(
    shape({
      id: id('Answer'),
      bureau: bureauCode('Bureau that answers'),
      bureauName: text('As written on messages', 120),
      language: language('Language'),
      body: lines('The answer', 8000),
      accepted: flag('Whether it is the one that helped'),
      at: instant('When'),
    }),
    'Answers: the one that helped first, then by time',
    500,
  ),
  allowed: list(text('Action', 40), 'What this reader may do with it', 10),
})
export type QuestionView = Static<typeof questionShape>
