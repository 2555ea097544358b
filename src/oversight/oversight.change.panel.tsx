// What an entry says of rights before and after, in words: databases, purposes, duties, clearance, entity.
import type { ReactNode } from 'react'
import { useCodeWords } from '../console/words.tsx'
import { BeforeAfter } from '../officer/officer.admin.panel.tsx'
import { confidentialities } from '../terms/handling.ts'

type Rights = Readonly<Record<string, unknown>>
export type Stated = { readonly before: Rights; readonly after: Rights }

const isRights = (value: unknown): value is Rights =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an entry states of rights; undefined for one that states none. */
export const statesRights = (detail: unknown): Stated | undefined => {
  if (!isRights(detail)) return undefined
  const { before, after } = detail
  return isRights(before) && isRights(after) ? { before, after } : undefined
}

/** Words of the line, and the list of codes its values are of; values of others are shown as they are. */
const known: Readonly<Record<string, { readonly name: string; readonly list?: string }>> = {
  databases: { name: 'admin.databases', list: 'database' },
  purposes: { name: 'admin.purposes', list: 'purpose' },
  duties: { name: 'officer.duties', list: 'duty' },
  clearance: { name: 'officer.clearance', list: 'confidentiality' },
  unit: { name: 'officer.unit' },
}

export const RightsChanged = ({ before, after }: Stated): ReactNode => {
  const codeWords = useCodeWords()
  const say = (part: string, value: unknown): string => {
    const { list } = known[part] ?? {}
    if (part === 'clearance') return codeWords('confidentiality', confidentialities[Number(value) - 1] ?? '')
    const all = Array.isArray(value) ? value.map(String) : [String(value ?? '')]
    return all.map((one) => (list ? codeWords(list, one) : one)).join(' · ') || '—'
  }
  const lines = Object.entries(known)
    .filter(([part]) => part in before || part in after)
    .map(([part, { name }]) => ({
      name,
      before: <span dir="auto">{say(part, before[part])}</span>,
      after: <span dir="auto">{say(part, after[part])}</span>,
      same: JSON.stringify(before[part]) === JSON.stringify(after[part]),
    }))
  return <BeforeAfter lines={lines} />
}
