// Earlier texts of an article in the language it is read in, any of them against the text that is read now.
import { Button, Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { Answered, EmptyYet } from '../console/states.tsx'
import { zuluWords } from '../console/time-words.ts'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { listArticleVersions } from './knowledge.operations.ts'
import type { ArticleView } from './knowledge.schema.ts'
import { sideBySide } from './knowledge.text.panel.ts'

type Version = Answer<typeof listArticleVersions>['versions'][number]
const wholeOf = ({ title, summary, body }: Version): string => `${title}\n${summary}\n\n${body}`

const Sides = ({ before, after, of }: { before: Version; after: Version; of: ArticleView }) => {
  const words = useWords()
  const rows = sideBySide(wholeOf(before), wholeOf(after))
  return (
    <table className="knowledge-sides" lang={of.language}>
      <caption className="spoken">
        <Words
          id="knowledge.differences"
          values={{ count: rows.filter(({ same }) => !same).length, before: before.number, after: after.number }}
        />
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Words id="knowledge.version" values={{ number: before.number, bureau: <bdi>{before.bureau}</bdi> }} />
          </th>
          <th scope="col">
            <Words id="knowledge.version" values={{ number: after.number, bureau: <bdi>{after.bureau}</bdi> }} />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of two texts that are only read never change places
            key={at}
            {...(row.same ? {} : { 'data-differs': true, title: words('knowledge.differs') })}
          >
            <td dir="auto">{row.before}</td>
            <td dir="auto">{row.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Compared = ({ versions, of }: { versions: readonly Version[]; of: ArticleView }) => {
  const words = useWords()
  const [language] = useLanguage()
  const [chosen, choose] = useState<number | null>(null)
  const [latest, former] = versions
  if (!latest || !former)
    return (
      <EmptyYet>
        <Words id="knowledge.one-version" />
      </EmptyYet>
    )
  const before = versions.find(({ number }) => number === chosen) ?? former
  return (
    <>
      <Select
        label={words('knowledge.compare')}
        data={versions
          .slice(1)
          .map(({ number, at }) => ({ value: String(number), label: `${number} · ${zuluWords(at, language)}` }))}
        value={String(before.number)}
        allowDeselect={false}
        onChange={(next) => choose(Number(next))}
      />
      <Sides before={before} after={latest} of={of} />
    </>
  )
}

export const Versions = ({ of }: { of: ArticleView }): ReactNode => {
  const [open, setOpen] = useState(false)
  const answer = useAnswer(listArticleVersions, { params: { slug: of.slug, language: of.language } }, { when: open })
  return (
    <section className="knowledge-article">
      <div>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          <Words id="knowledge.versions" />
        </Button>
      </div>
      {open ? (
        <Answered of={answer} rows={6}>
          {({ versions }) => <Compared key={of.language} versions={versions} of={of} />}
        </Answered>
      ) : null}
    </section>
  )
}
