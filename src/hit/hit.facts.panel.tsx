// What stands beside the comparison: where the check took place, whom to call, what to do and its limits, who the bearer is.
import { IconBan, IconPhone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useNow } from '../console/clock.ts'
import { Fact } from '../console/fact.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { Mono } from '../console/mono.tsx'
import { Name } from '../console/name.tsx'
import { Instant } from '../console/time.tsx'
import { localWords } from '../console/time-words.ts'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, Words } from '../console/words.tsx'
import { Country } from '../record/record.value.panel.tsx'
import type { Call } from './hit.instruction.schema.ts'
import { BothTimes, Bureau, cityOfBureau } from './hit.parts.panel.tsx'
import './hit.facts.css'
import type { HitView } from './hit.schema.ts'

/** Where, when and why the check took place. */
export const HitWhere = ({ hit }: { hit: HitView }): ReactNode => {
  const codeWords = useCodeWords()
  const { where } = hit
  const voyage = [where.carrier, where.voyage].filter((part) => part !== undefined).join(' ')
  return (
    <dl className="facts">
      <Fact name="hit.found-by">
        <Bureau code={hit.finder} />
        {hit.post ? (
          <>
            {' · '}
            <bdi>{hit.post}</bdi>
          </>
        ) : null}
      </Fact>
      <Fact name="hit.found-at">
        <Instant at={hit.createdAt} />
        <BothTimes at={hit.createdAt} of={hit} />
      </Fact>
      {where.direction ? <Fact name="hit.direction">{codeWords('direction', where.direction)}</Fact> : null}
      {voyage === '' ? null : (
        <Fact name="hit.voyage">
          <Mono>{voyage}</Mono>
        </Fact>
      )}
      {where.from ? (
        <Fact name="hit.from">
          <bdi>{where.from}</bdi>
        </Fact>
      ) : null}
      {where.to ? (
        <Fact name="hit.to">
          <bdi>{where.to}</bdi>
        </Fact>
      ) : null}
      <Fact name="hit.purpose">{codeWords('purpose', hit.purpose)}</Fact>
      {hit.checkReference ? (
        <Fact name="hit.check-reference">
          <Mono>{hit.checkReference}</Mono>
        </Fact>
      ) : null}
    </dl>
  )
}

const CallBlock = ({ of, zone }: { of: Call; zone: string | undefined }) => {
  const [language] = useLanguage()
  const languageName = useLanguageName()
  const now = useNow(60_000)
  return (
    <li className="call">
      <span className="call-head">
        <IconPhone size={14} aria-hidden />
        <strong>
          <bdi>{of.name}</bdi>
        </strong>
        {zone ? (
          <span className="quiet">
            <Words id="hit.time-there" values={{ time: <bdi dir="ltr">{localWords(now, language, zone)}</bdi> }} />
          </span>
        ) : null}
      </span>
      {of.telephone ? (
        <span>
          <Mono copy whole>
            {of.telephone}
          </Mono>
          {of.extension ? (
            <>
              {' '}
              <Words id="hit.extension" /> <Mono>{of.extension}</Mono>
            </>
          ) : null}
        </span>
      ) : (
        <span className="quiet">
          <Words id="hit.no-telephone" />
        </span>
      )}
      {of.alternate ? (
        <span className="small">
          <Words id="hit.alternate" /> <Mono whole>{of.alternate}</Mono>
        </span>
      ) : null}
      {of.languages.length > 0 ? (
        <span className="small quiet">{of.languages.map(languageName).join(' · ')}</span>
      ) : null}
    </li>
  )
}

/** Telephones of both sides, the own desk first, with the languages spoken this shift. */
export const HitContacts = ({ hit }: { hit: HitView }): ReactNode => {
  const zoneOf = (bureau: string): string | undefined =>
    bureau === hit.finder ? hit.zones.finder : bureau === hit.owner ? hit.zones.owner : undefined
  return (
    <ul className="calls">
      {hit.contacts.map((one) => (
        <CallBlock key={one.bureau} of={one} zone={zoneOf(one.bureau)} />
      ))}
    </ul>
  )
}

/** What to do, and what must not be done on this alone. */
export const HitAction = ({ hit }: { hit: HitView }): ReactNode =>
  hit.action ? (
    <div className="action">
      <p className="action-says">{hit.action.says}</p>
      <ul className="action-limits">
        {hit.action.limits.map((limit) => (
          <li key={limit}>
            <IconBan size={14} aria-hidden />
            <span>{limit}</span>
          </li>
        ))}
      </ul>
    </div>
  ) : null

/** The bearer as the officer at the post has described them; never taken from the record. */
export const HitBearer = ({ hit }: { hit: HitView }): ReactNode => {
  const [language] = useLanguage()
  const { bearer } = hit
  if (bearer === null) {
    return (
      <p className="quiet">
        <Words id="hit.bearer-none" values={{ finder: <bdi>{cityOfBureau(hit.finder)}</bdi> }} />
      </p>
    )
  }
  const day = (value: string) => <bdi>{sayPartialDate(value, language)}</bdi>
  const name = {
    ...(bearer.family === undefined ? {} : { family: bearer.family }),
    ...(bearer.given === undefined ? {} : { given: bearer.given }),
  }
  return (
    <dl className="facts">
      {bearer.family || bearer.given ? (
        <Fact name="hit.bearer-name">
          <Name of={name} />
        </Fact>
      ) : null}
      {bearer.dateOfBirth ? <Fact name="hit.bearer-dateOfBirth">{day(bearer.dateOfBirth)}</Fact> : null}
      {bearer.placeOfBirth ? (
        <Fact name="hit.bearer-placeOfBirth">
          <bdi>{bearer.placeOfBirth}</bdi>
        </Fact>
      ) : null}
      {bearer.sex ? (
        <Fact name="hit.bearer-sex">
          <Words id={`sex.${bearer.sex}`} />
        </Fact>
      ) : null}
      {bearer.nationality ? (
        <Fact name="hit.bearer-nationality">
          <Country code={bearer.nationality} />
        </Fact>
      ) : null}
      {bearer.documentExpires ? <Fact name="hit.bearer-documentExpires">{day(bearer.documentExpires)}</Fact> : null}
      {bearer.photoCompared === undefined ? null : (
        <Fact name="hit.bearer-photo">
          <Words id={bearer.photoCompared ? 'record.yes' : 'record.no'} />
        </Fact>
      )}
      {bearer.voyage ? (
        <Fact name="hit.voyage">
          <Mono>{bearer.voyage}</Mono>
        </Fact>
      ) : null}
      {bearer.otherPapers ? (
        <Fact name="hit.bearer-otherPapers">
          <span className="record-lines" dir="auto">
            {bearer.otherPapers}
          </span>
        </Fact>
      ) : null}
      {bearer.explanation ? (
        <Fact name="hit.bearer-explanation">
          <span className="record-lines" dir="auto">
            {bearer.explanation}
          </span>
        </Fact>
      ) : null}
    </dl>
  )
}
