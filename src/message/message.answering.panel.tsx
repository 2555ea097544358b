// What is being answered, beside the answer.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Instant } from '../console/time.tsx'
import { Words } from '../console/words.tsx'
import { MessageBody } from './message.content.panel.tsx'
import type { FormKind } from './message.form.schema.ts'
import { Bureau, NoSubject } from './message.parts.panel.tsx'
import { QuoteText, Quoting } from './message.quote.panel.tsx'
import type { MessageView } from './message.schema.ts'
import './message.css'

/** `answer` is the form that answers the one of this message, as long as it was not begun. */
export const Answering = ({
  of,
  answer,
  onAnswer,
  onQuote,
  quoted,
}: {
  of: MessageView
  answer: FormKind | null
  onAnswer: (kind: FormKind) => void
  onQuote: (quotation: string) => void
  /** How much of it was quoted so far. */
  quoted: number
}): ReactNode => (
  <details className="message-answering" open>
    <summary>
      <Words
        id="message.answering"
        values={{ bureau: <Bureau code={of.from} />, at: <Instant at={of.sentAt} how="short" /> }}
      />
    </summary>
    {answer === null ? null : (
      <Button onClick={() => onAnswer(answer)}>
        <Words id="message.answer-by-item" />
      </Button>
    )}
    <p className="quiet small" role="status">
      <Words id={quoted === 0 ? 'message.quote-how' : 'message.quoted'} values={{ count: quoted }} />
    </p>
    <Quoting value={onQuote}>
      <p className="strong" data-quotable>
        {of.subject === null ? <NoSubject of={of} /> : <bdi>{of.subject}</bdi>}
        {of.subject === null ? null : <QuoteText of={of.subject} />}
      </p>
      <MessageBody of={of} />
    </Quoting>
  </details>
)
