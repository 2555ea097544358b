// One version of the terms as people read it: its articles, and the tables of who may do and ask what.
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Mono } from '../console/mono.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { clauses, participantClasses } from '../terms/clause.ts'
import type { TermsView } from './rulebook.schema.ts'

export const VersionLine = ({ of }: { of: TermsView }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <p className="quiet">
      <Words id="rulebook.version" values={{ version: of.version }} /> · {codeWords('rulebook-state', of.state)}
      {of.inForceFrom ? (
        <>
          {' '}
          · <Instant at={of.inForceFrom} how="short" /> · <bdi>{of.decision}</bdi>
        </>
      ) : null}
    </p>
  )
}

export const Articles = ({ of }: { of: TermsView }): ReactNode => {
  const [language] = useLanguage()
  const codeWords = useCodeWords()
  return (
    <div className="rulebook-text">
      <VersionLine of={of} />
      {of.articles.map(({ number, title, text, clauses: grounds }) => (
        <article key={number} aria-labelledby={`article-${number}`}>
          <h2 id={`article-${number}`}>
            <Words id="rulebook.article" values={{ number }} /> · {title[language]}
          </h2>
          <p>{text[language]}</p>
          {grounds.length > 0 ? (
            <p className="quiet small">
              <Words id="rulebook.ground-of" /> {grounds.map((one) => codeWords('clause', one)).join(' · ')}
            </p>
          ) : null}
        </article>
      ))}
    </div>
  )
}

const Mark = ({ yes }: { yes: boolean }) => {
  const words = useWords()
  return yes ? (
    <IconCheck size={15} role="img" aria-label={words('rulebook.yes')} />
  ) : (
    <span className="quiet" role="img" aria-label={words('rulebook.no')}>
      –
    </span>
  )
}

/** What each class may do, and whom it may ask, as two tables. */
export const Rights = ({ of }: { of: TermsView }): ReactNode => {
  const codeWords = useCodeWords()
  const words = useWords()
  const heads = participantClasses.map((one) => (
    <th key={one} scope="col">
      {codeWords('participant-class', one)}
    </th>
  ))
  return (
    <div className="rulebook-text">
      <VersionLine of={of} />
      <table className="rulebook-table" aria-label={words('rulebook.grants')}>
        <thead>
          <tr>
            <th scope="col">
              <Words id="rulebook.grants" />
            </th>
            {heads}
          </tr>
        </thead>
        <tbody>
          {clauses.map((clause) => (
            <tr key={clause}>
              <th scope="row">
                {codeWords('clause', clause)} <Mono>{clause}</Mono>
              </th>
              {participantClasses.map((one) => (
                <td key={one}>
                  <Mark yes={of.grants[one].includes(clause)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <table className="rulebook-table" aria-label={words('rulebook.asks')}>
        <thead>
          <tr>
            <th scope="col">
              <Words id="rulebook.asks" />
            </th>
            {heads}
          </tr>
        </thead>
        <tbody>
          {participantClasses.map((asker) => (
            <tr key={asker}>
              <th scope="row">{codeWords('participant-class', asker)}</th>
              {participantClasses.map((one) => (
                <td key={one}>
                  <Mark yes={of.asks[asker].includes(one)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
