// Whom a message goes to: bureaus, groups and regions by name, and beside each what a writer should know before sending.

import { ActionIcon, type ComboboxItem, MultiSelect, type OptionsFilter } from '@mantine/core'
import { IconAlertTriangle, IconMoon, IconPhone, IconX } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { useNow } from '../console/clock.ts'
import { useField } from '../console/form.tsx'
import { fold } from '../console/fuzzy.ts'
import { useLanguageName } from '../console/language-names.ts'
import { Mono } from '../console/mono.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { Bureau, Bureaus, PlaceTime } from './message.parts.panel.tsx'
import { type GroupView, mostRecipients, type RecipientView } from './message.schema.ts'
import { listGroups, listRecipients } from './message.writing.operations.ts'
import './message.css'

/** Bureaus and groups that may be written to; empty until the hub has answered. */
export const useAddressees = (): {
  readonly recipients: readonly RecipientView[]
  readonly groups: readonly GroupView[]
  readonly areKnown: boolean
} => {
  const recipients = useAnswer(listRecipients, {}, { every: 300_000 }).data?.recipients
  const groups = useAnswer(listGroups, {}).data?.groups
  return {
    recipients: recipients ?? [],
    groups: groups ?? [],
    areKnown: recipients !== undefined && groups !== undefined,
  }
}

/** What an entry of `to` is called: `IP Paris`, "all national bureaus", "Europe", the name of an own group. */
export const useAddresseeName = (): ((entry: string) => string) => {
  const codeWords = useCodeWords()
  const words = useWords()
  const { groups } = useAddressees()
  return (entry) => {
    if (entry === 'all') return words('message.to-all')
    const colon = entry.indexOf(':')
    if (colon < 0) return bureauName(entry)
    const named = entry.slice(colon + 1)
    if (entry.startsWith('region:')) return words('message.to-region', { region: codeWords('message-region', named) })
    if (entry.startsWith('members:')) return words('message.to-members', { body: bureauName(named) })
    return groups.find(({ id }) => id === entry)?.title ?? words('message.to-unknown-group')
  }
}

/** By any part of what it says, in any case and with or without accents; the bureau of that very code first. */
const byNameOrCode: OptionsFilter = ({ options, search, limit }) => {
  const wanted = fold(search.trim())
  const items = options.flatMap((option) => ('items' in option ? option.items : [option])) as ComboboxItem[]
  const found = items.filter(({ label }) => fold(label).includes(wanted))
  const isCode = ({ value }: ComboboxItem): boolean => value === wanted
  return [...found.filter(isCode), ...found.filter((one) => !isCode(one))].slice(0, limit)
}

/** `<ToField value={draft.to} onChange={...} bureaus={resolved.bureaus} />`. */
export const ToField = ({
  value,
  onChange,
  counts,
  total,
}: {
  value: readonly string[]
  onChange: (to: string[]) => void
  /** How many bureaus each entry stands for. */
  counts: readonly number[]
  /** Bureaus in all, each once. */
  total: number
}): ReactNode => {
  const words = useWords()
  const nameOf = useAddresseeName()
  const { recipients, groups } = useAddressees()
  const field = useField({ label: 'message.to', pointer: '/to', required: true, hint: 'message.to-hint' })
  const data = useMemo(() => {
    const known = new Set([...recipients.map(({ bureau }) => bureau), ...groups.map(({ id }) => id)])
    return [
      ...recipients.map(({ bureau }) => ({ value: bureau, label: `${bureau.toUpperCase()} · ${bureauName(bureau)}` })),
      ...groups.map(({ id, bureaus }) => ({
        value: id,
        label: words('message.to-group', { name: nameOf(id), count: bureaus.length }),
      })),
      ...value.filter((entry) => !known.has(entry)).map((entry) => ({ value: entry, label: nameOf(entry) })),
    ]
  }, [recipients, groups, value, words, nameOf])
  return (
    <div className="message-to">
      <MultiSelect
        {...field}
        data={data}
        value={[...value]}
        onChange={onChange}
        searchable
        hidePickedOptions
        maxValues={mostRecipients}
        filter={byNameOrCode}
        limit={80}
        nothingFoundMessage={<Words id="form.nothing-found" />}
      />
      {value.length > 0 ? (
        <ul className="message-plain message-addressees" aria-label={words('message.recipients')}>
          {value.map((entry, at) => {
            const recipient = recipients.find(({ bureau }) => bureau === entry)
            const group = groups.find(({ id }) => id === entry)
            return (
              <li key={entry} className="message-addressee">
                {recipient ? <Recipient of={recipient} /> : null}
                {group ? (
                  <details>
                    <summary>
                      {nameOf(entry)} ·{' '}
                      <Words id="message.to-count" values={{ count: counts[at] ?? group.bureaus.length }} />
                    </summary>
                    <Bureaus codes={group.bureaus} />
                  </details>
                ) : null}
                {recipient || group ? null : <bdi>{nameOf(entry)}</bdi>}
                <ActionIcon
                  variant="subtle"
                  aria-label={words('message.to-remove', { name: nameOf(entry) })}
                  onClick={() => onChange(value.filter((one) => one !== entry))}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              </li>
            )
          })}
        </ul>
      ) : null}
      {total > 1 ? (
        <p className="quiet small" role="status">
          <Words id="message.to-total" values={{ count: total }} />
        </p>
      ) : null}
    </div>
  )
}

/** Working languages, clock, whether anybody is at work; whether it may receive at all. */
const Recipient = ({ of }: { of: RecipientView }) => {
  const now = useNow(60_000)
  const nameOf = useLanguageName()
  return (
    <span className="message-recipient">
      <strong>
        <Bureau code={of.bureau} />
      </strong>
      <span>{of.languages.map(nameOf).join(', ')}</span>
      <PlaceTime at={now} zone={of.zone} city={of.name.replace(/^IP /, '')} />
      {of.restsToday ? (
        <span className="message-rests">
          <IconMoon size={12} aria-hidden /> <Words id="message.rests-today" />
        </span>
      ) : of.onDuty === false ? (
        <span className="message-rests">
          <IconMoon size={12} aria-hidden /> <Words id="message.office-closed" />
        </span>
      ) : null}
      {of.hours === '' ? null : <bdi className="quiet">{of.hours}</bdi>}
      {[of.telephone, of.alternate].map((number) =>
        number === null ? null : (
          <span key={number} className="message-telephone">
            <IconPhone size={12} aria-hidden />
            <Mono copy whole>
              {number}
            </Mono>
          </span>
        ),
      )}
      {of.spoken.length > 0 ? (
        <span className="quiet">
          <Words id="message.spoken-now" values={{ languages: of.spoken.map(nameOf).join(', ') }} />
        </span>
      ) : null}
      {of.receives ? null : (
        <span className="message-overdue">
          <IconAlertTriangle size={12} aria-hidden /> <Words id="message.receives-nothing" />
        </span>
      )}
    </span>
  )
}
