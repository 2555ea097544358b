// The answer: written under a marking that never weakens, read, its receipts, and what came of it.
import { Button, MultiSelect } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { AttachmentList } from '../attachment/attachment.list.panel.tsx'
import { AttachmentUploads } from '../attachment/attachment.upload.panel.tsx'
import { useUploads } from '../attachment/attachment.uploads.panel.tsx'
import { askBytes } from '../console/bytes.ts'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField, useField } from '../console/form.tsx'
import { Mono } from '../console/mono.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { MarkingFields, ParticipantsField } from './request.fields.panel.tsx'
import { draftOfMarking, type MarkingDraft, markingOfDraft, plainDraft } from './request.form.panel.ts'
import { Bureau, Bureaus, Marking, Part, Said } from './request.parts.panel.tsx'
import { type Outcome, outcomes, type Used, usedAnswers } from './request.schema.ts'
import {
  acknowledgeDelivery,
  composeDelivery,
  giveFeedback,
  openDelivery,
  readDeliveryFile,
} from './request.work.operations.ts'
import { mostFiles, type RequestView } from './request.work.schema.ts'

type Draft = {
  readonly title: string
  readonly text: string
  readonly annex: string
  readonly insists: string
  readonly marking: MarkingDraft
  readonly recipients: readonly string[]
}

const startOf = ({ delivery, atLeast }: RequestView): Draft => ({
  title: delivery?.title ?? '',
  text: delivery?.text ?? '',
  annex: delivery?.annex ?? '',
  insists: '',
  marking: delivery ? draftOfMarking(delivery.marking) : atLeast ? draftOfMarking(atLeast) : plainDraft,
  recipients: delivery?.recipients ?? [],
})

const Compose = ({ of, close }: { of: RequestView; close: () => void }) => {
  const [draft, change, clear] = useDraft<Draft>(`answer ${of.id} ${of.delivery?.version ?? 0}`, startOf(of))
  const first = of.delivery?.attachments.map(({ id }) => id) ?? []
  const uploads = useUploads(mostFiles - first.length)
  const act = useAct(composeDelivery, {
    onDone: () => {
      clear()
      close()
      tell(<Words id="request.answer-saved" />, 'good')
    },
  })
  const others = of.contributors.filter((code) => code !== of.lead && code !== of.asker)
  return (
    <Form
      problem={act.error}
      onSubmit={() => {
        if (act.isPending || uploads.isBusy) return
        act.mutate({
          params: { id: of.id },
          body: {
            ...(of.delivery ? { version: of.delivery.version } : {}),
            title: draft.title.trim(),
            text: draft.text.trim(),
            ...(draft.annex.trim() === '' ? {} : { annex: draft.annex.trim() }),
            ...(draft.insists.trim() === '' ? {} : { insists: draft.insists.trim() }),
            marking: markingOfDraft(draft.marking),
            recipients: draft.recipients.filter((code) => code !== of.asker),
            attachments: [...first, ...uploads.ready],
          },
        })
      }}
    >
      {of.atLeast ? (
        <p className="sheet-consequence">
          <Words id="request.at-least" /> <Marking of={of.atLeast} />
          {of.atLeast.consentOf.length > 0 ? (
            <>
              {' '}
              <Words id="request.consent-of" />: <Bureaus codes={of.atLeast.consentOf} />
            </>
          ) : null}
        </p>
      ) : null}
      <TextField
        label="request.answer-title"
        pointer="/title"
        required
        autoFocus
        maxLength={200}
        value={draft.title}
        onChange={(title) => change({ title })}
      />
      <TextField
        label="request.answer-text"
        hint="request.answer-text-hint"
        pointer="/text"
        required
        lines={10}
        value={draft.text}
        onChange={(text) => change({ text })}
      />
      <TextField
        label="request.annex"
        hint="request.annex-hint"
        pointer="/annex"
        lines={4}
        value={draft.annex}
        onChange={(annex) => change({ annex })}
      />
      <MarkingFields value={draft.marking} onChange={(marking) => change({ marking })} />
      {others.length > 0 ? (
        <ParticipantsField
          label="request.recipients"
          hint="request.recipients-hint"
          pointer="/recipients"
          among={others}
          value={draft.recipients.filter((code) => code !== of.asker)}
          onChange={(recipients) => change({ recipients })}
        />
      ) : null}
      <TextField
        label="request.insists"
        hint="request.insists-hint"
        pointer="/insists"
        value={draft.insists}
        onChange={(insists) => change({ insists })}
      />
      <AttachmentUploads uploads={uploads}>
        <span className="quiet small">
          <Words id="request.files-hint" />
        </span>
      </AttachmentUploads>
      <FormActs
        act={<Words id="request.answer-save" />}
        busy={act.isPending}
        disabled={draft.title.trim() === '' || draft.text.trim() === '' || uploads.isBusy || uploads.isBlocked}
        onLeave={close}
      />
    </Form>
  )
}

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

const LedTo = ({ value, onChange }: { value: readonly Outcome[]; onChange: (next: Outcome[]) => void }) => {
  const codeWords = useCodeWords()
  return (
    <MultiSelect
      {...useField({ label: 'request.led-to', pointer: '/ledTo' })}
      data={outcomes.map((code) => ({ value: code, label: codeWords('request-outcome', code) }))}
      value={[...value]}
      onChange={(next) => onChange(next as Outcome[])}
    />
  )
}

const GiveFeedback = ({ of, close }: { of: RequestView; close: () => void }) => {
  const [draft, change, clear] = useDraft<{ used: Used | null; ledTo: readonly Outcome[]; note: string }>(
    `feedback ${of.id}`,
    { used: null, ledTo: [], note: '' },
  )
  const act = useAct(giveFeedback, {
    onDone: () => {
      clear()
      close()
      tell(<Words id="request.feedback-given" />, 'good')
    },
  })
  return (
    <Form
      problem={act.error}
      onSubmit={() => {
        if (act.isPending || draft.used === null) return
        const note = draft.note.trim()
        act.mutate({
          params: { id: of.id },
          body: { used: draft.used, ledTo: [...draft.ledTo], ...(note === '' ? {} : { note }) },
        })
      }}
    >
      <p className="sheet-consequence">
        <Words id="request.feedback-means" />
      </p>
      <CodeField
        label="request.used"
        pointer="/used"
        list="request-used"
        codes={usedAnswers}
        required
        autoFocus
        value={draft.used}
        onChange={(used) => change({ used })}
      />
      <LedTo value={draft.ledTo} onChange={(ledTo) => change({ ledTo })} />
      <TextField
        label="request.note"
        pointer="/note"
        lines={3}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
      <FormActs
        act={<Words id="request.feedback-give" />}
        busy={act.isPending}
        disabled={draft.used === null}
        onLeave={close}
      />
    </Form>
  )
}

const Feedback = ({ of }: { of: RequestView }) => {
  const codeWords = useCodeWords()
  if (of.feedback)
    return (
      <div>
        <h3>
          <Words id="request.feedback" />
        </h3>
        <p>
          <strong>{codeWords('request-used', of.feedback.used)}</strong>
          {of.feedback.ledTo.map((code) => ` · ${codeWords('request-outcome', code)}`)}{' '}
          <Instant at={of.feedback.at} how="short" />
        </p>
        {of.feedback.note === null ? null : <Said>{of.feedback.note}</Said>}
      </div>
    )
  return of.feedbackDue !== null && of.state === 'delivered' ? (
    <p className="quiet">
      <Words id="request.feedback-due" /> <Instant at={of.feedbackDue} how="short" />
    </p>
  ) : null
}

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
