// Pieces that the pages of knowledge share: prose, languages, the mark of a late review, the way round a name that is none.
import { MultiSelect, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { type FieldProps, TextField, useField } from '../console/form.tsx'
import { fold } from '../console/fuzzy.ts'
import { useLanguageName } from '../console/language-names.ts'
import { pages } from '../console/pages.ts'
import type { Problem } from '../console/problem.ts'
import { sayPartialDate } from '../console/typed-date.ts'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import { type Language, languages } from '../terms/language.ts'
import type { ArticleLine } from './knowledge.schema.ts'
import { blocksOf } from './knowledge.text.panel.ts'
import './knowledge.css'

/** Text of an article in its own language and direction. */
export const Prose = ({ text, language }: { text: string; language: Language }): ReactNode => (
  <div className="knowledge-prose" lang={language} dir="auto">
    {blocksOf(text).map((block, at) => {
      const key = `${at} ${block.kind}`
      if (block.kind === 'list')
        return (
          <ul key={key}>
            {block.items.map((item, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: items of a text that is only read never change places
              <li key={place}>{item}</li>
            ))}
          </ul>
        )
      return block.kind === 'heading' ? <h2 key={key}>{block.text}</h2> : <p key={key}>{block.text}</p>
    })}
  </div>
)

/** A title or summary that may stand in another language than the screen. */
export const InLanguage = ({ of, children }: { of: Language; children: ReactNode }): ReactNode => (
  <bdi lang={of}>{children}</bdi>
)

/** One language by its name in the reader's language. */
export const LanguageField = ({
  value,
  onChange,
  among = languages,
  ...field
}: FieldProps & {
  value: Language | null
  onChange: (value: Language) => void
  among?: readonly Language[]
}): ReactNode => {
  const name = useLanguageName()
  return (
    <Select
      {...useField(field)}
      data={among.map((code) => ({ value: code, label: name(code) }))}
      value={value}
      allowDeselect={false}
      onChange={(next) => next && onChange(next as Language)}
    />
  )
}

/** Screens by what they are called and their address. */
export const ScreensField = ({
  value,
  onChange,
  ...field
}: FieldProps & { value: readonly string[]; onChange: (value: string[]) => void }): ReactNode => {
  const words = useWords()
  const known = pages
    .filter(({ frame }) => frame === 'full')
    .map(({ path, title }) => ({ value: path, label: `${words(title)} · ${path}` }))
  const others = value.filter((one) => known.every((page) => page.value !== one))
  return (
    <MultiSelect
      {...useField(field)}
      data={[...known, ...others.map((one) => ({ value: one, label: one }))]}
      value={[...value]}
      onChange={onChange}
      searchable
      clearable
      hidePickedOptions
      maxValues={20}
      limit={80}
      filter={({ options, search }) =>
        options.filter((option) => 'value' in option && fold(option.label).includes(fold(search.trim())))
      }
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

/** The day of review, and that it has passed. */
export const ReviewDay = ({ of }: { of: Pick<ArticleLine, 'reviewOn' | 'outOfDate'> }): ReactNode => {
  const [language] = useLanguage()
  return (
    <span className="knowledge-review" {...(of.outOfDate ? { 'data-late': true } : {})}>
      <bdi>{sayPartialDate(of.reviewOn, language)}</bdi>
      {of.outOfDate ? (
        <>
          {' '}
          <Words id="knowledge.out-of-date" />
        </>
      ) : null}
    </span>
  )
}

const texts = ['/title', '/summary', '/body']

/** Whether a refusal was about what these texts hold; a field of another kind has its own way out. */
export const isAboutTexts = (problem: Problem | null): boolean =>
  problem?.pointers.some(({ pointer }) => texts.includes(pointer)) ?? false

/**
 * Shown once texts were refused (and while something stands in it): why what looks like a name of a person is none. Numbers,
 * addresses and accounts are refused all the same.
 */
export const InsistField = ({
  problem,
  value,
  onChange,
}: {
  problem: Problem | null
  value: string
  onChange: (value: string) => void
}): ReactNode =>
  isAboutTexts(problem) || value !== '' ? (
    <TextField
      label="knowledge.insist"
      hint="knowledge.insist-hint"
      pointer="/insisted"
      lines={2}
      maxLength={300}
      value={value}
      onChange={onChange}
    />
  ) : null

/** The member of a body that says it, or none. */
export const insisting = (text: string): { readonly insisted?: string } =>
  text.trim() === '' ? {} : { insisted: text.trim() }
