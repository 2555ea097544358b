// Beside the composer: what still stops the message, what to look at twice, and whether the draft is kept.
import { ActionIcon, Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { showAttachmentProgress } from '../attachment/attachment.operations.ts'
import { Size } from '../attachment/attachment.words.panel.tsx'
import { useAnswer } from '../console/client.ts'
import { Mono } from '../console/mono.tsx'
import { Instant } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import type { Keeping } from './message.keeping.panel.ts'
import './message.css'

/** Each in words, as the hub would say it. */
export const Checks = ({ stops, warnings }: { stops: readonly string[]; warnings: readonly string[] }): ReactNode => (
  <section className="message-checks">
    <h2>
      <Words id="message.checks" />
    </h2>
    {stops.length === 0 ? (
      <p className="message-fine">
        <IconCheck size={14} aria-hidden /> <Words id="message.checks-fine" />
      </p>
    ) : (
      <ul className="message-plain">
        {[...new Set(stops)].map((says) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
    )}
    {warnings.map((says) => (
      <p key={says} className="message-rests" role="status">
        <IconAlertTriangle size={14} aria-hidden /> {says}
      </p>
    ))}
  </section>
)

/** Whether what is typed is safe, and what to do when somebody else keeps the same draft. */
export const DraftState = ({
  of,
  onOpenOther,
  onKeepAsNew,
}: {
  of: Keeping<unknown>
  onOpenOther: () => void
  onKeepAsNew: () => void
}): ReactNode => {
  if (of.phase === 'stale' || of.phase === 'gone')
    return (
      <div className="error-summary" role="alert">
        <h2>{of.problem?.title || <Words id="problem.conflict" />}</h2>
        <p>{of.problem?.detail}</p>
        <div className="form-acts">
          {of.phase === 'stale' ? (
            <Button onClick={onOpenOther}>
              <Words id="message.draft-open-other" />
            </Button>
          ) : null}
          <Button onClick={onKeepAsNew}>
            <Words id="message.draft-keep-as-new" />
          </Button>
        </div>
      </div>
    )
  return (
    <p className="quiet small message-draft-state" role="status" data-phase={of.phase}>
      <Words id={`message-draft.${of.phase}`} />{' '}
      {of.keptAt === null ? null : (
        <>
          {'· '}
          <Words id="message.last-kept" /> <Instant at={of.keptAt} how="clock" />
        </>
      )}
      {of.phase === 'refused' ? (
        <span className="message-overdue">{of.problem?.detail || of.problem?.pointers[0]?.says}</span>
      ) : null}
    </p>
  )
}

/** Files that were attached when the draft was written before, by the names that came with it; by their place where one is not known. */
export const HeldAttachments = ({
  of,
  names,
  onRemove,
}: {
  of: readonly string[]
  names?: ReadonlyMap<string, string>
  onRemove: (id: string) => void
}): ReactNode => {
  const words = useWords()
  if (of.length === 0) return null
  return (
    <ul className="message-plain" aria-label={words('message.attachments-held')}>
      {of.map((id, at) => (
        <Held key={id} id={id} name={names?.get(id)} place={at + 1} onRemove={() => onRemove(id)} />
      ))}
    </ul>
  )
}

const Held = ({
  id,
  name,
  place,
  onRemove,
}: {
  id: string
  name: string | undefined
  place: number
  onRemove: () => void
}) => {
  const words = useWords()
  const { data, error } = useAnswer(showAttachmentProgress, { params: { id } })
  return (
    <li className="message-reference">
      {name === undefined ? <Words id="message.attachment-held" values={{ place }} /> : <bdi>{name}</bdi>}
      {data ? (
        <>
          {data.mediaType === null ? null : <Mono>{data.mediaType}</Mono>}
          <span className="quiet">
            <Size of={data.length} />
          </span>
        </>
      ) : null}
      {error ? <span className="message-overdue">{error.detail || error.title}</span> : null}
      <ActionIcon variant="subtle" aria-label={words('message.attachment-remove', { place })} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </li>
  )
}
