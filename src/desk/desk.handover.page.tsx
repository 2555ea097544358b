// The page a shift leaves to the next: what is open with its next step, what was promised, what is out of order, and the rest in words.
import { Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { EntryPlace, Form, TextField } from '../console/form.tsx'
import { To, useGo } from '../console/go.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { useLive } from '../console/live.ts'
import { Mono } from '../console/mono.tsx'
import { Answered } from '../console/states.tsx'
import { Deadline, Instant } from '../console/time.tsx'
import { Urgency } from '../console/urgency.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { BureauField } from './desk.call.panel.tsx'
import './desk.css'
import { EndShift } from './desk.end.panel.tsx'
import './desk.handover.css'
import {
  blankHandover,
  bodyOf,
  filled,
  type HandoverDraft,
  missingOf,
  type Proposed,
  promisesOf,
  troublesOf,
  withoutStep,
} from './desk.handover.panel.ts'
import { From, Officer } from './desk.parts.panel.tsx'
import { draftHandover, showShift, signHandover } from './desk.shift.operations.ts'

/** `/desk/handover`. */
export const WriteHandover = (): ReactNode => {
  const proposed = useAnswer(draftHandover, {}, { every: 60_000 })
  const shift = useAnswer(showShift, {})
  useLive(['desk'], () => void proposed.refetch())
  return (
    <div className="handover">
      <div className="list-head">
        <h1>
          <Words id="handover.write" />
        </h1>
        <To address="/desk">
          <Words id="desk.title" />
        </To>
        <To address="/desk/handovers">
          <Words id="handover.list" />
        </To>
      </div>
      <div className="handover-body">
        <p className="quiet">
          <Words id="handover.why" />
        </p>
        <Answered of={proposed} rows={12}>
          {(page) => <Writing proposed={page} />}
        </Answered>
        <Answered of={shift} rows={2}>
          {(view) => <EndShift shift={view} />}
        </Answered>
      </div>
    </div>
  )
}

type Change = (members: Partial<HandoverDraft>) => void

const Writing = ({ proposed }: { proposed: Proposed }) => {
  const words = useWords()
  const go = useGo()
  const [draft, change, clear] = useDraft('handover', blankHandover)
  const [tried, setTried] = useState(false)
  const [forAll, setForAll] = useState('')
  const sign = useAct(signHandover, {
    refreshes: ['handover.', 'shift.', 'desk.'],
    onDone: ({ id }) => {
      clear()
      go(`/desk/handovers/${id}`)
    },
  })
  const missing = missingOf(draft, proposed)
  const faults = missing.map((pointer) => ({ pointer, says: words('handover.missing') }))
  const empty = withoutStep(draft, proposed)
  return (
    <Form
      problem={sign.error}
      {...(tried && faults.length > 0 ? { faults } : {})}
      onSubmit={() => {
        setTried(true)
        if (faults.length === 0 && !sign.isPending) sign.mutate({ body: bodyOf(draft, proposed) })
      }}
    >
      <section className="handover-part">
        <h2>
          <Words id="handover.open-items" values={{ count: proposed.items.length }} />
        </h2>
        <p className="quiet">
          <Words id="handover.as-of" /> <Instant at={proposed.at} />
        </p>
        {proposed.items.length === 0 ? (
          <p className="quiet">
            <Words id="handover.no-items" />
          </p>
        ) : null}
        {empty.length > 1 ? (
          <div className="handover-all">
            <TextField
              label="handover.step-for-all"
              pointer="/forAll"
              value={forAll}
              maxLength={500}
              onChange={setForAll}
            />
            <Button disabled={forAll.trim() === ''} onClick={() => change(filled(draft, proposed, forAll.trim()))}>
              <Words id="handover.fill" values={{ count: empty.length }} />
            </Button>
          </div>
        ) : null}
        {proposed.items.map((item, at) => (
          <article className="handover-item" key={item.item}>
            <ItemHead of={item} />
            <TextField
              label="handover.next-step"
              place={at + 1}
              pointer={`/items/${at}/nextStep`}
              lines={1}
              maxLength={500}
              required
              value={draft.steps[item.item] ?? ''}
              onChange={(step) => change({ steps: { ...draft.steps, [item.item]: step } })}
            />
          </article>
        ))}
      </section>
      <Promises draft={draft} proposed={proposed} change={change} />
      <Troubles draft={draft} proposed={proposed} change={change} />
      <TextField
        label="handover.words"
        pointer="/words"
        lines={5}
        maxLength={4000}
        value={draft.words}
        onChange={(text) => change({ words: text })}
      />
      <div className="form-acts">
        <Button type="submit" variant="filled" loading={sign.isPending}>
          <Words id="handover.sign" />
        </Button>
        <span className="quiet small">
          <Words id="reason.ctrl-enter" />
        </span>
      </div>
    </Form>
  )
}

/** Urgency, reference, from whom, by when and who has it, in one line. */
export const ItemHead = ({ of }: { of: Proposed['items'][number] }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <p className="handover-head">
      <Urgency code={of.urgency} />
      {of.reference ? <Mono>{of.reference}</Mono> : null}
      <span>
        {codeWords('item-kind', of.kind)} · {codeWords('item-need', of.need)}
      </span>
      {of.from ? <From code={of.from} /> : null}
      {of.dueAt ? <Deadline at={of.dueAt} /> : null}
      <span>
        <Words id="desk.column-owner" />: <Officer name={of.owner} />
      </span>
    </p>
  )
}

type PartProps = { readonly draft: HandoverDraft; readonly proposed: Proposed; readonly change: Change }

const Promises = ({ draft, proposed, change }: PartProps) => {
  const promises = promisesOf(draft, proposed)
  const set = (at: number, members: Partial<(typeof promises)[number]>) =>
    change({ promises: promises.map((one, place) => (place === at ? { ...one, ...members } : one)) })
  return (
    <section className="handover-part">
      <h2>
        <Words id="handover.promises" />
      </h2>
      {promises.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place
        <EntryPlace.Provider value={at + 1} key={at}>
          <div className="handover-entry">
            <div className="form-row">
              <BureauField
                label="handover.promise-to"
                pointer={`/promises/${at}/bureau`}
                value={one.bureau}
                onChange={(bureau) => set(at, { bureau })}
              />
              <InstantField
                label="handover.promise-by"
                pointer={`/promises/${at}/by`}
                value={one.by}
                onChange={(by) => set(at, { by })}
                required
              />
            </div>
            <TextField
              label="handover.promise-what"
              pointer={`/promises/${at}/what`}
              maxLength={500}
              required
              value={one.what}
              onChange={(what) => set(at, { what })}
            />
            <Remove onRemove={() => change({ promises: promises.filter((_, place) => place !== at) })} />
          </div>
        </EntryPlace.Provider>
      ))}
      <Add
        says="handover.promise-add"
        onAdd={() => change({ promises: [...promises, { bureau: null, by: '', what: '' }] })}
      />
    </section>
  )
}

const Troubles = ({ draft, proposed, change }: PartProps) => {
  const troubles = troublesOf(draft, proposed)
  const set = (at: number, members: Partial<(typeof troubles)[number]>) =>
    change({ troubles: troubles.map((one, place) => (place === at ? { ...one, ...members } : one)) })
  return (
    <section className="handover-part">
      <h2>
        <Words id="handover.troubles" />
      </h2>
      {troubles.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place
        <EntryPlace.Provider value={at + 1} key={at}>
          <div className="handover-entry">
            <TextField
              label="handover.trouble-name"
              pointer={`/troubles/${at}/name`}
              maxLength={80}
              required
              value={one.name}
              onChange={(name) => set(at, { name })}
            />
            <TextField
              label="handover.trouble-says"
              pointer={`/troubles/${at}/says`}
              maxLength={500}
              required
              value={one.says}
              onChange={(says) => set(at, { says })}
            />
            <Remove onRemove={() => change({ troubles: troubles.filter((_, place) => place !== at) })} />
          </div>
        </EntryPlace.Provider>
      ))}
      <Add says="handover.trouble-add" onAdd={() => change({ troubles: [...troubles, { name: '', says: '' }] })} />
    </section>
  )
}

const Add = ({ says, onAdd }: { says: string; onAdd: () => void }) => (
  <Button variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>
    <Words id={says} />
  </Button>
)

const Remove = ({ onRemove }: { onRemove: () => void }) => (
  <Button variant="subtle" size="compact-xs" leftSection={<IconX size={12} aria-hidden />} onClick={onRemove}>
    <Words id="handover.remove" />
  </Button>
)
