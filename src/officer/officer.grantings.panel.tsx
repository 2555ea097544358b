// What was granted to a bureau so far: when, by whom, what changed and why.
import type { ReactNode } from 'react'
import { listGrantings } from '../bureau/bureau.operations.ts'
import type { Granting, Grants } from '../bureau/bureau.schema.ts'
import { Mono } from '../console/mono.tsx'
import { usePagedLines } from '../console/paging.ts'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { confidentialities } from '../terms/handling.ts'
import { BeforeAfter, Lines } from './officer.admin.panel.tsx'
import './officer.admin.css'

/** Answers a function that puts what was and what will be granted beside each other, line by line. */
export const useGrantLines = () => {
  const codeWords = useCodeWords()
  const several = (name: string, list: string, former: readonly string[], codes: readonly string[]) => ({
    name,
    before: former.map((one) => codeWords(list, one)).join(' · ') || '—',
    after: codes.map((one) => codeWords(list, one)).join(' · ') || '—',
    same: [...codes].sort().join() === [...former].sort().join(),
  })
  const level = (clearance: number) => codeWords('confidentiality', confidentialities[clearance - 1] ?? '')
  return (before: Grants, after: Grants) => [
    several('admin.databases', 'database', before.databases, after.databases),
    several('admin.purposes', 'purpose', before.purposes, after.purposes),
    {
      name: 'admin-bureau.clearance',
      before: level(before.clearance),
      after: level(after.clearance),
      same: after.clearance === before.clearance,
    },
  ]
}

const One = ({ of }: { of: Granting }) => {
  const lines = useGrantLines()(of.before, of.after)
  return (
    <li>
      <p>
        <Instant at={of.at} /> · <Mono>{of.officer}</Mono>
      </p>
      {lines.every(({ same }) => same) ? null : <BeforeAfter lines={lines} />}
      {of.reason === null ? null : (
        <p className="admin-lines" dir="auto">
          {of.reason}
        </p>
      )}
    </li>
  )
}

/** `bureau` is its code; for who may grant. */
export const Grantings = ({ bureau }: { bureau: string }): ReactNode => {
  const grantings = usePagedLines(
    listGrantings,
    { params: { code: bureau }, query: { limit: 10 } },
    (page) => page.grantings,
  )
  return (
    <section className="admin-part">
      <h3>
        <Words id="admin-bureau.granted" />
      </h3>
      <Lines of={grantings} none="admin-bureau.granted-none">
        {(lines, foot) => (
          <>
            <ul className="admin-cards">
              {lines.map((one) => (
                <One key={one.at} of={one} />
              ))}
            </ul>
            <p className="quiet">{foot}</p>
          </>
        )}
      </Lines>
    </section>
  )
}
