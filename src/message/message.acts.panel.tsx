// What may be done with a message now: buttons with their keys, and the sheets behind what goes outward.
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useAct } from '../console/client.ts'
import { KeyCap } from '../console/key-cap.tsx'
import { useKeys } from '../console/keys.ts'
import { useMay } from '../console/session.ts'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { handlingStrictness } from '../terms/handling.ts'
import { useCompose } from './message.begin.panel.tsx'
import { acknowledgeMessage, sendMessage } from './message.operations.ts'
import type { MessageView } from './message.schema.ts'
import { AcknowledgeBox, ConsentSheet, MoreTimeSheet, RemindSheet, WithdrawSheet } from './message.sheets.panel.tsx'

const sheets = ['acknowledge', 'remind', 'moreTime', 'consent', 'withdraw'] as const
type SheetName = (typeof sheets)[number]

/** What a key on a line of a list wants done as soon as the message is there. */
export type MessageIntent = 'acknowledge'

export const MessageActs = ({
  of,
  keys = true,
  intent = null,
  onIntentDone,
  children,
}: {
  of: MessageView
  /** Whether the keys of the screen act on this one. */
  keys?: boolean
  intent?: MessageIntent | null
  onIntentDone?: () => void
  children?: ReactNode
}): ReactNode => {
  const words = useWords()
  const [open, setOpen] = useState<SheetName | null>(null)
  const compose = useCompose()
  const mayWrite = useMay(sendMessage)
  const may = (act: string): boolean => of.allowed.includes(act)
  const acknowledge = useAct(acknowledgeMessage, {
    refreshes: ['message.'],
    onDone: () => tell(<Words id="message.acknowledged" />, 'good'),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: an intent is followed once
  useEffect(() => {
    if (intent === null) return
    if (may(intent)) setOpen(intent)
    else tell(<Words id="message.not-possible-now" />, 'urgent')
    onIntentDone?.()
  }, [intent])
  const mayAnswer = mayWrite && of.state === 'sent'
  const isForMany = new Set([of.from, ...of.to]).size > 2
  const reply = () => compose.reply(of)
  const replyAll = () => compose.reply(of, true)
  const forward = () => compose.forward(of)
  useKeys(
    keys
      ? {
          r: mayAnswer ? { does: 'message.key-reply', run: reply } : undefined,
          'Shift+r':
            mayAnswer && isForMany && of.box === 'in' ? { does: 'message.key-reply-all', run: replyAll } : undefined,
          f: mayAnswer ? { does: 'message.key-forward', run: forward } : undefined,
          e: may('acknowledge') ? { does: 'message.key-acknowledge', run: () => setOpen('acknowledge') } : undefined,
        }
      : {},
  )
  const cap = (key: string): ReactNode => (keys ? <KeyCap keys={key} /> : null)
  const close = () => setOpen(null)
  const props = (sheet: SheetName) => ({ of, open: open === sheet, onClose: close })
  return (
    <fieldset className="message-acts no-print" aria-label={words('message.acts')}>
      {may('acknowledge') ? (
        <Button
          variant="filled"
          loading={acknowledge.isPending}
          onClick={() =>
            acknowledge.mutate(
              { params: { id: of.id } },
              { onError: (problem) => tell(problem.detail || words(`problem.${problem.code}-do`), 'urgent') },
            )
          }
        >
          <span className="act">
            <Words id="message-act.acknowledge" /> {cap('e')}
          </span>
        </Button>
      ) : null}
      {mayAnswer ? (
        <>
          <Button variant={of.box === 'in' && !may('acknowledge') ? 'filled' : 'default'} onClick={reply}>
            <span className="act">
              <Words id={of.box === 'in' ? 'message-act.reply' : 'message-act.follow-up'} /> {cap('r')}
            </span>
          </Button>
          {isForMany && of.box === 'in' ? (
            <Button onClick={replyAll}>
              <Words id="message-act.reply-all" />
            </Button>
          ) : null}
          <Button onClick={forward}>
            <span className="act">
              <Words id="message-act.forward" /> {cap('f')}
            </span>
          </Button>
        </>
      ) : null}
      {may('remind') ? (
        <Button onClick={() => setOpen('remind')}>
          <Words id="message-act.remind" />
        </Button>
      ) : null}
      {may('moreTime') ? (
        <Button onClick={() => setOpen('moreTime')}>
          <Words id="message-act.more-time" />
        </Button>
      ) : null}
      {may('consent') && handlingStrictness(of.handlingCode) >= handlingStrictness('H2') ? (
        <Button variant="subtle" onClick={() => setOpen('consent')}>
          <Words id="message-act.consent" />
        </Button>
      ) : null}
      {may('withdraw') ? (
        <Button variant="subtle" color="flash" onClick={() => setOpen('withdraw')}>
          <Words id="message-act.withdraw" />
        </Button>
      ) : null}
      {children}
      <AcknowledgeBox {...props('acknowledge')} />
      <RemindSheet {...props('remind')} />
      <MoreTimeSheet {...props('moreTime')} />
      <ConsentSheet {...props('consent')} />
      <WithdrawSheet {...props('withdraw')} />
    </fieldset>
  )
}
