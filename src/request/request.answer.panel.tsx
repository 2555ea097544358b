// The answer: read, and its receipts.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { AttachmentList } from '../attachment/attachment.list.panel.tsx'
import { askBytes } from '../console/bytes.ts'
import { useAct } from '../console/client.ts'
import { Mono } from '../console/mono.tsx'
import { Sheet } from '../console/sheet.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { Compose } from './request.compose.panel.tsx'
import { Feedback, GiveFeedback } from './request.feedback.panel.tsx'
import { Bureau, Bureaus, Marking, Part, Said } from './request.parts.panel.tsx'
import { acknowledgeDelivery, openDelivery, readDeliveryFile } from './request.work.operations.ts'
import type { RequestView } from './request.work.schema.ts'

const Text = ({ of }: { of: RequestView }) => {
  const codeWords = useCodeWords()
  const { delivery } = of
  if (!delivery) return null
  return (
    <div className="request-handed">
      <h3 dir="auto">{delivery.title}</h3>
      <p>
        <Marking of={delivery.marking} /> {codeWords('handling', delivery.marking.handlingCode)}
      </p>
      {delivery.marking.conditions.map((condition) => (
        <p key={condition} className="request-lines" dir="auto">
          {condition}
        </p>
      ))}
      {delivery.marking.consentOf.length > 0 ? (
        <p className="quiet">
          <Words id="request.consent-of" />: <Bureaus codes={delivery.marking.consentOf} />
        </p>
      ) : null}
      {delivery.text === null ? (
        <p className="quiet">
          <Words id="request.answer-closed" />
        </p>
      ) : (
        <>
          <Said>{delivery.text}</Said>
          {delivery.edition === 'without-personal-data' ? (
            <p className="quiet">
              <Words id="request.without-personal-data" />
            </p>
          ) : delivery.annex === null ? null : (
            <>
              <h4>
                <Words id="request.annex" />
              </h4>
              <Said>{delivery.annex}</Said>
            </>
          )}
          <AttachmentList
            of={delivery.attachments}
            get={(attachment, variant, signal) =>
              askBytes(
                readDeliveryFile,
                { params: { id: of.id, attachment }, query: { variant } },
                signal ? { signal } : {},
              )
            }
          />
        </>
      )}
      <p className="quiet">
        <Words id="request.recipients" />: <Bureaus codes={delivery.recipients} />
        {delivery.author ? (
          <>
            {' · '}
            <Words id="request.author" /> <Mono>{delivery.author}</Mono>
          </>
        ) : null}
        {delivery.approvedBy ? (
          <>
            {' · '}
            <Words id="request.approved-by" /> <Mono>{delivery.approvedBy}</Mono>
          </>
        ) : null}
      </p>
    </div>
  )
}

const Receipts = ({ of }: { of: RequestView }) =>
  of.receipts.length === 0 ? null : (
    <table className="request-receipts">
      <thead>
        <tr>
          {(['recipient', 'delivered', 'opened', 'acknowledged'] as const).map((mark) => (
            <th key={mark} scope="col">
              <Words id={`request-receipt.${mark}`} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.receipts.map((one) => (
          <tr key={one.recipient}>
            <th scope="row">
              <Bureau code={one.recipient} />
            </th>
            <td>
              <Instant at={one.deliveredAt} how="short" />
            </td>
            <td>
              <Instant at={one.openedAt} how="short" />
            </td>
            <td>
              <Instant at={one.acknowledgedAt} how="short" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )

export const AnswerPart = ({ of }: { of: RequestView }): ReactNode => {
  const [layer, show] = useState<'compose' | 'feedback' | null>(null)
  const close = () => show(null)
  const params = { id: of.id }
  const open = useAct(openDelivery, {})
  const acknowledge = useAct(acknowledgeDelivery, {})
  const may = (act: string): boolean => of.allowed.includes(act)
  const problem = open.error ?? acknowledge.error
  return (
    <Part title={<Words id="request.answer" />}>
      {of.delivery ? (
        <Text of={of} />
      ) : (
        <p className="quiet">
          <Words id="request.answer-none" />
        </p>
      )}
      <div className="request-acts">
        {may('open') ? (
          <Button variant="filled" loading={open.isPending} onClick={() => open.mutate({ params })}>
            <Words id="request.open" />
          </Button>
        ) : null}
        {may('acknowledge') ? (
          <Button variant="filled" loading={acknowledge.isPending} onClick={() => acknowledge.mutate({ params })}>
            <Words id="request.acknowledge" />
          </Button>
        ) : null}
        {may('compose') ? (
          <Button onClick={() => show('compose')}>
            <Words id={of.delivery ? 'request.answer-edit' : 'request.answer-write'} />
          </Button>
        ) : null}
        {may('feedback') ? (
          <Button onClick={() => show('feedback')}>
            <Words id="request.feedback-give" />
          </Button>
        ) : null}
        {problem ? (
          <p role="alert" className="request-problem">
            {problem.detail || problem.title}
          </p>
        ) : null}
      </div>
      <Receipts of={of} />
      <Feedback of={of} />
      <Sheet open={layer === 'compose'} title={<Words id="request.answer-write" />} size={760} onClose={close}>
        <Compose of={of} close={close} />
      </Sheet>
      <Sheet open={layer === 'feedback'} title={<Words id="request.feedback-give" />} onClose={close}>
        <GiveFeedback of={of} close={close} />
      </Sheet>
    </Part>
  )
}
