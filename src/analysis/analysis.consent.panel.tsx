// Consents of sources: one as both sides see it with what may be done, and the board of a file.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Fact } from '../console/fact.tsx'
import { Form, TextField } from '../console/form.tsx'
import { CodesField } from '../console/form-lists.tsx'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { Answered, EmptyYet } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { AskConsent } from './analysis.asking.panel.tsx'
import { grantConsent, listFileConsents, refuseConsent, withdrawConsent } from './analysis.consent.operations.ts'
import type { ConsentUse, ConsentView } from './analysis.consent.schema.ts'
import { Bureau, Bureaus, Day, Part, ParticipantsField } from './analysis.parts.panel.tsx'
import type { FileView } from './analysis.schema.ts'

const refreshes = ['analysis.', 'material.']

const useDone = (onClose: () => void) => () => {
  onClose()
  tell(<Words id="analysis.saved" />, 'good')
}

type Acting = { readonly of: ConsentView; readonly open: boolean; readonly onClose: () => void }

const Grant = ({ of, open, onClose }: Acting) => {
  const [draft, change, clear] = useDraft<{
    uses: readonly ConsentUse[]
    recipients: readonly string[]
    conditions: string
  }>(`grant ${of.id}`, { uses: of.uses, recipients: of.recipients, conditions: '' })
  const done = useDone(onClose)
  const grant = useAct(grantConsent, {
    refreshes,
    onDone: () => {
      clear()
      done()
    },
  })
  const conditions = draft.conditions.trim()
  return (
    <Sheet open={open} title={<Words id="consent-act.grant" />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id="consent-means.grant" />
      </p>
      <Form
        problem={grant.error}
        onSubmit={() =>
          grant.mutate({
            params: { id: of.id },
            body: {
              version: of.version,
              uses: [...draft.uses],
              ...(draft.recipients.length > 0 ? { recipients: [...draft.recipients] } : {}),
              ...(conditions === '' ? {} : { conditions }),
            },
          })
        }
      >
        <CodesField
          label="consent.uses"
          pointer="/uses"
          list="consent-use"
          codes={of.uses}
          required
          value={draft.uses}
          onChange={(uses) => change({ uses })}
        />
        {draft.uses.includes('release') ? (
          <ParticipantsField
            label="consent.recipients"
            hint="consent.recipients-hint"
            pointer="/recipients"
            {...(of.recipients.length > 0 ? { among: of.recipients } : {})}
            value={draft.recipients}
            onChange={(recipients) => change({ recipients })}
          />
        ) : null}
        <TextField
          label="consent.conditions"
          hint="consent.conditions-hint"
          pointer="/conditions"
          lines={3}
          maxLength={2000}
          value={draft.conditions}
          onChange={(next) => change({ conditions: next })}
        />
        <FormActs act={<Words id="consent-act.grant" />} busy={grant.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const reasoned = { refuse: refuseConsent, withdraw: withdrawConsent } as const

const Reasoned = ({ of, open, onClose, how }: Acting & { readonly how: keyof typeof reasoned }) => {
  const act = useAct(reasoned[how], { refreshes, onDone: useDone(onClose) })
  return (
    <ReasonSheet
      open={open}
      title={<Words id={`consent-act.${how}`} />}
      consequence={<Words id={`consent-means.${how}`} />}
      reasons={[]}
      list=""
      textRequired
      act={<Words id={`consent-act.${how}`} />}
      busy={act.isPending}
      problem={act.error}
      onAct={({ text }) => act.mutate({ params: { id: of.id }, body: { version: of.version, reason: text } })}
      onClose={onClose}
    />
  )
}

const acts = ['grant', 'refuse', 'withdraw'] as const

type Act = (typeof acts)[number]

const ConsentActs = ({ of }: { of: ConsentView }) => {
  const [asked, ask] = useState<Act | null>(null)
  const possible = acts.filter((act) => of.allowed.includes(act))
  if (possible.length === 0) return null
  const sheet = (act: Act) => ({ of, open: asked === act, onClose: () => ask(null) })
  return (
    <div className="analysis-acts">
      {possible.map((act) => (
        <Button key={act} {...(act === 'grant' ? { variant: 'filled' } : {})} onClick={() => ask(act)}>
          <Words id={`consent-act.${act}`} />
        </Button>
      ))}
      <Grant {...sheet('grant')} />
      <Reasoned {...sheet('refuse')} how="refuse" />
      <Reasoned {...sheet('withdraw')} how="withdraw" />
    </div>
  )
}

/** What is asked for: a record or message, or all of a source in one crime area. */
const Subject = ({ of }: { of: ConsentView }) => {
  const codeWords = useCodeWords()
  if (of.thing === null)
    return (
      <span>
        {codeWords('consent-kind', 'general')}: {codeWords('crime-area', of.crimeArea ?? 'other')}
      </span>
    )
  return (
    <span>
      {codeWords('consent-thing', of.thing.kind)} <Mono>{of.thing.id}</Mono>
    </span>
  )
}

const Said = ({ name, says }: { name: string; says: string | null }) =>
  says === null ? null : (
    <Fact name={name}>
      <bdi className="analysis-text">{says}</bdi>
    </Fact>
  )

/** One consent with everything either side may see of it. `withFile`: what it is for, where it does not stand on the file's own page. */
export const Consent = ({ of, withFile = false }: { of: ConsentView; withFile?: boolean }): ReactNode => {
  const codeWords = useCodeWords()
  const { file } = of
  return (
    <article className="analysis-item" aria-label={file.reference}>
      <p className="analysis-line">
        <span className="analysis-state" data-state={of.state === 'granted' ? 'open' : 'other'}>
          {codeWords('consent-state', of.state)}
        </span>
        <strong>
          <Bureau code={of.source} />
        </strong>
        <Subject of={of} />
        <Instant at={of.createdAt} how="short" />
      </p>
      <dl className="facts">
        {withFile ? (
          <>
            <Fact name="consent.file">
              <bdi>{file.name}</bdi> <Mono>{file.reference}</Mono> · {codeWords('file-kind', file.kind)} ·{' '}
              {codeWords('file-state', file.state)} · <Day of={file.until} />
            </Fact>
            <Fact name="analysis.crime-areas">
              {file.crimeAreas.map((area) => codeWords('crime-area', area)).join(' · ')}
            </Fact>
            <Fact name="analysis.owner">
              <Bureau code={file.owner} />
            </Fact>
            <Fact name="analysis.readers">
              <Bureaus codes={file.readers} />
            </Fact>
          </>
        ) : null}
        <Fact name="consent.asked-by">
          <Bureau code={of.askedBy} />
        </Fact>
        <Fact name="consent.uses">{of.uses.map((use) => codeWords('consent-use', use)).join(' · ')}</Fact>
        {of.recipients.length > 0 ? (
          <Fact name="consent.recipients">
            <Bureaus codes={of.recipients} />
          </Fact>
        ) : null}
        <Said name="consent.question" says={of.question} />
        <Said name="consent.conditions" says={of.conditions} />
        <Said name="consent.reason" says={of.reason} />
        {of.decidedAt ? (
          <Fact name="consent.decided">
            <Instant at={of.decidedAt} how="short" /> {of.decidedBy ? <Mono>{of.decidedBy}</Mono> : null}
          </Fact>
        ) : null}
        {of.withdrawnAt ? (
          <Fact name="consent.withdrawn">
            <Instant at={of.withdrawnAt} how="short" />
          </Fact>
        ) : null}
      </dl>
      <ConsentActs of={of} />
    </article>
  )
}

/** What sources were asked for a file and what they said; nothing for those who do not see its dealings. */
export const ConsentsOfFile = ({ of }: { of: FileView }): ReactNode => {
  const [isAsking, ask] = useState(false)
  const sees = of.part !== 'contributor' && of.part !== 'recipient'
  const consents = useAnswer(listFileConsents, { params: { id: of.id }, query: { limit: 200 } }, { when: sees })
  const may = of.allowed.includes('askConsent')
  if (!sees && !may) return null
  return (
    <Part
      head="consent.of-file"
      act={
        may ? (
          <Button variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => ask(true)}>
            <Words id="file-act.askConsent" />
          </Button>
        ) : null
      }
    >
      {sees ? (
        <Answered of={consents} rows={3}>
          {({ consents: found }) =>
            found.length === 0 ? (
              <EmptyYet>
                <Words id="consent.none-of-file" />
              </EmptyYet>
            ) : (
              found.map((one) => <Consent key={one.id} of={one} />)
            )
          }
        </Answered>
      ) : (
        <p className="quiet">
          <To address="/files/consents">
            <Words id="consent.title" />
          </To>
        </p>
      )}
      <AskConsent of={of} open={isAsking} onClose={() => ask(false)} />
    </Part>
  )
}
