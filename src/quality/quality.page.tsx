// Data quality: how good the own records of each database are, how the score comes about, and which of them to mend.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { To, useGo, useParameters } from '../console/go.tsx'
import { useMay } from '../console/session.ts'
import { Answered, EmptyYet, NotFound } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import '../console/split.css'
import { MendList } from './quality.mend.panel.tsx'
import { listQuality, showQuality } from './quality.operations.ts'
import { Months, Parts, Score } from './quality.parts.panel.tsx'
import type { DatabaseQuality } from './quality.schema.ts'
import './quality.css'

/** Counting reads every own record: once a minute is often enough for whoever keeps the page open. */
const every = 60_000

/** `/quality`. */
export const Quality = (): ReactNode => {
  const quality = useAnswer(showQuality, {}, { every })
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="quality.title" />
        </h1>
      </div>
      <Answered of={quality} rows={10}>
        {({ at, formula, databases }) =>
          databases.length === 0 ? (
            <EmptyYet>
              <Words id="quality.none" />
            </EmptyYet>
          ) : (
            <>
              <p className="quiet">
                <Words id="quality.counted" values={{ at: <Instant key="at" at={at} /> }} />
              </p>
              <details className="quality-how">
                <summary>
                  <Words id="quality.how" />
                </summary>
                <p>{formula}</p>
              </details>
              <div className="quality-cards">
                {databases.map((one) => (
                  <Card key={one.database} of={one} />
                ))}
              </div>
            </>
          )
        }
      </Answered>
    </div>
  )
}

const Card = ({ of }: { of: DatabaseQuality }) => {
  const words = useWords()
  const go = useGo()
  const mayMend = useMay(listQuality)
  const name = words(`database.${of.database}`)
  const heading = `quality-${of.database}`
  return (
    <article className="panel quality-card" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{name}</h2>
        <span className="quiet">
          <Words id="quality.records" values={{ count: of.records }} />
        </span>
      </header>
      <Score of={of} />
      <Parts of={of} />
      {mayMend && of.records > 0 ? (
        <div>
          <Button onClick={() => go(`/quality/${of.database}`)}>
            <Words id="quality.mend" /> <span className="spoken">{name}</span>
          </Button>
        </div>
      ) : null}
    </article>
  )
}

/** `/quality/:database`. */
export const QualityOfDatabase = (): ReactNode => {
  const { database = '' } = useParameters()
  const quality = useAnswer(showQuality, {}, { every })
  const [flaw, setFlaw] = useState<string | null>(null)
  const words = useWords()
  return (
    <div className="quality-one">
      <Answered of={quality} rows={10}>
        {({ databases }) => {
          const of = databases.find((one) => one.database === database)
          if (!of) return <NotFound />
          return (
            <>
              <div className="list-head">
                <h1>{words('quality.of', { database: words(`database.${of.database}`) })}</h1>
                <To address="/quality">
                  <Words id="quality.all" />
                </To>
              </div>
              <details className="quality-above" open>
                <summary>
                  <Score of={of} />
                </summary>
                <div className="quality-above-parts">
                  <div>
                    <Parts of={of} onShow={setFlaw} />
                    <p className="quiet small">{of.says}</p>
                  </div>
                  <Months of={of} />
                </div>
              </details>
              <MendList of={of} flaw={flaw} onFlaw={setFlaw} />
            </>
          )
        }}
      </Answered>
    </div>
  )
}
