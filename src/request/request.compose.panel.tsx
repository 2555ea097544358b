// Writing the answer of a request, under a marking that never weakens.
import { AttachmentUploads } from '../attachment/attachment.upload.panel.tsx'
import { useUploads } from '../attachment/attachment.uploads.panel.tsx'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField } from '../console/form.tsx'
import { FormActs } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import { MarkingFields, ParticipantsField } from './request.fields.panel.tsx'
import { draftOfMarking, type MarkingDraft, markingOfDraft, plainDraft } from './request.form.panel.ts'
import { Bureaus, Marking } from './request.parts.panel.tsx'
import { composeDelivery } from './request.work.operations.ts'
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

/** The sheet in which the lead writes the answer; what was typed stays when it closes. */
export const Compose = ({ of, close }: { of: RequestView; close: () => void }) => {
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
