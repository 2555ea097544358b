// Knowledge of the demonstration: help of screens, methods, a lesson bound to its request, questions and answers.
import { analysing, dayOf, ringClocks } from '../demonstration.network.ts'
import type { Scene, Stage } from '../demonstration.stage.ts'
import type { MadeRequests } from '../request/request.demo.ts'
import { knowledgeSlice } from './knowledge.api.ts'
import {
  acceptAnswer,
  answerQuestion,
  askQuestion,
  publishArticle,
  saveArticleText,
  wantLanguage,
  writeArticle,
} from './knowledge.operations.ts'
import { knowledgeTimers } from './knowledge.timers.ts'
import { articles, type InventedArticle, type InventedQuestion, questions } from './knowledge.words.demo.ts'

/** A word that looks like a name of a person is none here: all of it is invented. */
const insisted = 'Exercise: words of an example, nobody is meant.'

const writeOne = async (stage: Stage, article: InventedArticle, requests: MadeRequests): Promise<void> => {
  const scene = analysing(stage)
  const { by, days, reviewIn, kind, crimeAreas = [], screens = [], texts, wantedBy = [] } = article
  const [begun, ...others] = texts
  if (!begun) return
  const [language, words] = begun
  let { slug, version } = await stage.play(scene(days, by), knowledgeSlice, writeArticle, {
    body: {
      kind,
      crimeAreas,
      screens: [...screens],
      databases: [],
      reviewOn: dayOf(stage, reviewIn),
      language,
      ...words,
      insisted,
      ...(article.lesson ? { lessonOf: requests.route } : {}),
    },
  })
  for (const [place, [other, said]] of others.entries())
    version = (
      await stage.play(scene(days - 0.1 - place / 50, by), knowledgeSlice, saveArticleText, {
        params: { slug, language: other },
        body: { version, ...said, insisted },
      })
    ).version
  if (article.draft) return
  await stage.play(scene(days - 0.5, by), knowledgeSlice, publishArticle, { params: { slug }, body: { version } })
  for (const [place, [officer, wanted]] of wantedBy.entries())
    await stage.play(scene(days / 2 - place / 50, officer), knowledgeSlice, wantLanguage, {
      params: { slug, language: wanted },
    })
}

/** Puts a question to the network, for slices below. */
export const putQuestion = (stage: Stage, scene: Scene, title: string, body: string) =>
  stage.play(scene, knowledgeSlice, askQuestion, { body: { language: 'en', title, body, insisted } })

const askOne = async (stage: Stage, question: InventedQuestion): Promise<void> => {
  const scene = analysing(stage)
  const { by, days, language, title, body, answers } = question
  const { id } = await stage.play(scene(days, by), knowledgeSlice, askQuestion, {
    body: { language, title, body, insisted },
  })
  for (const [place, answer] of answers.entries()) {
    const at = days * (1 - (place + 1) / 5)
    const { version, given } = await stage.play(scene(at, answer.by), knowledgeSlice, answerQuestion, {
      params: { id },
      body: { language: answer.language, body: answer.body, insisted },
    })
    const newest = given.at(-1)
    if (answer.helped && newest)
      await stage.play(scene(at - 0.1, by), knowledgeSlice, acceptAnswer, {
        params: { id },
        body: { version, answer: newest.id },
      })
  }
}

/** Plays articles, questions and answers of the last year. The lesson is bound to the request of the story. */
export const makeKnowledge = async (stage: Stage, requests: MadeRequests): Promise<void> => {
  for (const article of articles) await writeOne(stage, article, requests)
  for (const question of questions) await askOne(stage, question)
  await ringClocks(stage, knowledgeTimers, stage.now)
}
