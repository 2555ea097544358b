// Groups of the network: one's own with what comes next, all others with how to ask, and the calendar that leaves.
import { Button } from '@mantine/core'
import { IconCalendarDown, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { To, useGo } from '../console/go.tsx'
import { usePagedLines } from '../console/paging.ts'
import { useMay } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { Answered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { listEvents } from './group.event.operations.ts'
import { calendarFeed, foundGroup, listGroups } from './group.operations.ts'
import { Areas, EventInLine, GroupSheet } from './group.parts.panel.tsx'
import type { GroupLine } from './group.schema.ts'
import './group.css'

const tabs = ['mine', 'all', 'closed'] as const
type Tab = (typeof tabs)[number]
/** The tab stays chosen while one looks at other pages. */
const chosenTab = signal<Tab>('mine')

const columns: readonly Column<GroupLine>[] = [
  {
    id: 'name',
    head: 'group.name',
    sort: (one) => one.name.toLowerCase(),
    cell: (one) => (
      <To address={`/groups/${one.id}`}>
        <bdi className="strong">{one.name}</bdi>
      </To>
    ),
  },
  {
    id: 'areas',
    head: 'group.crime-areas',
    width: '240px',
    hide: 'narrow',
    cell: (one) => <Areas of={one.crimeAreas} />,
  },
  {
    id: 'bureau',
    head: 'group.founded-by',
    width: '150px',
    hide: 'middling',
    sort: (one) => one.bureauName,
    cell: (one) => <bdi>{one.bureauName}</bdi>,
  },
  {
    id: 'members',
    head: 'group.members',
    width: '100px',
    sort: (one) => -one.members,
    cell: (one) => String(one.members),
  },
  { id: 'next', head: 'group.next', width: '190px', cell: (one) => <Next of={one} /> },
]
const keyOf = (one: GroupLine): string => one.id

const Next = ({ of }: { of: GroupLine }) => {
  if (of.asked)
    return (
      <span className="quiet">
        <Words id="group.asked" />
      </span>
    )
  return of.member ? <Instant at={of.nextAt} how="short" /> : <span className="quiet">—</span>
}

/** `/groups`. */
export const Groups = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const mayFound = useMay(foundGroup)
  const tab = useSignal(chosenTab)
  const [founding, setFounding] = useState(false)
  return (
    <div className="page">
      <OwnStanding />
      <div className="page-head">
        <h1>
          <Words id="group.title" />
        </h1>
        {mayFound ? (
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setFounding(true)}>
            <Words id="group.found" />
          </Button>
        ) : null}
        <Button
          component="a"
          href={calendarFeed.path}
          download
          leftSection={<IconCalendarDown size={14} aria-hidden />}
        >
          <Words id="group.calendar-take" />
        </Button>
      </div>
      <Upcoming />
      <fieldset className="tabs" aria-label={words('group.tabs')}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            className="tab"
            aria-pressed={tab === one}
            onClick={() => chosenTab.write(one)}
          >
            <Words id={`group-tab.${one}`} />
          </button>
        ))}
      </fieldset>
      <GroupTable key={tab} tab={tab} found={mayFound ? () => setFounding(true) : null} />
      {founding ? (
        <GroupSheet
          of={null}
          onClose={() => setFounding(false)}
          onDone={(group) => {
            setFounding(false)
            tell(<Words id="group.founded" />, 'good')
            go(`/groups/${group.id}`)
          }}
        />
      ) : null}
    </div>
  )
}

const mostUpcoming = 5

const Upcoming = () => (
  <section className="group-part">
    <h2>
      <Words id="group.upcoming" />
    </h2>
    <Answered of={useAnswer(listEvents, {})} rows={2}>
      {({ events }) =>
        events.length === 0 ? (
          <p className="quiet">
            <Words id="group.upcoming-none" />
          </p>
        ) : (
          <ul className="group-plain">
            {events.slice(0, mostUpcoming).map((event) => (
              <li key={event.id}>
                <EventInLine of={event} withGroup />
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  </section>
)

const GroupTable = ({ tab, found }: { tab: Tab; found: (() => void) | null }) => {
  const words = useWords()
  const go = useGo()
  const wanted = tab === 'mine' ? { mine: true } : tab === 'closed' ? { state: 'closed' as const } : {}
  const list = usePagedLines(listGroups, { query: { ...wanted, limit: 100 } }, (page) => page.groups)
  const lines = list.data ?? []
  if (list.error && lines.length === 0) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={8} />
  if (lines.length === 0)
    return (
      <EmptyYet {...(found && tab !== 'closed' ? { act: { says: <Words id="group.found" />, run: found } } : {})}>
        <Words id={`group-none.${tab}`} />
      </EmptyYet>
    )
  return (
    <div className="group-table">
      <Table
        lines={lines}
        columns={columns}
        keyOf={keyOf}
        label={words('group.title')}
        scope={tab}
        onOpen={(one) => go(`/groups/${one.id}`)}
        onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
        foot={
          <Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />
        }
      />
    </div>
  )
}
