// Small parts that desk, hit and print share: who is on the other side, what was hit, clocks of both sides in words.
import type { ReactNode } from 'react'
import { bureauName, generalSecretariat } from '../bureau/bureau.schema.ts'
import type { Mark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { localWords } from '../console/time-words.ts'
import { useLanguage, useWords } from '../console/words.tsx'
import { useStatusWords } from '../record/record.value.panel.tsx'
import type { HitLine, HitView } from './hit.schema.ts'

/** A bureau as it stands on messages, its code on hover: `IP Hanoi`. */
export const Bureau = ({ code }: { code: string }): ReactNode => (
  <bdi title={code.toUpperCase()}>{bureauName(code)}</bdi>
)

/** The city a bureau is known by, for its clock: `Hanoi`. */
export const cityOfBureau = (code: string): string => bureauName(code).replace(/^IP /, '')

/** The bureau one deals with on a hit: the finder for the side that answers, the source for everybody else. */
export const otherSideOf = (hit: Pick<HitLine, 'side' | 'finder' | 'owner'>): string =>
  hit.side === 'owner' ? hit.finder : hit.owner

/** The bureau that owes the answer: the General Secretariat where it was told in place of the source. */
export const answeringOf = (hit: Pick<HitLine, 'told' | 'owner'>): string =>
  hit.told === 'general-secretariat' ? generalSecretariat : hit.owner

/** Whether the finder still waits for the answer of the other side. */
export const awaitsAnswer = (hit: Pick<HitLine, 'state' | 'told' | 'data' | 'identity'>): boolean =>
  hit.state !== 'closed' && hit.told !== 'nobody' && hit.data === null && hit.identity !== 'not-same'

/** Database and status in words, `Stolen and lost travel documents: lost`. */
export const useWhatWords = (): ((hit: Pick<HitLine, 'database' | 'status'>) => string) => {
  const words = useWords()
  const statusWords = useStatusWords()
  return ({ database, status }) =>
    words('hit.what', { database: words(`database.${database}`), status: statusWords(database, status) })
}

/** The clocks of both sides at an instant: `Hanoi 03:05 Sun · Paris 21:05 Sat`; one where the two are the same. */
export const BothTimes = ({
  at,
  of,
}: {
  at: string
  of: {
    readonly finder: string
    readonly owner: string
    readonly zones: { readonly finder: string; readonly owner: string }
  }
}): ReactNode => {
  const [language] = useLanguage()
  const places = [
    { bureau: of.finder, zone: of.zones.finder },
    ...(of.owner === of.finder ? [] : [{ bureau: of.owner, zone: of.zones.owner }]),
  ]
  return (
    <span className="both-times">
      {places.map(({ bureau, zone }) => {
        const [clock = '', ...weekday] = localWords(at, language, zone).split(' ')
        return (
          <bdi dir="ltr" key={bureau}>
            {cityOfBureau(bureau)} <span className="mono">{clock}</span> {weekday.join(' ')}
          </bdi>
        )
      })}
    </span>
  )
}

/** The handling mark of the record behind a hit. */
export const markOf = ({ record }: HitView): Mark => ({
  code: record.handlingCode,
  confidentiality: record.confidentiality,
})

/** Sign of a verdict, always beside its words. */
export const verdictSigns = { same: '=', near: '≈', differs: '≠', missing: '?' } as const

/** Reference of a hit; `HIT-2026-000123`. */
export const HitReference = ({ of, copy = false }: { of: string; copy?: boolean }): ReactNode => (
  <Mono copy={copy}>{of}</Mono>
)
