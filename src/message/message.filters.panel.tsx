// What narrows the list of messages: chips, urgency, crime area, one bureau; and whether it goes by message or by thread.
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { crimeAreas } from '../terms/crime-area.ts'
import { chips, type Filters, toggle } from './message.lines.panel.ts'
import { urgencies } from './message.schema.ts'
import { listRecipients } from './message.writing.operations.ts'
import './message.css'

export const FilterBar = ({
  filters,
  onChange,
  threads,
  onThreads,
}: {
  filters: Filters
  onChange: (filters: Filters) => void
  threads: boolean
  onThreads: (threads: boolean) => void
}): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const recipients = useAnswer(listRecipients, {}).data?.recipients ?? []
  const choice = (list: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: codeWords(list, value) }))
  return (
    <search className="message-filters" aria-label={words('message.filters')}>
      <fieldset className="message-tabs" aria-label={words('message.grouping')}>
        {[false, true].map((one) => (
          <button
            key={String(one)}
            type="button"
            className="message-tab"
            aria-pressed={threads === one}
            onClick={() => onThreads(one)}
          >
            <Words id={one ? 'message.by-thread' : 'message.by-message'} />
          </button>
        ))}
      </fieldset>
      <fieldset className="message-tabs" aria-label={words('message.urgency')}>
        {urgencies.map((urgency) => (
          <button
            key={urgency}
            type="button"
            className="message-chip"
            aria-pressed={filters.urgency === urgency}
            onClick={() => onChange({ ...filters, urgency: filters.urgency === urgency ? null : urgency })}
          >
            {codeWords('urgency', urgency)}
          </button>
        ))}
      </fieldset>
      {chips.map((chip) => (
        <button
          key={chip}
          type="button"
          className="message-chip"
          aria-pressed={filters.chips.includes(chip)}
          onClick={() => onChange(toggle(filters, chip))}
        >
          <Words id={`message-chip.${chip}`} />
        </button>
      ))}
      <Select
        aria-label={words('message.crime-area')}
        placeholder={words('message.crime-area')}
        data={choice('crime-area', crimeAreas)}
        value={filters.crimeArea}
        onChange={(crimeArea) => onChange({ ...filters, crimeArea: crimeArea as Filters['crimeArea'] })}
        clearable
        searchable
        w={170}
      />
      <Select
        aria-label={words('message.with')}
        placeholder={words('message.with')}
        data={recipients.map(({ bureau }) => ({
          value: bureau,
          label: `${bureau.toUpperCase()} · ${bureauName(bureau)}`,
        }))}
        value={filters.with}
        onChange={(other) => onChange({ ...filters, with: other })}
        clearable
        searchable
        limit={60}
        nothingFoundMessage={<Words id="form.nothing-found" />}
        w={170}
      />
    </search>
  )
}
