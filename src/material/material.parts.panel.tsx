// Pieces that lists, previews and forms of material share: a kind with its name, a stated value, a grade, a marking, who said it.
import { Button } from '@mantine/core'
import {
  IconBox,
  IconBuilding,
  IconBuildingBank,
  IconCar,
  IconFileText,
  IconMail,
  IconMapPin,
  IconPhone,
  IconShip,
  IconTarget,
  IconUser,
} from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { HandlingMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { Name } from '../console/name.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, Words } from '../console/words.tsx'
import { countryName } from '../terms/country.ts'
import { partsOfValue, type ValuePart } from './material.field.panel.ts'
import type { EntityKind } from './material.fields.schema.ts'
import type { ClaimView, ContributionView } from './material.schema.ts'
import { placeParts } from './material.targets.panel.ts'
import './material.css'

const icons = {
  person: IconUser,
  organisation: IconBuilding,
  vehicle: IconCar,
  document: IconFileText,
  phone: IconPhone,
  account: IconBuildingBank,
  email: IconMail,
  place: IconMapPin,
  vessel: IconShip,
  firearm: IconTarget,
  item: IconBox,
} as const

/** The sign of a kind, its word for screen readers. */
export const KindIcon = ({ of }: { of: EntityKind }): ReactNode => {
  const Icon = icons[of]
  return (
    <span className="material-kind" title={useCodeWords()('material-kind', of)}>
      <Icon size={16} aria-hidden />
      <span className="spoken">
        <Words id={`material-kind.${of}`} />{' '}
      </span>
    </span>
  )
}

/** An entity as lists name it. */
export const Entity = ({ kind, title }: { kind: EntityKind; title: string }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <span className="material-entity">
      <KindIcon of={kind} />
      {/* A name that does not fit is cut at its own end, whichever way it and the page run. */}
      <span className="material-entity-title" dir="auto">
        {title === kind ? codeWords('material-kind', kind) : title}
      </span>
    </span>
  )
}

export const Bureau = ({ code }: { code: string }): ReactNode => (
  <bdi title={code.toUpperCase()}>{bureauName(code)}</bdi>
)

export const Bureaus = ({ codes }: { codes: readonly string[] }): ReactNode =>
  codes.length === 0 ? (
    <span className="quiet">—</span>
  ) : (
    codes.map((code, at) => (
      <Fragment key={code}>
        {at > 0 ? ', ' : null}
        <Bureau code={code} />
      </Fragment>
    ))
  )

/** A date as precise as it was stated. */
export const Stated = ({ date }: { date: string }): ReactNode => {
  const [language] = useLanguage()
  return <bdi>{sayPartialDate(date, language)}</bdi>
}

const Country = ({ code }: { code: string }) => {
  const [language] = useLanguage()
  return <bdi title={code}>{countryName(code, language)}</bdi>
}

const Part = ({ of }: { of: ValuePart }) => {
  const codeWords = useCodeWords()
  switch (of.as) {
    case 'name':
      return <Name of={of} />
    case 'number':
      return (
        <span>
          <span className="quiet">{codeWords('material-identifier', of.kind)}</span>{' '}
          {of.country ? (
            <>
              <Country code={of.country} />{' '}
            </>
          ) : null}
          <Mono copy>{of.text}</Mono>
        </span>
      )
    case 'date':
      return <Stated date={of.text} />
    case 'country':
      return <Country code={of.text} />
    case 'sex':
      return <>{codeWords('sex', of.text)}</>
    case 'person-status':
      return <>{codeWords('person-status', of.text)}</>
    case 'lines':
      return (
        <p className="material-lines" dir="auto">
          {of.text}
        </p>
      )
    default:
      return <bdi>{of.text}</bdi>
  }
}

/** A value of a field as it was stated, each of several on a line of its own. */
export const Value = ({ field, value }: { field: string; value: unknown }): ReactNode => {
  const parts = partsOfValue(field, value).map((part, at) => ({ part, key: `${at} ${JSON.stringify(part)}` }))
  if (parts.length === 1 && parts[0]) return <Part of={parts[0].part} />
  return (
    <ul className="material-plain">
      {parts.map(({ part, key }) => (
        <li key={key}>
          <Part of={part} />
        </li>
      ))}
    </ul>
  )
}

type GradeView = ContributionView['grade']

/** A grade as received and, where the scheme is another, the nearest in 4x4 beside it; what the mapping leaves out in words. */
export const Grade = ({ of, long = false }: { of: GradeView; long?: boolean }): ReactNode => {
  const codeWords = useCodeWords()
  const mapped = `${of.source}${of.information}`
  const isOwn = of.received.scheme === '4x4' && of.received.code === mapped
  const notes = of.notes.filter((note) => note !== 'same')
  return (
    <span className="material-grade">
      {isOwn ? null : (
        <>
          <Words
            id="material.grade-received"
            values={{
              scheme: codeWords('material-scheme', of.received.scheme),
              code: <Mono key="c">{of.received.code}</Mono>,
            }}
          />{' '}
        </>
      )}
      <strong>
        <Mono>{mapped}</Mono>
      </strong>
      {isOwn ? null : (
        <span className="quiet">
          {' '}
          <Words id={of.overridden ? 'material.grade-own' : 'material.grade-nearest'} />
        </span>
      )}
      {of.suspectedFalse ? (
        <strong className="material-false">
          {' '}
          <Words id="material.suspected-false" />
        </strong>
      ) : null}
      {long ? (
        <span className="material-grade-says quiet">
          {codeWords('grade-4x4-source', of.source)} · {codeWords('grade-4x4-information', of.information)}
          {notes.map((note) => (
            <span key={note}> · {codeWords('material-note', note)}</span>
          ))}
        </span>
      ) : null}
    </span>
  )
}

type MarkingView = ContributionView['marking']

/** Handling and confidentiality; `long` adds conditions and whose consent is needed. */
export const Marking = ({ of, long = false }: { of: MarkingView; long?: boolean }): ReactNode => (
  <span className="material-marking">
    <HandlingMark code={of.handlingCode} confidentiality={of.confidentiality} long={long} />
    {long && of.conditions.length > 0 ? (
      <ul className="material-plain">
        {of.conditions.map((condition) => (
          <li key={condition}>
            <bdi>{condition}</bdi>
          </li>
        ))}
      </ul>
    ) : null}
    {long && of.consentOf.length > 0 ? (
      <span className="quiet material-consent-of">
        <Words id="material.consent-of" />: <Bureaus codes={of.consentOf} />
      </span>
    ) : null}
  </span>
)

/** Whose statement it is, who said it there, and when. */
export const SaidBy = ({ of }: { of: Pick<ClaimView, 'source' | 'bureau' | 'saidBy' | 'saidAt'> }): ReactNode => (
  <span className="material-said">
    <Bureau code={of.source} />
    {of.saidBy === null ? null : (
      <>
        {' · '}
        <bdi>{of.saidBy}</bdi>
      </>
    )}
    {of.saidAt === null ? null : (
      <>
        {' · '}
        <Stated date={of.saidAt} />
      </>
    )}
    {of.bureau === of.source ? null : (
      <span className="quiet">
        {' · '}
        <Words id="material.brought-by" values={{ bureau: <Bureau key="b" code={of.bureau} /> }} />
      </span>
    )}
  </span>
)

/** A button that asks for the next page; nothing on the last. */
export const More = ({
  list,
}: {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}): ReactNode =>
  list.hasNextPage ? (
    <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      <Words id="material.more" />
    </Button>
  ) : null

/** A place of an entity in words: `Names · Family name (2)`. */
export const usePlaceWords = (): ((pointer: string) => string) => {
  const codeWords = useCodeWords()
  return (pointer: string): string => {
    const { field, part, place } = placeParts(pointer)
    const head = codeWords('material-field', field)
    const tail = field === 'names' ? codeWords('material-name', part ?? '') : codeWords('material-part', part ?? '')
    return `${head}${part === undefined ? '' : ` · ${tail}`}${place > 1 ? ` (${place})` : ''}`
  }
}
