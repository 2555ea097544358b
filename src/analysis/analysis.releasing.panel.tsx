// Releasing a text from a file: what it says, to whom, in which edition and under which codes, made of which claims.
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { Problem } from '../console/problem.ts'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { type Confidentiality, confidentialities, type HandlingCode, handlingCodes } from '../terms/handling.ts'
import { ParticipantsField } from './analysis.parts.panel.tsx'
import { releaseText } from './analysis.release.operations.ts'
import { type Edition, editions } from './analysis.release.schema.ts'
import type { FileView } from './analysis.schema.ts'

type Draft = {
  readonly title: string
  readonly text: string
  readonly edition: Edition
  readonly recipients: readonly string[]
  readonly handlingCode: HandlingCode
  readonly confidentiality: Confidentiality
  readonly condition: string
  readonly notPersonal: string
}
const blank: Draft = {
  title: '',
  text: '',
  edition: 'without-personal-data',
  recipients: [],
  handlingCode: 'H0',
  confidentiality: 'official-use-only',
  condition: '',
  notPersonal: '',
}

/** Faults at a recipient or a claim stand at their field, which holds them all. */
const onForm = (problem: Problem | null): Problem | null =>
  problem &&
  new Problem({
    status: problem.status,
    code: problem.code,
    key: problem.key,
    title: problem.title,
    detail: problem.detail,
    reference: problem.reference,
    pointers: problem.pointers.map((one) => ({
      ...one,
      pointer: /^\/(recipients|claims)\//.test(one.pointer) ? `/${one.pointer.split('/')[1]}` : one.pointer,
    })),
  })

/** `claims`: those of the material it rests on; without one there is nothing to release. `choice`: the field they are chosen in. */
export const ReleaseSheet = ({
  of,
  claims,
  choice,
  open,
  onClose,
}: {
  of: FileView
  claims: readonly string[]
  choice: ReactNode
  open: boolean
  onClose: () => void
}): ReactNode => {
  const words = useWords()
  const [draft, change, clear] = useDraft<Draft>(`release ${of.id}`, blank)
  const [tried, setTried] = useState(false)
  const release = useAct(releaseText, {
    refreshes: ['analysis.'],
    onDone: () => {
      clear()
      setTried(false)
      onClose()
      tell(<Words id="release.done" />, 'good')
    },
  })
  const { title, text, recipients } = draft
  const faults = [
    ...(title.trim() === '' ? ['/title'] : []),
    ...(text.trim() === '' ? ['/text'] : []),
    ...(recipients.length === 0 ? ['/recipients'] : []),
    ...(claims.length === 0 ? ['/claims'] : []),
  ].map((pointer) => ({ pointer, says: words('fault.required') }))
  const send = () => {
    setTried(true)
    if (faults.length > 0 || release.isPending) return
    const { condition, notPersonal, ...rest } = draft
    release.mutate({
      params: { id: of.id },
      body: {
        ...rest,
        title: title.trim(),
        text: text.trim(),
        recipients: [...recipients],
        claims: [...claims],
        ...(condition.trim() === '' ? {} : { condition: condition.trim() }),
        ...(notPersonal.trim() === '' ? {} : { notPersonal: notPersonal.trim() }),
      },
    })
  }
  return (
    <Sheet open={open} title={<Words id="file-act.release" />} onClose={onClose} size={640}>
      <p className="sheet-consequence">
        <Words id="file-means.release" values={{ count: claims.length }} />
      </p>
      <Form problem={onForm(release.error)} {...(tried && faults.length > 0 ? { faults } : {})} onSubmit={send}>
        {choice}
        <TextField
          label="release.title-field"
          hint="analysis.name-hint"
          pointer="/title"
          required
          maxLength={200}
          value={title}
          onChange={(next) => change({ title: next })}
        />
        <ParticipantsField
          label="release.recipients"
          hint="release.recipients-hint"
          pointer="/recipients"
          required
          among={[of.owner, ...of.readers.map(({ bureau }) => bureau), ...of.recipients]}
          value={recipients}
          onChange={(next) => change({ recipients: next })}
        />
        <CodeField
          label="release.edition"
          hint="release.edition-hint"
          pointer="/edition"
          list="release-edition"
          codes={editions}
          required
          value={draft.edition}
          onChange={(next) => change({ edition: next ?? 'without-personal-data' })}
        />
        <TextField
          label="release.text"
          pointer="/text"
          lines={8}
          required
          maxLength={50_000}
          value={text}
          onChange={(next) => change({ text: next })}
        />
        <div className="form-row">
          <CodeField
            label="release.handling"
            hint="release.handling-hint"
            pointer="/handlingCode"
            list="handling"
            codes={handlingCodes}
            required
            value={draft.handlingCode}
            onChange={(next) => change({ handlingCode: next ?? 'H0' })}
          />
          <CodeField
            label="analysis.confidentiality"
            pointer="/confidentiality"
            list="confidentiality"
            codes={confidentialities}
            required
            value={draft.confidentiality}
            onChange={(next) => change({ confidentiality: next ?? 'official-use-only' })}
          />
        </div>
        {draft.handlingCode === 'H3' ? (
          <TextField
            label="release.own-condition"
            pointer="/condition"
            lines={2}
            maxLength={500}
            value={draft.condition}
            onChange={(next) => change({ condition: next })}
          />
        ) : null}
        <TextField
          label="release.not-personal"
          hint="release.not-personal-hint"
          pointer="/notPersonal"
          lines={2}
          maxLength={1000}
          value={draft.notPersonal}
          onChange={(next) => change({ notPersonal: next })}
        />
        <FormActs act={<Words id="file-act.release" />} busy={release.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}
