// What befell a record, newest first, by days of the reader: entered, changed, and what other slices know of it.
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { useSession } from '../console/session.ts'
import { Loading, Partial } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { cityOf, dayWords, localWords } from '../console/time-words.ts'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { changesBetween, spreadRestriction } from './record.fields.panel.ts'
import { byDay, type Moment, mergeMoments } from './record.moments.panel.ts'
import { showRecordHistory } from './record.operations.ts'
import type { RecordVersionView, RecordView } from './record.schema.ts'
import { capital, useListed } from './record.value.panel.tsx'
import { shownColumns } from './record.words.panel.tsx'

/** What one source knows of a record. */
export type KnownMoments = {
  /** Id of the words for the source, named where it did not answer. */
  readonly source: string
  readonly moments: readonly Moment[]
  readonly state: 'asking' | 'answered' | 'silent'
  /** Said where not all of it is shown. */
  readonly note?: ReactNode
  readonly retry?: () => void
}

type Asked = { readonly data: unknown; readonly error: unknown }

/** How far a source has come with its answer. */
export const stateOf = ({ data, error }: Asked): KnownMoments['state'] =>
  data !== undefined ? 'answered' : error ? 'silent' : 'asking'

const useChangeWords = (record: RecordView) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const [language] = useLanguage()
  const listed = useListed()
  return (version: RecordVersionView, newer: RecordVersionView | undefined): string => {
    const after = newer ? (newer.snapshot as Readonly<Record<string, unknown>>) : spreadRestriction(record)
    const changes = changesBetween(version.snapshot as Readonly<Record<string, unknown>>, after, shownColumns)
    // That the life changed is what the kind of change says already.
    const labels = changes
      .filter(({ path }) => path !== 'life')
      .map(({ path }) =>
        words(path.startsWith('fields.') ? `field.${record.database}.${path.slice(7)}` : `record.${path}`),
      )
    return [capital(codeWords('record-change', version.change), language), listed(labels)]
      .filter((part) => part !== '')
      .join(': ')
  }
}

/** What the record's own slice knows: entered and changed. */
const useOwnMoments = (record: RecordView): KnownMoments => {
  const params = { database: record.database, id: record.id }
  const mayHistory = record.allowed.includes('history')
  const history = useAnswer(showRecordHistory, { params }, { when: mayHistory })
  const changeWords = useChangeWords(record)
  const versions = history.data?.versions ?? []
  const last: Moment = {
    key: `version ${record.version}`,
    at: record.updatedAt,
    sort: 'changed',
    by: record.owner,
    says: <Words id="record.moment-version" values={{ version: record.version }} />,
  }
  return {
    source: 'record.tab-history',
    state: mayHistory ? stateOf(history) : 'answered',
    retry: () => void history.refetch(),
    moments: [
      {
        key: 'entered',
        at: record.createdAt,
        sort: 'entered',
        by: record.createdBy || record.owner,
        says: <Words id="record.moment-entered" />,
      },
      // Who may not see what the record was still sees that it changed.
      ...(mayHistory || record.version === 1 ? [] : [last]),
      ...versions.map(
        (version, at): Moment => ({
          key: `version ${version.version + 1}`,
          at: version.changedAt,
          sort: 'changed',
          by: version.changedBy ?? record.owner,
          says: changeWords(version, versions[at - 1]),
        }),
      ),
    ],
  }
}

/** `others` are asked by whoever draws the page, for their slices stand below this one. */
export const RecordTimeline = ({
  record,
  others,
}: {
  record: RecordView
  others: readonly KnownMoments[]
}): ReactNode => {
  const words = useWords()
  const [language] = useLanguage()
  const { zone, bureauName: place } = useSession()
  const known = [useOwnMoments(record), ...others]
  const silent = known.filter(({ state }) => state === 'silent')
  const asking = known.some(({ state }) => state === 'asking')
  const days = byDay(mergeMoments(known.map(({ moments }) => moments)), zone)
  const city = place.replace(/^IP /, '') || cityOf(zone)
  return (
    <>
      {silent.length > 0 ? (
        <Partial
          answered={known.length - silent.length}
          silent={silent.map(({ source }) => words(source))}
          retry={() => {
            for (const one of silent) one.retry?.()
          }}
        />
      ) : null}
      {asking ? <Loading rows={3} /> : null}
      <p className="quiet small">
        <Words id="record.moments-zone" values={{ city: <bdi>{city}</bdi> }} />
      </p>
      {days.map(({ day, moments }) => (
        <section className="record-day" key={day}>
          <h2>
            <bdi>{dayWords(new Date(`${day}T12:00:00Z`), language)}</bdi>
          </h2>
          <ol className="record-moments">
            {moments.map((moment) => (
              <li key={moment.key} className="record-moment" data-sort={moment.sort}>
                <span className="record-moment-at">
                  <bdi dir="ltr" className="mono">
                    {localWords(moment.at, language, zone).split(' ')[0]}
                  </bdi>{' '}
                  <span className="quiet">
                    <Instant at={moment.at} how="short" />
                  </span>
                </span>
                <span>{moment.says}</span>
                {moment.by ? <By of={moment.by} /> : null}
              </li>
            ))}
          </ol>
        </section>
      ))}
      {known.map(({ source, note }) =>
        note ? (
          <p key={source} className="quiet small">
            {note}
          </p>
        ) : null,
      )}
    </>
  )
}

/** A bureau by name, an officer of the own one as written. */
const By = ({ of }: { of: string }) => (
  <span className="quiet">{of.includes('.') ? <bdi className="mono">{of}</bdi> : <bdi>{bureauName(of)}</bdi>}</span>
)
