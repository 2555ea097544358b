// What may be done with a request now: moved on, reviewed, released, given on by the Secretariat, marked, rescheduled, ended.
import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useWords, Words } from '../console/words.tsx'
import { type Asks, Sheets } from './request.sheets.panel.tsx'
import { moveRequest } from './request.work.operations.ts'
import type { RequestView } from './request.work.schema.ts'

/** The next stage of the work, by one press: it is said, and nobody outside is told more than that. */
const Move = ({ of }: { of: RequestView }) => {
  const to = of.state === 'scoping' ? 'collecting' : 'analysing'
  const act = useAct(moveRequest, {})
  return (
    <>
      <Button
        variant="filled"
        loading={act.isPending}
        onClick={() => act.mutate({ params: { id: of.id }, body: { version: of.version, to } })}
      >
        <Words id={`request-move.${to}`} />
      </Button>
      {act.error ? (
        <p role="alert" className="request-problem">
          {act.error.detail || act.error.title}
        </p>
      ) : null}
    </>
  )
}

/** Buttons that lead on, filled; what is seldom done or ends it, in the menu behind them. */
const ahead: readonly { readonly act: Asks; readonly says: string }[] = [
  { act: 'assign', says: 'request.assign' },
  { act: 'submit', says: 'request.submit' },
  { act: 'deliver', says: 'request.deliver' },
]

const beside: readonly { readonly act: Asks; readonly says: string }[] = [
  { act: 'return', says: 'request.return' },
  { act: 'refuse', says: 'request.refuse' },
  { act: 'close', says: 'request.close' },
]

const seldom: readonly { readonly act: Asks; readonly says: string }[] = [
  { act: 'reschedule', says: 'request.reschedule' },
  { act: 'mark', says: 'request.mark' },
  { act: 'withdraw', says: 'request.withdraw' },
]

export const RequestActs = ({ of }: { of: RequestView }): ReactNode => {
  const words = useWords()
  const [asks, ask] = useState<Asks | null>(null)
  const may = (act: string): boolean => of.allowed.includes(act)
  const more = seldom.filter(({ act }) => may(act))
  return (
    <div className="request-acts">
      {may('move') ? <Move of={of} /> : null}
      {ahead
        .filter(({ act }) => may(act))
        .map(({ act, says }) => (
          <Button key={act} variant="filled" onClick={() => ask(act)}>
            <Words id={says} />
          </Button>
        ))}
      {beside
        .filter(({ act }) => may(act))
        .map(({ act, says }) => (
          <Button key={act} onClick={() => ask(act)}>
            <Words id={says} />
          </Button>
        ))}
      {more.length > 0 ? (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              variant="subtle"
              leftSection={<IconDots size={14} aria-hidden />}
              aria-label={words('request.more')}
            >
              <Words id="request.more" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map(({ act, says }) => (
              <Menu.Item key={act} onClick={() => ask(act)}>
                <Words id={says} />
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {of.state === 'review' && of.allowed.includes('return') && !may('deliver') ? (
        <p className="quiet">
          <Words id="request.second-person" />
        </p>
      ) : null}
      <Sheets of={of} asks={asks} close={() => ask(null)} />
    </div>
  )
}
