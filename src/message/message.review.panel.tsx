// Before a message goes: how the recipient will see it, and one line that says what is about to be sent to whom.
import { IconBellRinging, IconPaperclip } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Form } from '../console/form.tsx'
import { languageNames } from '../console/languages.ts'
import { HandlingMark } from '../console/mark.tsx'
import type { Problem } from '../console/problem.ts'
import { useSession } from '../console/session.ts'
import { Box, FormActs } from '../console/sheet.tsx'
import { Instant } from '../console/time.tsx'
import { Urgency } from '../console/urgency.tsx'
import { InLanguage, useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { type Language, languages } from '../terms/language.ts'
import { type ComposeDraft, isReadable } from './message.compose.panel.ts'
import { LanguageName, MessageBody, type Outline } from './message.content.panel.tsx'
import { formFrom } from './message.form.panel.ts'
import { Bureau, Bureaus } from './message.parts.panel.tsx'
import type { ReferenceView } from './message.schema.ts'
import { SubmitKey } from './message.submit.panel.tsx'
import './message.css'

/** What a recipient would read of a draft as it stands. */
const outlineOf = (
  draft: ComposeDraft,
  own: string,
  bureaus: readonly string[],
  pointers: readonly ReferenceView[],
): Outline => ({
  from: own,
  to: [...bureaus],
  subject: draft.subject.trim() || null,
  urgency: draft.urgency,
  urgencyReason: draft.urgency === 'very-urgent' && draft.urgencyReason.trim() !== '' ? draft.urgencyReason : null,
  replyBy: isReadable(draft.replyBy) ? draft.replyBy : null,
  handlingCode: draft.handlingCode,
  handlingCondition: draft.handlingCode === 'H3' ? draft.handlingCondition : null,
  confidentiality: draft.confidentiality,
  crimeArea: draft.crimeArea,
  language: draft.language,
  ourReference: draft.ourReference,
  yourReference: draft.yourReference.trim() || null,
  body: draft.body,
  content: draft.form === null ? null : formFrom(draft.form),
  pointers: [...pointers],
})

type Shown = {
  readonly draft: ComposeDraft
  readonly bureaus: readonly string[]
  readonly pointers: readonly ReferenceView[]
  /** Names of the files that go with it. */
  readonly files: readonly string[]
  /** Languages of the recipients, as `readersOf` tells them. */
  readonly readers: readonly Language[]
}

/** The message as it will stand in the mailbox of a recipient: what stands around the text in the language of its reader. */
export const AsReceived = ({ draft, bureaus, pointers, files, readers }: Shown): ReactNode => {
  const words = useWords()
  const [own] = useLanguage()
  const [chosen, choose] = useState<Language | null>(null)
  const shown = chosen ?? readers[0] ?? own
  return (
    <section className="message message-preview" aria-label={words('message.as-received')}>
      <fieldset className="message-readers" aria-label={words('message.preview-in')}>
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            className="message-chip"
            aria-pressed={one === shown}
            onClick={() => choose(one)}
          >
            <bdi lang={one}>{languageNames[one]}</bdi>
          </button>
        ))}
      </fieldset>
      {draft.language === null ? null : (
        <p className="quiet small">
          <Words id="message.preview-language" values={{ language: <LanguageName code={draft.language} /> }} />
        </p>
      )}
      <InLanguage of={shown}>
        <Received draft={draft} bureaus={bureaus} pointers={pointers} files={files} />
      </InLanguage>
    </section>
  )
}

const Received = ({ draft, bureaus, pointers, files }: Omit<Shown, 'readers'>) => {
  const { bureau, title } = useSession()
  const outline = outlineOf(draft, bureau, bureaus, pointers)
  return (
    <div className="message-received">
      <div className="message-head">
        <Urgency code={outline.urgency} />
        <strong>
          <Bureau code={bureau} />
        </strong>
        <bdi className="quiet">{title}</bdi>
        <HandlingMark code={outline.handlingCode} confidentiality={outline.confidentiality} long />
      </div>
      <h2 className="message-subject">
        {outline.subject === null ? (
          <Words id="message.no-subject-yet" />
        ) : (
          <bdi {...(outline.language ? { lang: outline.language } : {})}>{outline.subject}</bdi>
        )}
      </h2>
      <MessageBody of={outline} />
      {files.length === 0 ? null : (
        <div>
          <h3>
            <Words id="message.attachments" />
          </h3>
          <ul className="message-plain">
            {files.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
              <li key={at}>
                <IconPaperclip size={14} aria-hidden /> <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** Urgency, how many bureaus, by when: `Very urgent to 3 bureaus, answer by 21:00Z`. */
export const ReviewLine = ({ draft, bureaus }: Pick<Shown, 'draft' | 'bureaus'>): ReactNode => {
  const codeWords = useCodeWords()
  const by = isReadable(draft.replyBy)
  return (
    <p className="message-review-line">
      <Words
        id={by ? 'message.review' : 'message.review-no-answer'}
        values={{
          urgency: <strong data-urgency={draft.urgency}>{codeWords('urgency', draft.urgency)}</strong>,
          count: bureaus.length,
          ...(by ? { at: <Instant at={draft.replyBy} how="short" /> } : {}),
        }}
      />
    </p>
  )
}

/** The last look: Ctrl Enter or the button sends. A retry carries the same id, so that nothing is sent twice. */
export const ReviewBox = ({
  open,
  busy,
  problem,
  onSend,
  onClose,
  ...shown
}: Shown & {
  open: boolean
  busy: boolean
  problem: Problem | null
  onSend: () => void
  onClose: () => void
}): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const { purpose } = useSession()
  const { draft, bureaus } = shown
  return (
    <Box open={open} title={<Words id="message.review-title" />} onClose={onClose} size={760}>
      <Form label={words('message.review-title')} problem={problem} onSubmit={onSend}>
        <SubmitKey does="message.send" run={onSend} />
        <div className="sheet-consequence" data-tone={draft.urgency === 'very-urgent' ? 'flash' : 'urgent'}>
          <ReviewLine draft={draft} bureaus={bureaus} />
          <p>
            <Bureaus codes={bureaus} most={12} />
          </p>
          {draft.urgency === 'very-urgent' ? (
            <p>
              <IconBellRinging size={14} aria-hidden /> <Words id="message.very-urgent-does" />
            </p>
          ) : null}
          {purpose === null ? null : (
            <p>
              <Words
                id="message.review-purpose"
                values={{ purpose: <strong>{codeWords('purpose', purpose)}</strong> }}
              />
            </p>
          )}
          <p className="small">
            <Words id="message.no-unsend" />
          </p>
        </div>
        <FormActs
          act={<Words id="message.send" />}
          tone={draft.urgency === 'very-urgent' ? 'flash' : 'urgent'}
          busy={busy}
          onLeave={onClose}
        />
        <AsReceived {...shown} />
      </Form>
    </Box>
  )
}
