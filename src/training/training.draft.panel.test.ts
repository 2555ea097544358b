// A course while it is written: nothing is sent before it is whole, and what stands comes back as it stood.
import { describe, expect, test } from 'vitest'
import {
  type CourseDraft,
  draftOf,
  emptyCourse,
  emptyModule,
  entryOf,
  languageAt,
  missingOf,
} from './training.draft.panel.ts'

const whole: CourseDraft = {
  ...emptyCourse('fr'),
  level: 'basic',
  languages: ['fr', 'ar'],
  texts: { fr: { title: ' Contrôles ', summary: 'Exercice.' }, ar: { title: 'عمليات التحقق', summary: 'تمرين.' } },
  modules: [
    {
      ...emptyModule('1'),
      texts: { fr: { title: 'Lire', body: 'Exercice.' }, ar: { title: 'اقرأ', body: 'تمرين.' } },
      steps: [{ operation: ' check.ask ', outcome: null, subjectKind: '', database: 'nominal' }],
    },
  ],
}

describe('a course while it is written', () => {
  test('lacks what no language has yet, and says in which language', () => {
    const lacking = missingOf({ ...whole, texts: { fr: whole.texts.fr ?? { title: '', summary: '' } } })
    expect(lacking).toEqual(['/texts/1/title', '/texts/1/summary'])
    expect(languageAt('/texts/1/title', whole)).toBe('ar')
    expect(languageAt('/modules/0/texts/0/body', whole)).toBe('fr')
    expect(languageAt('/level', whole)).toBeUndefined()
    expect(missingOf(whole)).toEqual([])
    expect(missingOf(emptyCourse('en'))).toContain('/level')
  })

  test('is sent with every text in each of its languages, and without what was left empty', () => {
    expect(entryOf(whole, 'basic')).toEqual({
      level: 'basic',
      crimeAreas: [],
      validMonths: 12,
      texts: [
        { language: 'fr', title: 'Contrôles', summary: 'Exercice.' },
        { language: 'ar', title: 'عمليات التحقق', summary: 'تمرين.' },
      ],
      modules: [
        {
          texts: [
            { language: 'fr', title: 'Lire', body: 'Exercice.' },
            { language: 'ar', title: 'اقرأ', body: 'تمرين.' },
          ],
          exercise: { order: 'in-order', steps: [{ operation: 'check.ask', database: 'nominal' }] },
        },
      ],
    })
  })

  test('comes back as it stands, modules by their own ids', () => {
    const { modules, insisted: _insisted, ...entry } = entryOf(whole, 'basic')
    const source = {
      ...entry,
      id: 'c',
      version: 1,
      state: 'draft' as const,
      modules: modules.map(({ exercise, ...module }) => ({ ...module, id: 'm', exercise: exercise ?? null })),
    }
    const again = entryOf(draftOf({ ...source, texts: [...source.texts].reverse() }), 'basic')
    expect(again).toEqual({
      ...entryOf({ ...whole, languages: ['fr', 'ar'] }, 'basic'),
      modules: modules.map((module) => ({ id: 'm', ...module })),
    })
  })
})
