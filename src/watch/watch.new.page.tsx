// Proposing a watch: what is watched for, why, on what ground and until when; a second officer approves it.
import { type ReactNode, useState } from 'react'
import {
  type AskedDraft,
  AskedItem,
  askedItem,
  emptyAsked,
  faultsOfAsked,
  problemOfAsked,
} from '../console/asked-item.tsx'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, FlagField, Form, TextField } from '../console/form.tsx'
import { To, useGo } from '../console/go.tsx'
import { useSession } from '../console/session.ts'
import { FormActs } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { type CrimeArea, crimeAreas } from '../terms/crime-area.ts'
import type { Purpose } from '../terms/purpose.ts'
import { LastDay } from './watch.acts.panel.tsx'
import { proposeWatch } from './watch.operations.ts'
import { useToday } from './watch.parts.panel.tsx'
import type { WatchItem } from './watch.schema.ts'
import './watch.css'

type Draft = {
  readonly asked: AskedDraft
  readonly purpose: Purpose | null
  readonly reference: string
  readonly legalBasis: string
  readonly endsOn: string
  readonly crimeArea: CrimeArea | null
  readonly note: string
  readonly silent: boolean
}

/** `/watches/new`. */
export const NewWatch = (): ReactNode => {
  const { databases, purposes, purpose, reference } = useSession()
  const words = useWords()
  const go = useGo()
  const today = useToday()
  const [draft, change, clear] = useDraft<Draft>('watch', {
    asked: emptyAsked(),
    purpose,
    reference: reference ?? '',
    legalBasis: '',
    endsOn: '',
    crimeArea: null,
    note: '',
    silent: false,
  })
  const [tried, setTried] = useState(false)
  const propose = useAct(proposeWatch, {
    refreshes: ['watch.'],
    onDone: (watch) => {
      clear()
      tell(<Words id="watch.proposed" />, 'good')
      go(`/watches/${watch.id}`)
    },
  })
  const item = askedItem(draft.asked)
  const required = (pointer: string, text: string | null) =>
    text === null || text.trim() === '' ? [{ pointer, says: words('fault.required') }] : []
  const faults = [
    ...faultsOfAsked(draft.asked, today).map(({ pointer, key, values }) => ({
      pointer,
      says: words(key === 'fault.nothing-to-check' ? 'fault.watch-nothing' : key, values),
    })),
    ...required('/purpose', draft.purpose),
    ...required('/reference', draft.reference),
    ...required('/legalBasis', draft.legalBasis),
    ...required('/endsOn', draft.endsOn),
  ]
  const send = () => {
    setTried(true)
    if (faults.length > 0 || item === undefined || draft.purpose === null || propose.isPending) return
    propose.mutate({
      body: {
        // Items of a check have the members of a watch and some more, which the hub refuses by name.
        item: item as WatchItem,
        purpose: draft.purpose,
        reference: draft.reference.trim(),
        legalBasis: draft.legalBasis.trim(),
        endsOn: draft.endsOn,
        ...(draft.crimeArea ? { crimeArea: draft.crimeArea } : {}),
        ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
        ...(draft.silent ? { silent: true } : {}),
      },
    })
  }
  const kind = draft.asked.subject
  return (
    <div className="page watch-new">
      <div className="page-head">
        <h1>
          <Words id="watch.new-title" />
        </h1>
        <To address="/watches">
          <Words id="watch.all" />
        </To>
      </div>
      <p className="quiet watch-text">
        <Words id="watch.new-why" />
      </p>
      <Form
        problem={problemOfAsked(propose.error, '/item')}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={send}
      >
        <h2>
          <Words id="watch.what" />
        </h2>
        <AskedItem draft={draft.asked} among={databases} today={today} onChange={(asked) => change({ asked })} />
        <h2>
          <Words id="watch.ground" />
        </h2>
        <div className="form-row">
          <CodeField
            label="watch.purpose"
            pointer="/purpose"
            list="purpose"
            codes={purposes}
            required
            value={draft.purpose}
            onChange={(next) => change({ purpose: next })}
          />
          <TextField
            label="watch.reference"
            hint="watch.reference-hint"
            pointer="/reference"
            mono
            required
            maxLength={80}
            value={draft.reference}
            onChange={(next) => change({ reference: next })}
          />
        </div>
        <TextField
          label="watch.legal-basis"
          hint="watch.legal-basis-hint"
          pointer="/legalBasis"
          lines={2}
          required
          maxLength={500}
          value={draft.legalBasis}
          onChange={(legalBasis) => change({ legalBasis })}
        />
        <LastDay kind={kind} value={draft.endsOn} onChange={(endsOn) => change({ endsOn })} />
        <CodeField
          label="watch.crime-area"
          pointer="/crimeArea"
          list="crime-area"
          codes={crimeAreas}
          value={draft.crimeArea}
          onChange={(crimeArea) => change({ crimeArea })}
        />
        <TextField
          label="watch.note"
          hint="watch.note-hint"
          pointer="/note"
          lines={2}
          maxLength={1000}
          value={draft.note}
          onChange={(note) => change({ note })}
        />
        <FlagField
          label="watch.silent"
          hint="watch.silent-says"
          pointer="/silent"
          value={draft.silent}
          onChange={(silent) => change({ silent })}
        />
        <FormActs act={<Words id="watch.propose" />} busy={propose.isPending} onLeave={() => go('/watches')} />
      </Form>
    </div>
  )
}
