// What is being answered, beside the answer.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Instant } from '../console/time.tsx'
import { Words } from '../console/words.tsx'
import { MessageBody } from './message.content.panel.tsx'
import type { FormKind } from './message.form.schema.ts'
import { Bureau } from './message.parts.panel.tsx'
import type { MessageView } from './message.schema.ts'
import './message.css'

/** `answer` is the form that answers the one of this message, as long as it was not begun. */
export const Answering = ({
  of,
  answer,
  onAnswer,
}: {
  of: MessageView
  answer: FormKind | null
  onAnswer: (kind: FormKind) => void
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
    <p className="strong">{of.subject === null ? <Words id="message.no-subject" /> : <bdi>{of.subject}</bdi>}</p>
    <MessageBody of={of} />
  </details>
)
