// Answers to a search: how the question was understood, and for each article through which words it was found.

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ask } from '../console/client.ts'
import { To } from '../console/go.tsx'
import type { Problem } from '../console/problem.ts'
import { Answered, EmptyFiltered } from '../console/states.tsx'
import { useCodeWords, useLanguage, Words } from '../console/words.tsx'
import type { CrimeArea } from '../terms/crime-area.ts'
import { searchKnowledge } from './knowledge.operations.ts'
import { InLanguage, ReviewDay } from './knowledge.parts.panel.tsx'
import type { ArticleKind, SearchAnswer } from './knowledge.schema.ts'

const Understood = ({ of }: { of: SearchAnswer['understood'] }) => (
  <section className="knowledge-understood" aria-labelledby="knowledge-understood">
    <h2 id="knowledge-understood">
      <Words id="knowledge.understood" />
    </h2>
    {of.map(({ asked, also }) => (
      <p key={asked}>
        <bdi className="strong">{asked}</bdi>{' '}
        {also.length > 0 ? (
          <span className="quiet">
            <Words id="knowledge.also" values={{ words: <bdi>{also.join(' · ')}</bdi> }} />
          </span>
        ) : null}
      </p>
    ))}
  </section>
)

const Found = ({ of }: { of: SearchAnswer['articles'][number] }) => {
  const codeWords = useCodeWords()
  return (
    <li>
      <h3>
        <To address={`/knowledge/${of.slug}`}>
          <InLanguage of={of.language}>{of.title}</InLanguage>
        </To>
      </h3>
      <p className="quiet small">
        {codeWords('article-kind', of.kind)} · <bdi>{of.ownerName}</bdi> · <ReviewDay of={of} />
      </p>
      <p>
        <InLanguage of={of.language}>{of.summary}</InLanguage>
      </p>
      {of.found.length > 0 ? (
        <p className="small">
          <Words id="knowledge.found" values={{ words: <bdi>{of.found.join(' · ')}</bdi> }} />
        </p>
      ) : null}
      {of.through.length > 0 ? (
        <p className="small">
          <Words id="knowledge.through" values={{ words: <bdi>{of.through.join(' · ')}</bdi> }} />
        </p>
      ) : null}
    </li>
  )
}

export const SearchResults = ({
  asked,
  kind,
  crimeArea,
  clear,
}: {
  asked: string
  kind: ArticleKind | null
  crimeArea: CrimeArea | null
  clear: () => void
}): ReactNode => {
  const [language] = useLanguage()
  const body = { words: asked, ...(kind ? { kind } : {}), ...(crimeArea ? { crimeArea } : {}) }
  const answer = useQuery<SearchAnswer, Problem>({
    // Titles come in the language of the screen, so that is part of what was asked.
    queryKey: [searchKnowledge.name, language, body],
    queryFn: ({ signal }) => ask(searchKnowledge, { body }, { signal }),
  })
  return (
    <Answered of={answer} rows={6}>
      {({ articles, understood }) => (
        <>
          <p role="status">
            <Words id="knowledge.found-count" values={{ count: articles.length }} />
          </p>
          <Understood of={understood} />
          {articles.length === 0 ? (
            <EmptyFiltered filters={[asked]} clear={clear} />
          ) : (
            <ol className="knowledge-results">
              {articles.map((one) => (
                <Found key={one.id} of={one} />
              ))}
            </ol>
          )}
        </>
      )}
    </Answered>
  )
}
