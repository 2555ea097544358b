// Asking a source for its consent: to copy what is its own into a file, or to let it leave.
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { CodesField } from '../console/form-lists.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import type { CrimeArea } from '../terms/crime-area.ts'
import { askConsent } from './analysis.consent.operations.ts'
import {
  type ConsentKind,
  type ConsentUse,
  consentKinds,
  consentUses,
  type ThingKind,
  thingKinds,
} from './analysis.consent.schema.ts'
import { ParticipantField, ParticipantsField } from './analysis.parts.panel.tsx'
import type { FileView } from './analysis.schema.ts'

const refreshes = ['analysis.', 'material.']

const useDone = (onClose: () => void) => () => {
  onClose()
  tell(<Words id="analysis.saved" />, 'good')
}

type Question = {
  readonly kind: ConsentKind
  readonly source: string | null
  readonly crimeArea: CrimeArea | null
  readonly thingKind: ThingKind
  readonly thing: string
  readonly uses: readonly ConsentUse[]
  readonly recipients: readonly string[]
  readonly question: string
}

/** The sheet in which a source is asked. */
export const AskConsent = ({ of, open, onClose }: { of: FileView; open: boolean; onClose: () => void }) => {
  const blank: Question = {
    kind: 'general',
    source: null,
    crimeArea: of.crimeAreas[0] ?? null,
    thingKind: 'record',
    thing: '',
    uses: ['copy'],
    recipients: [],
    question: '',
  }
  const [draft, change, clear] = useDraft<Question>(`consent ${of.id}`, blank)
  const done = useDone(onClose)
  const act = useAct(askConsent, {
    refreshes,
    onDone: () => {
      clear()
      done()
    },
  })
  const { kind, source, crimeArea, thingKind, thing, uses, recipients } = draft
  const send = () =>
    act.mutate({
      params: { id: of.id },
      body: {
        kind,
        uses: [...uses],
        question: draft.question.trim(),
        ...(recipients.length > 0 ? { recipients: [...recipients] } : {}),
        ...(kind === 'specific'
          ? { thing: { kind: thingKind, id: thing.trim() } }
          : { ...(source ? { source } : {}), ...(crimeArea ? { crimeArea } : {}) }),
      },
    })
  return (
    <Sheet open={open} title={<Words id="file-act.askConsent" />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id="file-means.askConsent" />
      </p>
      <Form problem={act.error} onSubmit={send}>
        <CodeField
          label="consent.kind"
          pointer="/kind"
          list="consent-kind"
          codes={consentKinds}
          required
          value={kind}
          onChange={(next) => change({ kind: next ?? 'general' })}
        />
        {kind === 'general' ? (
          <>
            <ParticipantField
              label="consent.source"
              hint="consent.source-hint"
              pointer="/source"
              required
              value={source}
              onChange={(next) => change({ source: next })}
            />
            <CodeField
              label="consent.crime-area"
              pointer="/crimeArea"
              list="crime-area"
              codes={of.crimeAreas}
              required
              value={crimeArea}
              onChange={(next) => change({ crimeArea: next })}
            />
          </>
        ) : (
          <>
            <CodeField
              label="consent.thing-kind"
              pointer="/thing/kind"
              list="consent-thing"
              codes={thingKinds}
              required
              value={thingKind}
              onChange={(next) => change({ thingKind: next ?? 'record' })}
            />
            <TextField
              label="consent.thing"
              hint="consent.thing-hint"
              pointer="/thing/id"
              mono
              required
              maxLength={36}
              value={thing}
              onChange={(next) => change({ thing: next })}
            />
          </>
        )}
        <CodesField
          label="consent.uses"
          hint="consent.uses-hint"
          pointer="/uses"
          list="consent-use"
          codes={consentUses}
          required
          value={uses}
          onChange={(next) => change({ uses: next })}
        />
        {uses.includes('release') ? (
          <ParticipantsField
            label="consent.recipients"
            hint="consent.recipients-hint"
            pointer="/recipients"
            among={[of.owner, ...of.readers.map(({ bureau }) => bureau), ...of.recipients]}
            value={recipients}
            onChange={(next) => change({ recipients: next })}
          />
        ) : null}
        <TextField
          label="consent.question"
          hint="consent.question-hint"
          pointer="/question"
          lines={4}
          required
          maxLength={2000}
          value={draft.question}
          onChange={(next) => change({ question: next })}
        />
        <FormActs act={<Words id="file-act.askConsent" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}
