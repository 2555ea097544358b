// Small parts that list, preview and handover of a desk share: who an item is from, what it is about, who has it.
import { IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { useStatusWords } from '../record/record.value.panel.tsx'
import { countryName, countryOfBureau } from '../terms/country.ts'
import type { ItemLine } from './desk.schema.ts'
import { useSubject } from './desk.subjects.panel.tsx'

/** A bureau as it stands on messages, its code on hover: `IP Hanoi`. */
export const Bureau = ({ code }: { code: string }): ReactNode => (
  <bdi title={code.toUpperCase()}>{bureauName(code)}</bdi>
)

/** The three letters of a bureau's country and its city: `VNM Hanoi`. */
export const From = ({ code }: { code: string | null }): ReactNode => {
  if (code === null) return <span className="quiet">—</span>
  const country = countryOfBureau(code)
  return (
    <span className="desk-from">
      {country ? (
        <bdi dir="ltr" className="mono">
          {country}
        </bdi>
      ) : null}
      <span className={country ? 'quiet' : undefined}>
        <Bureau code={code} />
      </span>
    </span>
  )
}

/** How a bureau is called in a sentence: the country it stands for, or itself. */
export const useFromWords = (): ((code: string) => string) => {
  const [language] = useLanguage()
  return (code) => {
    const country = countryOfBureau(code)
    return country ? countryName(country, language) : bureauName(code)
  }
}

/** An officer by name; nobody is said. */
export const Officer = ({ name }: { name: string | null }): ReactNode =>
  name === null ? (
    <span className="quiet">
      <Words id="desk.nobody" />
    </span>
  ) : (
    <bdi dir="ltr" className="mono">
      {name}
    </bdi>
  )

/** What an item is about in a sentence, as far as codes say it: "hit on lost travel document". */
export const useAboutWords = (): ((line: ItemLine) => string) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const statusWords = useStatusWords()
  const [language] = useLanguage()
  return ({ kind, need, about }) => {
    const what = codeWords('item-kind', kind)
    if (!about?.database) return `${what}: ${codeWords('item-need', need)}`
    const database = codeWords('desk-database', about.database)
    if (!about.status) return words('desk.say-about', { kind: what, thing: database })
    const status = statusWords(about.database, about.status).toLocaleLowerCase(language)
    return words('desk.say-about', { kind: what, thing: words('desk.say-thing', { status, database }) })
  }
}

/** What a line of the list says of its item: its subject where it has one, else what codes tell. */
export const Subject = ({ line }: { line: ItemLine }): ReactNode => {
  const codeWords = useCodeWords()
  const statusWords = useStatusWords()
  const subject = useSubject(line)
  const { about } = line
  const more = [
    ...(about?.database ? [codeWords('desk-database', about.database)] : []),
    ...(about?.post ? [<bdi key="post">{about.post}</bdi>] : []),
    codeWords('item-need', line.need),
    ...(line.reminders > 0 ? [codeWords('desk-reminder', String(Math.min(line.reminders, 3)))] : []),
  ]
  return (
    <span className="desk-what">
      <span className="desk-what-first">
        {about?.discreet ? (
          <span className="desk-discreet">
            <IconEyeOff size={12} aria-hidden /> <Words id="desk.discreet" />
          </span>
        ) : null}
        {line.test ? (
          <span className="desk-tag">
            <Words id="desk.test" />
          </span>
        ) : null}
        <span className="desk-kind">{codeWords('item-kind', line.kind)}</span>
        {subject ? (
          <bdi className="desk-subject">{subject}</bdi>
        ) : about?.database && about.status ? (
          <span className="desk-subject">{statusWords(about.database, about.status)}</span>
        ) : null}
        {about?.origin && about.origin !== 'key' ? (
          <span className="desk-origin">{codeWords('hit-origin', about.origin)}</span>
        ) : null}
      </span>
      {more.map((said, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one line in their order
        <span className="quiet" key={place}>
          {place > 0 ? '· ' : null}
          {said}
        </span>
      ))}
    </span>
  )
}
