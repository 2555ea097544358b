// What stands in the way of acting on a hit: use suspended, record withdrawn, record changed since it was hit.
import { Button } from '@mantine/core'
import { IconAlertOctagon, IconHandStop, IconPencilExclamation } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { purposeAsked } from '../console/purpose.tsx'
import { signal, useSignal } from '../console/signal.ts'
import { Failed, Loading } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { Words } from '../console/words.tsx'
import { changesBetween } from '../record/record.fields.panel.ts'
import { showRecord } from '../record/record.operations.ts'
import { FieldValue, useDeclaredFields, useStatusWords } from '../record/record.value.panel.tsx'
import './hit.banners.css'
import type { HitView } from './hit.schema.ts'

/** Changes of records that this officer has looked at, by hit and version; forgotten with the page. */
const seen = signal<ReadonlySet<string>>(new Set())

const hasChanged = (hit: HitView): boolean =>
  hit.record.presentVersion !== null &&
  hit.record.presentVersion > hit.record.version &&
  hit.record.life !== 'withdrawn' &&
  hit.state !== 'closed'

const keyOf = (hit: HitView): string => `${hit.id} ${hit.record.presentVersion}`

/** Whether a decision must wait because the record changed after it was hit and the change has not been looked at. */
export const useUnseenChange = (hit: HitView): boolean => {
  const looked = useSignal(seen)
  return hasChanged(hit) && !looked.has(keyOf(hit))
}

export const HitBanners = ({ hit }: { hit: HitView }): ReactNode => {
  const withdrawn = hit.steps.findLast((step) => step.step === 'record-withdrawn')
  return (
    <>
      {hit.suspended ? (
        <div className="banner" data-tone="flash" role="alert">
          <IconHandStop size={18} aria-hidden />
          <strong>{hit.suspended}</strong>
        </div>
      ) : null}
      {hit.record.life === 'withdrawn' ? (
        <div className="banner" data-tone="flash" role="alert">
          <IconAlertOctagon size={18} aria-hidden />
          <strong>
            {withdrawn ? (
              <Words id="hit.withdrawn-at" values={{ at: <Instant at={withdrawn.at} /> }} />
            ) : (
              <Words id="hit.withdrawn" />
            )}
          </strong>
        </div>
      ) : null}
      {hasChanged(hit) ? <Changed hit={hit} /> : null}
    </>
  )
}

const Changed = ({ hit }: { hit: HitView }) => {
  const unseen = useUnseenChange(hit)
  const at = hit.steps.findLast((step) => step.step === 'record-changed')?.at ?? null
  return (
    <div className="banner" data-tone={unseen ? 'urgent' : 'quiet'} role={unseen ? 'alert' : 'note'}>
      <IconPencilExclamation size={18} aria-hidden />
      <div className="banner-body">
        <p>
          <strong>
            <Words
              id="hit.changed"
              values={{ hit: hit.record.version, present: hit.record.presentVersion ?? 0, at: <Instant at={at} /> }}
            />
          </strong>
        </p>
        {hit.record.id === null ? (
          <p>
            <Words id="hit.changed-hidden" />
          </p>
        ) : (
          <Differences hit={hit} id={hit.record.id} />
        )}
        {unseen ? (
          <p>
            <Button onClick={() => seen.write(new Set(seen.read()).add(keyOf(hit)))}>
              <Words id="hit.changed-seen" />
            </Button>{' '}
            <Words id="hit.changed-blocks" />
          </p>
        ) : null}
      </div>
    </div>
  )
}

const Differences = ({ hit, id }: { hit: HitView; id: string }) => {
  const present = useAnswer(showRecord, { params: { database: hit.database, id } })
  const declared = useDeclaredFields(hit.database)
  const statusWords = useStatusWords()
  if (present.error?.key.startsWith('purpose.')) {
    return (
      <p>
        {present.error.detail}{' '}
        <Button onClick={() => purposeAsked.write(true)}>
          <Words id="purpose-box.set" />
        </Button>
      </p>
    )
  }
  if (present.error) return <Failed problem={present.error} retry={() => void present.refetch()} />
  if (!present.data) return <Loading rows={2} />
  const before = { status: hit.status, fields: hit.record.fields }
  const changes = changesBetween(before, present.data, ['status'])
  if (changes.length === 0) {
    return (
      <p>
        <Words id="hit.changed-elsewhere" />
      </p>
    )
  }
  return (
    <ul className="differences">
      {changes.map(({ path, before: was, after: is }) => {
        const name = path.replace(/^fields\./, '')
        const say = (value: unknown) =>
          path === 'status' ? (
            statusWords(hit.database, String(value))
          ) : (
            <FieldValue database={hit.database} field={declared.get(name)} value={value} />
          )
        return (
          <li key={path}>
            <span>
              <Words id={path === 'status' ? 'record.status' : `field.${hit.database}.${name}`} />
            </span>
            <del>{say(was)}</del>
            <ins>{say(is)}</ins>
          </li>
        )
      })}
    </ul>
  )
}
