// The page of one article; the `?` help of a screen leads here.
import type { ReactNode } from 'react'
import { To, useParameters } from '../console/go.tsx'
import { Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { WholeArticle } from './knowledge.article.panel.tsx'

/** `/knowledge/:slug`. */
export const ArticlePage = (): ReactNode => {
  const { slug = '' } = useParameters()
  return (
    <div className="page">
      <To address="/knowledge">
        <Words id="knowledge.title" />
      </To>
      <OwnStanding />
      <WholeArticle key={slug} slug={slug} />
    </div>
  )
}
