// Consents my bureau was asked for or has asked for, and releases it has received: what files of others want of it and give it.
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { useMay } from '../console/session.ts'
import { Answered, EmptyFiltered, EmptyYet } from '../console/states.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { listConsents } from './analysis.consent.operations.ts'
import { Consent } from './analysis.consent.panel.tsx'
import { type ConsentState, consentSides, consentStates } from './analysis.consent.schema.ts'
import { listFiles } from './analysis.operations.ts'
import { listReleases } from './analysis.release.operations.ts'
import { Release } from './analysis.release.panel.tsx'
import './analysis.css'

type Side = (typeof consentSides)[number]

const Tabs = <T extends string>({
  label,
  codes,
  list,
  value,
  onChange,
}: {
  label: string
  codes: readonly T[]
  list: string
  value: T | null
  onChange: (code: T) => void
}) => {
  const words = useWords()
  const codeWords = useCodeWords()
  return (
    <fieldset className="tabs" aria-label={words(label)}>
      {codes.map((code) => (
        <button key={code} type="button" className="tab" aria-pressed={value === code} onClick={() => onChange(code)}>
          {codeWords(list, code)}
        </button>
      ))}
    </fieldset>
  )
}

/** A desk decides about consents and reads what it received; the files themselves are for others. */
const Head = ({ title }: { title: string }) => {
  const maySeeFiles = useMay(listFiles)
  return (
    <>
      <div className="page-head">
        <h1>
          <Words id={title} />
        </h1>
        {maySeeFiles ? (
          <To address="/files">
            <Words id="analysis.title" />
          </To>
        ) : null}
        <To address={title === 'consent.title' ? '/files/releases' : '/files/consents'}>
          <Words id={title === 'consent.title' ? 'release.received-title' : 'consent.title'} />
        </To>
      </div>
      <OwnStanding />
    </>
  )
}

/** `/files/consents`. */
export const Consents = (): ReactNode => {
  const codeWords = useCodeWords()
  const [side, setSide] = useState<Side>('asked')
  const [state, setState] = useState<ConsentState | null>(null)
  const consents = useAnswer(listConsents, { query: { side, limit: 200, ...(state ? { state } : {}) } })
  return (
    <div className="page">
      <Head title="consent.title" />
      <p className="quiet">
        <Words id="consent.why" />
      </p>
      <Tabs label="consent.side" codes={consentSides} list="consent-side" value={side} onChange={setSide} />
      <Tabs
        label="consent.state"
        codes={consentStates}
        list="consent-state"
        value={state}
        onChange={(next) => setState(state === next ? null : next)}
      />
      <Answered of={consents} rows={6}>
        {({ consents: found }) =>
          found.length > 0 ? (
            found.map((one) => <Consent key={one.id} of={one} withFile />)
          ) : state ? (
            <EmptyFiltered filters={[codeWords('consent-state', state)]} clear={() => setState(null)} />
          ) : (
            <EmptyYet>
              <Words id={`consent.none-${side}`} />
            </EmptyYet>
          )
        }
      </Answered>
    </div>
  )
}

/** `/files/releases`. */
export const ReceivedReleases = (): ReactNode => (
  <div className="page">
    <Head title="release.received-title" />
    <Answered of={useAnswer(listReleases, { query: { limit: 200 } })} rows={6}>
      {({ releases }) =>
        releases.length === 0 ? (
          <EmptyYet>
            <Words id="release.none-received" />
          </EmptyYet>
        ) : (
          releases.map((one) => <Release key={one.id} of={one} withFile />)
        )
      }
    </Answered>
  </div>
)
