// Pieces that list, world view and page of threats share: level, trend, places, day of review.
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight, IconQuestionMark } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, Words } from '../console/words.tsx'
import { countryName } from '../terms/country.ts'
import type { ThreatLevel, ThreatLine, ThreatTrend } from './threat.schema.ts'
import './threat.css'

/** The level in words; how strong it looks follows how high it is, and the word says it too. */
export const Level = ({ of }: { of: ThreatLevel }): ReactNode => (
  <span className="threat-level" data-level={of}>
    {useCodeWords()('threat-level', of)}
  </span>
)

const arrows = {
  rising: IconArrowUpRight,
  steady: IconArrowRight,
  falling: IconArrowDownRight,
  unclear: IconQuestionMark,
} as const

export const Trend = ({ of }: { of: ThreatTrend }): ReactNode => {
  const Arrow = arrows[of]
  return (
    <span className="threat-trend">
      <Arrow size={14} aria-hidden />
      {useCodeWords()('threat-trend', of)}
    </span>
  )
}

/** Regions, then countries by name. */
export const Places = ({ of }: { of: Pick<ThreatLine, 'regions' | 'countries'> }): ReactNode => {
  const codeWords = useCodeWords()
  const [language] = useLanguage()
  return [
    ...of.regions.map((region) => codeWords('region', region)),
    ...of.countries.map((country) => countryName(country, language)),
  ].join(' · ')
}

export const ReviewOn = ({ of }: { of: Pick<ThreatLine, 'reviewOn' | 'overdue'> }): ReactNode => {
  const [language] = useLanguage()
  return (
    <span className="threat-review" {...(of.overdue ? { 'data-overdue': true } : {})}>
      <bdi>{sayPartialDate(of.reviewOn, language)}</bdi>
      {of.overdue ? (
        <>
          {' '}
          <Words id="threat.overdue" />
        </>
      ) : null}
    </span>
  )
}
