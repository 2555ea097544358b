// Pre-worded replies: picked by what they say in the writer's language, put into the text in that of the recipient.

import { Button, Select, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { useLanguageName } from '../console/language-names.ts'
import { readPartialDate, sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { isLanguage, type Language, languages } from '../terms/language.ts'
import { fillWording } from './message.wording.panel.ts'
import type { Blank } from './message.wording.table.ts'
import { listWordings } from './message.writing.operations.ts'
import './message.css'

/** `preferred` are languages of the recipients, the first recipient's first. */
export const InsertWording = ({
  preferred,
  onInsert,
}: {
  preferred: readonly string[]
  onInsert: (text: string, language: Language) => void
}): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const [reader] = useLanguage()
  const nameOf = useLanguageName()
  const wordings = useAnswer(listWordings, {}).data?.wordings ?? []
  const [chosen, choose] = useState<string | null>(null)
  const [into, setInto] = useState<Language | null>(null)
  const [filled, fill] = useState<Readonly<Partial<Record<Blank, string>>>>({})
  const target = into ?? preferred.find(isLanguage) ?? 'en'
  const wording = wordings.find(({ id }) => id === chosen)
  const spelled: Partial<Record<Blank, string>> = {}
  for (const blank of wording?.blanks ?? []) {
    const typed = filled[blank]?.trim() ?? ''
    const day = blank === 'day' ? readPartialDate(typed) : null
    const said = day === null ? typed : sayPartialDate(day, target)
    if (said !== '' && !(blank === 'day' && day === null)) spelled[blank] = said
  }
  const isWhole = wording?.blanks.every((blank) => spelled[blank] !== undefined) ?? false
  const text = wording ? fillWording(wording.words[target], spelled) : ''
  return (
    <details className="message-wording">
      <summary>
        <Words id="message.wordings" />
      </summary>
      <div className="form-row">
        <Select
          label={words('message.wording')}
          data={wordings.map(({ id, words: said }) => ({ value: id, label: said[reader] }))}
          value={chosen}
          onChange={choose}
          searchable
          nothingFoundMessage={<Words id="form.nothing-found" />}
        />
        <Select
          label={words('message.wording-language')}
          data={languages.map((value) => ({ value, label: nameOf(value) }))}
          value={target}
          onChange={(next) => setInto(isLanguage(next) ? next : null)}
          allowDeselect={false}
        />
        {wording?.blanks.map((blank) => (
          <TextInput
            key={blank}
            label={codeWords('message-blank', blank)}
            {...(blank === 'day' ? { description: words('form.date-hint') } : {})}
            value={filled[blank] ?? ''}
            maxLength={120}
            onChange={(event) => fill({ ...filled, [blank]: event.currentTarget.value })}
          />
        ))}
      </div>
      {wording ? (
        <p className="message-body" dir="auto" lang={target}>
          {text}
        </p>
      ) : null}
      <Button
        disabled={!isWhole}
        onClick={() => {
          onInsert(text, target)
          choose(null)
          fill({})
        }}
      >
        <Words id="message.wording-insert" />
      </Button>
    </details>
  )
}
