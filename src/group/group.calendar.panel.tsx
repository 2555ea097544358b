// The calendar of a group: a month by days, with a way to the months beside it, and events added by members.
import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { useNow } from '../console/clock.ts'
import { useGo } from '../console/go.tsx'
import { dayTagOf } from '../console/intl-tag.ts'
import { useSession } from '../console/session.ts'
import { Answered } from '../console/states.tsx'
import { tell } from '../console/undo.tsx'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import { EventSheet } from './group.event.form.panel.tsx'
import { listEvents } from './group.event.operations.ts'
import { dayIn, daysOf, monthMoved, monthOf, spanOf } from './group.month.panel.ts'
import { EventInLine } from './group.parts.panel.tsx'
import type { GroupView } from './group.schema.ts'

export const CalendarPanel = ({ of }: { of: GroupView }): ReactNode => {
  const words = useWords()
  const go = useGo()
  const [language] = useLanguage()
  const { zone } = useSession()
  const today = dayIn(new Date(useNow(60_000)).toISOString(), zone)
  const [month, setMonth] = useState(monthOf(today))
  const [adding, setAdding] = useState(false)
  const { from, until } = spanOf(month)
  const events = useAnswer(listEvents, { query: { group: of.id, from, until } })
  const name = (options: Intl.DateTimeFormatOptions, day: string): string =>
    new Intl.DateTimeFormat(dayTagOf(language), { ...options, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))
  const move = (by: number) => setMonth(monthMoved(month, by))
  return (
    <section className="group-part">
      <div className="group-acts">
        <Button aria-label={words('group.month-before')} onClick={() => move(-1)}>
          <IconChevronLeft size={16} aria-hidden className="group-arrow" />
        </Button>
        <h2 aria-live="polite">{name({ month: 'long', year: 'numeric' }, `${month}-01`)}</h2>
        <Button aria-label={words('group.month-after')} onClick={() => move(1)}>
          <IconChevronRight size={16} aria-hidden className="group-arrow" />
        </Button>
        {month === monthOf(today) ? null : (
          <Button variant="subtle" onClick={() => setMonth(monthOf(today))}>
            <Words id="group.this-month" />
          </Button>
        )}
        {of.allowed.includes('write') ? (
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>
            <Words id="group.event-add" />
          </Button>
        ) : null}
      </div>
      <Answered of={events} rows={4}>
        {({ events: found }) => {
          const days = daysOf(found, month, zone)
          if (days.length === 0)
            return (
              <p className="quiet">
                <Words id="group.month-empty" />
              </p>
            )
          return (
            <ol className="group-plain group-days">
              {days.map(({ day, events: own }) => (
                <li key={day} data-today={day === today || undefined}>
                  <p className="group-day">{name({ weekday: 'long', day: 'numeric', month: 'long' }, day)}</p>
                  <ul className="group-plain">
                    {own.map((event) => (
                      <li key={event.id}>
                        <EventInLine of={event} />
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ol>
          )
        }}
      </Answered>
      {adding ? (
        <EventSheet
          group={of.id}
          of={null}
          onClose={() => setAdding(false)}
          onDone={(event) => {
            setAdding(false)
            tell(<Words id="group.event-added" />, 'good')
            go(`/groups/${of.id}/events/${event.id}`)
          }}
        />
      ) : null}
    </section>
  )
}
