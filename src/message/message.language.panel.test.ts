// The language a text seems to be in: told where letters and common words are clear, and otherwise not at all.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { say } from '../kernel/words.ts'
import { languages } from '../terms/language.ts'
import { contradicts, languageOf, readersOf } from './message.language.panel.ts'
import { replyWordings } from './message.wording.table.ts'

const texts = {
  en: 'Please confirm the data of the person who was stopped by our post and has been asked to wait.',
  fr: 'Nous vous prions de confirmer les données de la personne et du document dans votre réponse.',
  es: 'Les pedimos confirmar los datos de la persona y del documento con una respuesta para el caso.',
  vi: 'Đề nghị quý cơ quan xác nhận thông tin của người này và thông báo cho chúng tôi biết kết quả.',
  ar: 'نرجو تأكيد بيانات الشخص والوثيقة وإبلاغنا بالنتيجة في أقرب وقت ممكن.',
  ru: 'Просим подтвердить данные лица и документа и сообщить нам результат.',
  de: 'Wir bitten die Daten der Person und des Dokuments zu prüfen, die von der Polizei nicht bestätigt ist.',
}

describe('a text', () => {
  test.each(Object.entries(texts))('in %s is told as that', (language, text) => {
    expect(languageOf(text)).toBe(language)
    expect(contradicts(text, language)).toBeNull()
  })

  test('in another language than the chosen one is told', () => {
    expect(contradicts(texts.vi, 'en')).toBe('vi')
    expect(contradicts(texts.en, 'fr')).toBe('en')
    expect(contradicts(texts.ar, 'en-GB')).toBe('ar')
  })

  test('in a language that shares its script is not held against it', () => {
    expect(contradicts(texts.ru, 'uk')).toBeNull()
    expect(contradicts(texts.ar, 'fa')).toBeNull()
  })

  test('of names and numbers, or with no language chosen, says nothing', () => {
    expect(languageOf('EXERCISE, Maria 1979')).toBeNull()
    expect(contradicts(texts.en, null)).toBeNull()
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9 .,/-]{0,200}$/), (text) => {
        expect(languageOf(text)).toBeNull()
      }),
    )
  })

  test('that is pre-worded never contradicts the language it was worded in', () => {
    for (const language of languages) {
      const all = replyWordings.map(({ id }) => `wording.${id}`)
      const values = { day: '3', telephone: '4', office: '5', reference: '6' }
      for (const id of all) expect([id, contradicts(say(language, id, values), language)]).toEqual([id, null])
    }
  })
})

describe('readers', () => {
  test('read in the first of their working languages that the screens speak, each language told once', () => {
    const recipients = [['pt', 'fr-CA', 'en'], ['vi', 'en'], ['ja'], ['fr']].map((spoken) => ({ languages: spoken }))
    expect(readersOf(recipients)).toEqual(['fr', 'vi'])
  })

  test('whom no screen speaks to in their own language give none', () => {
    expect(readersOf([{ languages: ['ja', 'ko'] }, { languages: [] }])).toEqual([])
  })
})
