// A message that cannot be read says so, and what can be done: never an empty page.
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { useMay } from '../console/session.ts'
import { sayPartialDate } from '../console/typed-date.ts'
import { Words } from '../console/words.tsx'
import { useCompose } from './message.begin.panel.tsx'
import { readersOf } from './message.language.panel.ts'
import { sendMessage } from './message.operations.ts'
import { Bureau } from './message.parts.panel.tsx'
import type { MessageView } from './message.schema.ts'
import { useAddressees } from './message.to.panel.tsx'
import { fillWording } from './message.wording.panel.ts'
import { listWordings } from './message.writing.operations.ts'
import './message.css'

export const Unreadable = ({ of }: { of: MessageView }): ReactNode =>
  of.unreadable ? (
    <div className="state-inline" data-tone="flash" role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      <span>
        <Words id={of.box === 'in' ? 'message.unreadable' : 'message.unreadable-sent'} />
      </span>
      {of.box === 'in' ? <AskAgain of={of} /> : null}
    </div>
  ) : null

/** Begins a message to the sender, worded in its own language. */
const AskAgain = ({ of }: { of: MessageView }) => {
  const compose = useCompose()
  const mayWrite = useMay(sendMessage)
  const wordings = useAnswer(listWordings, {}).data?.wordings
  const { recipients } = useAddressees()
  if (!mayWrite) return null
  const begin = () => {
    const sender = recipients.filter(({ bureau }) => bureau === of.from)
    const language = readersOf(sender)[0] ?? 'en'
    const wording = wordings?.find(({ id }) => id === 'send-again')?.words[language] ?? ''
    const day = sayPartialDate(of.sentAt.slice(0, 10), language)
    compose.askAgain(of, fillWording(wording, { reference: of.number ?? of.ourReference, day }), language)
  }
  return (
    <Button onClick={begin} loading={wordings === undefined}>
      <Words id="message-act.ask-again" values={{ bureau: <Bureau code={of.from} /> }} />
    </Button>
  )
}
