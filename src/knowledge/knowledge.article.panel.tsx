// One article: in which language it is read, whether it still holds, its text, and what may be done with it.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { To } from '../console/go.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { Answered } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { type Language, languages } from '../terms/language.ts'
import { ArticleActs } from './knowledge.acts.panel.tsx'
import { showArticle, wantLanguage } from './knowledge.operations.ts'
import { InLanguage, Prose, ReviewDay } from './knowledge.parts.panel.tsx'
import type { ArticleView } from './knowledge.schema.ts'
import { Versions } from './knowledge.versions.panel.tsx'

/** The five languages: those it stands in to read it in, the others to ask for. */
const LanguageSwitch = ({ of, onRead }: { of: ArticleView; onRead: (language: Language) => void }) => {
  const words = useWords()
  const name = useLanguageName()
  const want = useAct(wantLanguage, {
    refreshes: ['knowledge.'],
    onDone: () => tell(<Words id="knowledge.asked-for" />, 'good'),
  })
  const wanted = new Map(of.wanted.map(({ language, bureaus }) => [language, bureaus]))
  return (
    <fieldset className="knowledge-languages plain" aria-label={words('knowledge.languages')}>
      {languages.map((one) => {
        if (of.languages.includes(one))
          return (
            <Button
              key={one}
              variant={one === of.language ? 'filled' : 'default'}
              aria-pressed={one === of.language}
              onClick={() => onRead(one)}
            >
              {name(one)}
            </Button>
          )
        const bureaus = wanted.get(one) ?? 0
        if (of.state !== 'published') return null
        if (of.allowed.includes('want'))
          return (
            <Button
              key={one}
              variant="subtle"
              loading={want.isPending && want.variables?.params.language === one}
              onClick={() => want.mutate({ params: { slug: of.slug, language: one } })}
            >
              <Words id="knowledge.want" values={{ language: name(one), count: bureaus }} />
            </Button>
          )
        return (
          <span key={one} className="quiet">
            <Words id="knowledge.lacks" values={{ language: name(one) }} />
          </span>
        )
      })}
      {want.error ? <p role="alert">{want.error.detail || <Words id={`problem.${want.error.code}`} />}</p> : null}
    </fieldset>
  )
}

const Banners = ({ of }: { of: ArticleView }) => {
  const [own] = useLanguage()
  const name = useLanguageName()
  return (
    <>
      {of.state === 'draft' ? (
        <p className="knowledge-banner" role="status">
          <Words id="knowledge.is-draft" />
        </p>
      ) : null}
      {of.outOfDate ? (
        <p className="knowledge-banner" role="status">
          <Words id="knowledge.late-banner" values={{ bureau: <bdi>{of.ownerName}</bdi> }} /> <ReviewDay of={of} />
        </p>
      ) : null}
      {of.state === 'published' && of.language !== own && !of.languages.includes(own) ? (
        <p className="quiet">
          <Words id="knowledge.other-language" values={{ own: name(own), shown: name(of.language) }} />
        </p>
      ) : null}
    </>
  )
}

export const ArticleContent = ({
  of,
  onRead,
  linked = false,
}: {
  of: ArticleView
  onRead: (language: Language) => void
  /** Beside the list, with a way to the whole page. */
  linked?: boolean
}): ReactNode => {
  const codeWords = useCodeWords()
  const words = useWords()
  const withdrawn = of.state === 'withdrawn'
  return (
    <article className="knowledge-article">
      <header>
        <p className="quiet">
          {codeWords('article-kind', of.kind)} · {codeWords('article-state', of.state)} · <bdi>{of.ownerName}</bdi>
        </p>
        <h1>
          <InLanguage of={of.language}>{of.title}</InLanguage>
        </h1>
        {linked ? (
          <To address={`/knowledge/${of.slug}`}>
            <Words id="knowledge.whole" />
          </To>
        ) : null}
      </header>
      {withdrawn ? (
        <div className="knowledge-banner" role="status">
          <p className="strong">
            <Words id="knowledge.was-withdrawn" /> <Instant at={of.updatedAt} />
          </p>
          <p>
            <bdi>{of.withdrawal}</bdi>
          </p>
        </div>
      ) : (
        <>
          <LanguageSwitch of={of} onRead={onRead} />
          <Banners of={of} />
          <ArticleActs of={of} />
          <p className="knowledge-summary" lang={of.language} dir="auto">
            {of.summary}
          </p>
          <Prose text={of.body} language={of.language} />
        </>
      )}
      <dl className="facts">
        {of.crimeAreas.length > 0 ? (
          <Fact name="knowledge.crime-areas">
            {of.crimeAreas.map((area) => codeWords('crime-area', area)).join(' · ')}
          </Fact>
        ) : null}
        {of.databases.length > 0 ? (
          <Fact name="knowledge.databases">{of.databases.map((one) => codeWords('database', one)).join(' · ')}</Fact>
        ) : null}
        {of.lessonOf ? (
          <Fact name="knowledge.lesson-of">
            <To address={`/requests/${of.lessonOf}`}>{words('knowledge.lesson-request')}</To>
          </Fact>
        ) : null}
        <Fact name="knowledge.review-on">
          <ReviewDay of={of} />
        </Fact>
        <Fact name="knowledge.updated">
          <Instant at={of.updatedAt} />
        </Fact>
      </dl>
      {linked || withdrawn ? null : <Versions of={of} />}
    </article>
  )
}

/** The article in the language that was chosen, at first in that of the screen. */
const useArticle = (slug: string) => {
  const [own] = useLanguage()
  const [chosen, choose] = useState<Language | null>(null)
  // The language goes along, so that an answer kept in another one is never taken for this one.
  const answer = useAnswer(showArticle, { params: { slug }, query: { language: chosen ?? own } }, { keep: true })
  return { answer, choose }
}

/** Beside the list. */
export const ArticlePreview = ({ slug }: { slug: string }): ReactNode => {
  const { answer, choose } = useArticle(slug)
  return (
    <Answered of={answer} rows={10}>
      {(article) => <ArticleContent of={article} onRead={choose} linked />}
    </Answered>
  )
}

/** The whole page. */
export const WholeArticle = ({ slug }: { slug: string }): ReactNode => {
  const { answer, choose } = useArticle(slug)
  return (
    <Answered of={answer} rows={14}>
      {(article) => <ArticleContent of={article} onRead={choose} />}
    </Answered>
  )
}
