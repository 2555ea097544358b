/** Questions in plain words: the same skills are read from all five languages, and what is not understood is said. */
import { describe, expect, test } from 'vitest'
import { languages } from '../terms/language.ts'
import { foldWords, readQuestion, vocabularyOf } from './expert.question.ts'
import { isSkill, skillCodes, skillKinds } from './expert.skill.table.ts'
import { synonyms } from './expert.synonym.table.ts'
import { skillName, vocabulary } from './expert.wording.ts'

const read = (question: string) => {
  const { wanted, unread } = readQuestion(question, vocabulary())
  return { wanted: wanted.map(({ kind, code }) => `${kind}:${code}`), unread }
}

describe('a question', () => {
  test.each([
    ['Who speaks Vietnamese and knows maritime crime?', ['language:vi', 'crime-area:maritime-crime']],
    ['Vietnamese, maritime', ['language:vi', 'crime-area:maritime-crime']],
    ['Je cherche un analyste parlant vietnamien, criminalité maritime', ['language:vi', 'crime-area:maritime-crime']],
    ['¿Quién habla vietnamita y sabe de lavado de activos?', ['language:vi']],
    ['من يتحدث الفيتنامية ويعرف الجرائم البحرية؟', ['language:vi', 'crime-area:maritime-crime']],
    ['Chuyên gia nói tiếng Việt và tội phạm trên biển', ['language:vi', 'crime-area:maritime-crime']],
    ['maritime, crime scripts', ['crime-area:maritime-crime', 'method:crime-scripts']],
    ['OSINT and Python, Arabic', ['method:open-sources', 'tool:programming', 'language:ar']],
  ])('%s', (question, skills) => {
    for (const one of skills) expect(read(question).wanted).toContain(one)
  })

  test('reads every skill by its own name in every language', () => {
    // As in a list: a name with commas in it is read in parts.
    for (const language of languages)
      for (const kind of skillKinds)
        for (const code of skillCodes[kind].filter((one) => one !== 'other'))
          expect(read(skillName(language, kind, code)).wanted, `${language} ${kind} ${code}`).toContain(
            `${kind}:${code}`,
          )
  })

  test('says which words name nothing, and guesses none', () => {
    expect(read('who knows dragonfly husbandry')).toEqual({ wanted: [], unread: ['dragonfly', 'husbandry'] })
    expect(read('the expert who speaks and knows')).toEqual({ wanted: [], unread: [] })
    expect(read('crime analysis').wanted).toEqual([])
  })
})

describe('the vocabulary', () => {
  test('takes a part of a name only where no other skill has it', () => {
    const names = [
      { kind: 'method' as const, code: 'link-analysis', name: 'Link analysis', parts: 'words' as const },
      { kind: 'method' as const, code: 'pattern-analysis', name: 'Pattern analysis', parts: 'words' as const },
    ]
    const known = vocabularyOf(names, [])
    expect(readQuestion('patterns', known).wanted).toEqual([{ kind: 'method', code: 'pattern-analysis', level: 1 }])
    expect(readQuestion('analysis', known)).toEqual({ wanted: [], unread: ['analysi'] })
  })

  test('has synonyms of skills that exist', () => {
    expect(synonyms.filter(([kind, code]) => !isSkill(kind, code))).toEqual([])
  })

  test('folds marks, plurals and articles', () => {
    expect(foldWords('Vidéosurveillance; STATISTICS')).toEqual(['videosurveillance', 'statistic'])
    expect(foldWords('والجرائم البحرية')).toEqual(foldWords('جرائم بحرية'))
    expect(foldWords('Đường')).toEqual(['duong'])
  })
})
