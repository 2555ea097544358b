// Handovers of the bureau: the list, and one of them whole as it was signed, as it is signed for, and as it is printed.
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField } from '../console/form.tsx'
import { To, useGo, useParameters } from '../console/go.tsx'
import { type Mark, MarkWords } from '../console/mark.tsx'
import { useSession } from '../console/session.ts'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { Answered, EmptyYet } from '../console/states.tsx'
import { Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import './desk.css'
import { EndShift } from './desk.end.panel.tsx'
import './desk.handover.css'
import { ItemHead } from './desk.handover.page.tsx'
import { Bureau, Officer } from './desk.parts.panel.tsx'
import { acceptHandover, listHandovers, showHandover, showShift } from './desk.shift.operations.ts'
import type { HandoverLine, HandoverView } from './desk.shift.schema.ts'

const State = ({ of }: { of: Pick<HandoverLine, 'state' | 'late'> }) => (
  <span data-waits={of.state === 'waiting' || undefined} className="handover-state">
    <Words id={of.state === 'accepted' ? 'handover.accepted' : of.late ? 'handover.late' : 'handover.waiting'} />
  </span>
)

const columns = [
  { id: 'at', head: 'handover.at', width: '190px', cell: (one: HandoverLine) => <Instant at={one.at} /> },
  { id: 'by', head: 'handover.by', width: '150px', cell: (one: HandoverLine) => <Officer name={one.by} /> },
  { id: 'items', head: 'handover.count', width: '90px', cell: (one: HandoverLine) => one.items },
  { id: 'state', head: 'handover.state', cell: (one: HandoverLine) => <State of={one} /> },
  {
    id: 'accepted',
    head: 'handover.accepted-by',
    width: '150px',
    hide: 'narrow' as const,
    cell: (one: HandoverLine) =>
      one.acceptedBy ? <Officer name={one.acceptedBy} /> : <span className="quiet">—</span>,
  },
]
const keyOf = (one: HandoverLine): string => one.id

/** `/desk/handovers`. */
export const Handovers = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const list = useAnswer(listHandovers, { query: { limit: 100 } })
  return (
    <div className="handover-list">
      <div className="list-head">
        <h1>
          <Words id="handover.list" />
        </h1>
        <Button variant="filled" onClick={() => go('/desk/handover')}>
          <Words id="handover.write" />
        </Button>
        <To address="/desk">
          <Words id="desk.title" />
        </To>
      </div>
      <Answered of={list} rows={8}>
        {({ handovers }) =>
          handovers.length === 0 ? (
            <EmptyYet act={{ says: <Words id="handover.write" />, run: () => go('/desk/handover') }}>
              <Words id="handover.none-yet" />
            </EmptyYet>
          ) : (
            <Table
              lines={handovers}
              columns={columns}
              keyOf={keyOf}
              label={words('handover.list')}
              look={(one) => ({ unseen: one.state === 'waiting' })}
              onOpen={(one) => go(`/desk/handovers/${one.id}`)}
            />
          )
        }
      </Answered>
    </div>
  )
}

/** `/desk/handovers/:id`. */
export const HandoverPage = (): ReactNode => {
  const { id = '' } = useParameters()
  const shown = useAnswer(showHandover, { params: { id } })
  return (
    <div className="handover">
      <Answered of={shown} rows={12}>
        {(view) => <Whole of={view} />}
      </Answered>
    </div>
  )
}

/** A handover never leaves its bureau. */
const ownMark: Mark = { code: 'H0', confidentiality: 'official-use-only' }

const Whole = ({ of }: { of: HandoverView }) => {
  const { bureauName, officer, title } = useSession()
  const [accepting, accept] = useState(false)
  const shift = useAnswer(showShift, {}, { when: of.by === officer })
  return (
    <>
      <div className="list-head no-print">
        <To address="/desk">
          <Words id="desk.title" />
        </To>
        <To address="/desk/handovers">
          <Words id="handover.list" />
        </To>
        <State of={of} />
        {of.allowed.includes('accept') ? (
          <Button variant="filled" onClick={() => accept(true)}>
            <Words id="handover.accept" />
          </Button>
        ) : null}
        <Button variant="subtle" leftSection={<IconPrinter size={14} aria-hidden />} onClick={() => print()}>
          <Words id="hit.print" />
        </Button>
      </div>
      <div className="handover-body handover-paper">
        <p className="handover-mark">
          <MarkWords mark={ownMark} long />
        </p>
        <header>
          <h1>
            <Words id="handover.of" values={{ bureau: <bdi>{bureauName}</bdi> }} />
          </h1>
          <p>
            <Words id="handover.signed-by" /> <Officer name={of.by} /> · <Instant at={of.at} />
          </p>
        </header>
        <Page of={of} />
        <section className="handover-part">
          <h2>
            <Words id="handover.signatures" />
          </h2>
          {of.acceptedBy ? (
            <>
              <p>
                <Words id="handover.accepted" />: <Officer name={of.acceptedBy} /> · <Instant at={of.acceptedAt} />
              </p>
              {of.remarks ? (
                <p className="record-lines" dir="auto">
                  {of.remarks}
                </p>
              ) : null}
            </>
          ) : (
            <p className="quiet">
              <Words id={of.by === officer ? 'handover.other-signs' : 'handover.waiting'} />
            </p>
          )}
        </section>
        <p className="handover-foot">
          <Words id="hit.print-by" values={{ title: <bdi>{title}</bdi>, bureau: <bdi>{bureauName}</bdi> }} />{' '}
          <Officer name={officer} />
        </p>
      </div>
      {shift.data?.own ? (
        <div className="handover-body no-print">
          <EndShift shift={shift.data} />
        </div>
      ) : null}
      <AcceptSheet of={of} open={accepting} onClose={() => accept(false)} />
    </>
  )
}

/** What the page says, alike on the screen and on paper. */
const Page = ({ of }: { of: HandoverView }) => {
  const codeWords = useCodeWords()
  return (
    <>
      <section className="handover-part">
        <h2>
          <Words id="handover.open-items" values={{ count: of.items.length }} />
        </h2>
        {of.items.length === 0 ? (
          <p className="quiet">
            <Words id="handover.no-items" />
          </p>
        ) : (
          <ol className="handover-items">
            {of.items.map((item) => (
              <li key={item.item} className="handover-item">
                <ItemHead of={item} />
                <p>
                  <strong>
                    <Words id="handover.next-step" />:
                  </strong>{' '}
                  <bdi className="record-lines">{item.nextStep ?? '–'}</bdi>
                </p>
              </li>
            ))}
          </ol>
        )}
      </section>
      <section className="handover-part">
        <h2>
          <Words id="handover.promises" />
        </h2>
        <ul>
          {of.promises.map(({ bureau, by, what }) => (
            <li key={`${bureau} ${by} ${what}`}>
              <Bureau code={bureau} /> · <Instant at={by} /> · <bdi className="record-lines">{what}</bdi>
            </li>
          ))}
        </ul>
        {of.promises.length === 0 ? <Nothing /> : null}
      </section>
      <section className="handover-part">
        <h2>
          <Words id="handover.troubles" />
        </h2>
        <ul>
          {of.troubles.map(({ name, says }) => (
            <li key={`${name} ${says}`}>
              <strong>
                <bdi>{name}</bdi>
              </strong>{' '}
              <bdi className="record-lines">{says}</bdi>
            </li>
          ))}
        </ul>
        {of.troubles.length === 0 ? <Nothing /> : null}
      </section>
      <section className="handover-part">
        <h2>
          <Words id="handover.words" />
        </h2>
        {of.words ? (
          <p className="record-lines" dir="auto">
            {of.words}
          </p>
        ) : (
          <Nothing />
        )}
      </section>
      <section className="handover-part">
        <h2>
          <Words id="desk.who-is-on" />
        </h2>
        <ul>
          {of.onDuty.map((one) => (
            <li key={one.officer}>
              <Officer name={one.officer} /> · {codeWords('shift-role', one.role)}
            </li>
          ))}
        </ul>
        {of.onDuty.length === 0 ? <Nothing /> : null}
      </section>
    </>
  )
}

const Nothing = () => (
  <p className="quiet">
    <Words id="handover.nothing" />
  </p>
)

/** The next officer reads and signs, with remarks. */
const AcceptSheet = ({ of, open, onClose }: { of: HandoverView; open: boolean; onClose: () => void }) => {
  const [draft, change, clear] = useDraft(`handover ${of.id}`, { remarks: '' })
  const accept = useAct(acceptHandover, {
    refreshes: ['handover.', 'shift.', 'desk.'],
    onDone: () => {
      clear()
      onClose()
    },
  })
  const remarks = draft.remarks.trim()
  return (
    <Sheet open={open} onClose={onClose} title={<Words id="handover.accept" />}>
      <div className="sheet-consequence">
        <Words
          id="handover.accept-consequence"
          values={{ officer: <Officer name={of.by} />, count: of.items.length }}
        />
      </div>
      <Form
        problem={accept.error}
        onSubmit={() => {
          if (!accept.isPending) accept.mutate({ params: { id: of.id }, body: remarks === '' ? {} : { remarks } })
        }}
      >
        <TextField
          label="handover.remarks"
          pointer="/remarks"
          lines={4}
          maxLength={2000}
          autoFocus
          value={draft.remarks}
          onChange={(text) => change({ remarks: text })}
        />
        <FormActs act={<Words id="handover.accept" />} busy={accept.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}
