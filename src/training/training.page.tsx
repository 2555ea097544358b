// Training: what I take and how far I am, my certificates, the catalogue of courses, and for an administrator the own bureau.
import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ask, useAnswer } from '../console/client.ts'
import { To, useGo } from '../console/go.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { usePagedLines } from '../console/paging.ts'
import type { Problem } from '../console/problem.ts'
import { useMay } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { Answered, EmptyFiltered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Code, useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { type CrimeArea, crimeAreas } from '../terms/crime-area.ts'
import { type Language, languages } from '../terms/language.ts'
import {
  listBureauTraining,
  listCourses,
  listOwnTraining,
  verifyCertificate,
  writeCourse,
} from './training.operations.ts'
import { Certificate, InLanguage, Progress, TrainingParts } from './training.parts.panel.tsx'
import { type CourseLevel, type CourseLine, type CourseState, courseLevels, courseStates } from './training.schema.ts'

/** `/training`. */
export const Training = (): ReactNode => {
  const go = useGo()
  const mayWrite = useMay(writeCourse)
  const mayOversee = useMay(listBureauTraining)
  const begin = () => go('/training/new')
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="training.title" />
        </h1>
        {mayWrite ? (
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={begin}>
            <Words id="training.new" />
          </Button>
        ) : null}
      </div>
      <OwnStanding />
      <TrainingParts />
      <Own />
      <Catalogue begin={mayWrite ? begin : null} />
      <Verify />
      {mayOversee ? <Bureau /> : null}
    </div>
  )
}

/** Asked anew with the language of the screen: titles come in it. */
const useOwn = () => {
  const [language] = useLanguage()
  return useQuery<Answer<typeof listOwnTraining>, Problem>({
    queryKey: [listOwnTraining.name, language],
    queryFn: ({ signal: abort }) => ask(listOwnTraining, {}, { signal: abort }),
  })
}

const Own = () => (
  <Answered of={useOwn()} rows={4}>
    {({ courses, certificates }) => (
      <>
        <section className="training-part" aria-labelledby="training-own">
          <h2 id="training-own">
            <Words id="training.mine" />
          </h2>
          {courses.length === 0 ? (
            <EmptyYet>
              <Words id="training.none-mine" />
            </EmptyYet>
          ) : (
            <ul className="training-list">
              {courses.map((one) => (
                <li key={`${one.course} ${one.since}`}>
                  <p>
                    <To address={`/training/${one.course}`}>
                      <InLanguage of={one.language}>{one.title}</InLanguage>
                    </To>{' '}
                    <span className="quiet">
                      <Code list="enrolment-state" of={one.state} />
                    </span>
                  </p>
                  <Progress met={one.met} steps={one.steps} />
                </li>
              ))}
            </ul>
          )}
        </section>
        <section className="training-part" aria-labelledby="training-certificates">
          <h2 id="training-certificates">
            <Words id="training.certificates" />
          </h2>
          {certificates.length === 0 ? (
            <EmptyYet>
              <Words id="training.none-certificates" />
            </EmptyYet>
          ) : (
            <ul className="training-list">
              {certificates.map((one) => (
                <li key={one.reference}>
                  <Certificate of={one} named={false} />
                </li>
              ))}
            </ul>
          )}
        </section>
      </>
    )}
  </Answered>
)

/** Any certificate by its reference; a reference names nobody. */
const Verify = () => {
  const words = useWords()
  const [typed, type] = useState('')
  const [asked, setAsked] = useState('')
  const answer = useAnswer(verifyCertificate, { params: { reference: asked } }, { when: asked !== '' })
  return (
    <section className="training-part" aria-labelledby="training-verify">
      <h2 id="training-verify">
        <Words id="training.verify" />
      </h2>
      <form
        className="training-row"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(typed.trim().toUpperCase())
        }}
      >
        <TextInput
          label={words('training.reference')}
          placeholder="CER-2026-000012"
          className="form-mono"
          dir="ltr"
          maxLength={20}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit">
          <Words id="training.verify-act" />
        </Button>
      </form>
      {asked === '' ? null : (
        <Answered of={answer} rows={3}>
          {(certificate) => (
            <ul className="training-list">
              <li>
                <Certificate of={certificate} />
              </li>
            </ul>
          )}
        </Answered>
      )}
    </section>
  )
}

type Wanted = {
  readonly state: CourseState
  readonly crimeArea: CrimeArea | null
  readonly level: CourseLevel | null
  readonly language: Language | null
}
const everything: Wanted = { state: 'published', crimeArea: null, level: null, language: null }
/** Stays chosen while one looks at other pages. */
const wantedNow = signal<Wanted>(everything)

const columns: readonly Column<CourseLine>[] = [
  {
    id: 'title',
    head: 'training.title-of',
    cell: (one) => (
      <span className="strong">
        <InLanguage of={one.language}>{one.title}</InLanguage>
      </span>
    ),
  },
  {
    id: 'level',
    head: 'training.level',
    width: '130px',
    sort: (one) => courseLevels.indexOf(one.level),
    cell: (one) => <Code list="course-level" of={one.level} />,
  },
  {
    id: 'enrolled',
    head: 'training.taken',
    width: '130px',
    hide: 'middling',
    cell: (one) => (one.enrolled ? <Words id="enrolment-state.enrolled" /> : null),
  },
  {
    id: 'languages',
    head: 'training.languages',
    width: '130px',
    hide: 'narrow',
    cell: (one) => <bdi dir="ltr">{one.languages.join(' ')}</bdi>,
  },
  {
    id: 'owner',
    head: 'training.owner',
    width: '160px',
    hide: 'narrow',
    sort: (one) => one.ownerName,
    cell: (one) => <bdi>{one.ownerName}</bdi>,
  },
]

const Catalogue = ({ begin }: { begin: (() => void) | null }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const name = useLanguageName()
  const go = useGo()
  const [_own] = useLanguage()
  const wanted = useSignal(wantedNow)
  const want = (next: Partial<Wanted>) => wantedNow.write({ ...wanted, ...next })
  const { state, crimeArea, level, language } = wanted
  const query = {
    state,
    limit: 100,
    ...(crimeArea ? { crimeArea } : {}),
    ...(level ? { level } : {}),
    ...(language ? { language } : {}),
  }
  const list = usePagedLines(listCourses, { query }, (page) => page.courses)
  const lines = list.data ?? []
  const filters = [
    ...(crimeArea ? [codeWords('crime-area', crimeArea)] : []),
    ...(level ? [codeWords('course-level', level)] : []),
    ...(language ? [name(language)] : []),
  ]
  const choice = <T extends string>(of: string, codes: readonly T[]) =>
    codes.map((code) => ({ value: code, label: codeWords(of, code) }))
  return (
    <section className="training-part" aria-labelledby="training-catalogue">
      <h2 id="training-catalogue">
        <Words id="training.catalogue" />
      </h2>
      <fieldset className="training-filters plain" aria-label={words('training.filters')}>
        <Select
          label={words('training.state')}
          data={choice('course-state', courseStates)}
          value={state}
          allowDeselect={false}
          onChange={(next) => want({ state: (next ?? 'published') as CourseState })}
        />
        <Select
          label={words('training.crime-area')}
          data={choice('crime-area', crimeAreas)}
          value={crimeArea}
          clearable
          searchable
          onChange={(next) => want({ crimeArea: next as CrimeArea | null })}
        />
        <Select
          label={words('training.level')}
          data={choice('course-level', courseLevels)}
          value={level}
          clearable
          onChange={(next) => want({ level: next as CourseLevel | null })}
        />
        <Select
          label={words('training.language')}
          data={languages.map((one) => ({ value: one, label: name(one) }))}
          value={language}
          clearable
          onChange={(next) => want({ language: next as Language | null })}
        />
      </fieldset>
      {list.error && lines.length === 0 ? (
        <Failed problem={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading rows={5} />
      ) : lines.length === 0 && filters.length > 0 ? (
        <EmptyFiltered filters={filters} clear={() => wantedNow.write({ ...everything, state })} />
      ) : lines.length === 0 ? (
        <EmptyYet {...(begin ? { act: { says: <Words id="training.new" />, run: begin } } : {})}>
          <Words id="training.none" />
        </EmptyYet>
      ) : (
        <Table
          lines={lines}
          columns={columns}
          keyOf={(one) => one.id}
          label={words('training.catalogue')}
          scope={JSON.stringify(query)}
          onPeek={(one) => go(`/training/${one.id}`)}
          onOpen={(one) => go(`/training/${one.id}`)}
          onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
          foot={
            <Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />
          }
        />
      )}
    </section>
  )
}

/** Officers of the own bureau, for its administrator. */
const Bureau = () => (
  <section className="training-part" aria-labelledby="training-bureau">
    <h2 id="training-bureau">
      <Words id="training.bureau" />
    </h2>
    <Answered of={useAnswer(listBureauTraining, {})} rows={4}>
      {({ officers, certificates }) =>
        officers.length === 0 ? (
          <EmptyYet>
            <Words id="training.none-bureau" />
          </EmptyYet>
        ) : (
          <>
            <ul className="training-list">
              {officers.map((one) => (
                <li key={`${one.officer} ${one.course} ${one.since}`}>
                  <p>
                    <bdi className="strong">{one.officer}</bdi> {one.unit ? <bdi>{one.unit}</bdi> : null}{' '}
                    <To address={`/training/${one.course}`}>
                      <InLanguage of={one.language}>{one.title}</InLanguage>
                    </To>{' '}
                    <span className="quiet">
                      <Code list="enrolment-state" of={one.state} />
                    </span>
                  </p>
                  <Progress met={one.met} steps={one.steps} />
                </li>
              ))}
            </ul>
            <ul className="training-list">
              {certificates.map((one) => (
                <li key={one.reference}>
                  <Certificate of={one} />
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Answered>
  </section>
)
