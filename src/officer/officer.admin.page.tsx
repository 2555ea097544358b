// Administration of the own bureau: its officers, entities, keys of systems, ways in, and the quarterly look at who may do what.
import type { ReactNode } from 'react'
import { grantBureau, listUnits } from '../bureau/bureau.operations.ts'
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { To, useParameters } from '../console/go.tsx'
import { useMay, useSession } from '../console/session.ts'
import { NotFound } from '../console/states.tsx'
import { useWords, Words } from '../console/words.tsx'
import type { Operation } from '../kernel/operation.ts'
import { listRecoveries } from './invitation.operations.ts'
import { Keys } from './key.admin.panel.tsx'
import './officer.admin.css'
import { BureausAdmin } from './officer.bureaus.panel.tsx'
import { Due } from './officer.due.panel.tsx'
import { Entities } from './officer.entities.panel.tsx'
import { listDue, listKeys, listOfficers } from './officer.operations.ts'
import { People } from './officer.people.panel.tsx'
import { WaysIn } from './recovery.list.panel.tsx'

const parts = ['officers', 'entities', 'keys', 'ways-in', 'due', 'bureaus'] as const
type Part = (typeof parts)[number]

const addressOf = (part: Part): string => (part === 'officers' ? '/admin' : `/admin/${part}`)

/** Without one of these a part has nothing to show. */
const readBy: Readonly<Record<Part, Operation>> = {
  officers: listOfficers,
  entities: listUnits,
  keys: listKeys,
  'ways-in': listRecoveries,
  due: listDue,
  bureaus: grantBureau,
}

const PartLink = ({ part, chosen }: { part: Part; chosen: boolean }) => {
  const may = useMay(readBy[part])
  const { bureau } = useSession()
  // What bureaus may ask is for the General Secretariat to set.
  if (!may || (part === 'bureaus' && bureau !== generalSecretariat)) return null
  return (
    <li data-chosen={chosen || undefined} {...(chosen ? { 'aria-current': 'page' as const } : {})}>
      <To address={addressOf(part)}>
        <Words id={`admin-part.${part}`} />
      </To>
    </li>
  )
}

const Head = ({ chosen }: { chosen: Part }) => {
  const words = useWords()
  return (
    <>
      <h1>
        <Words id="admin.title" />
      </h1>
      <nav aria-label={words('admin.parts')}>
        <ul className="admin-tabs">
          {parts.map((part) => (
            <PartLink key={part} part={part} chosen={part === chosen} />
          ))}
        </ul>
      </nav>
    </>
  )
}

/** `/admin` and `/admin/:part`. */
export const Admin = (): ReactNode => {
  const { part = 'officers' } = useParameters()
  const chosen = parts.find((one) => one === part)
  if (!chosen) return <NotFound />
  const head = <Head chosen={chosen} />
  if (chosen === 'officers') return <People head={head} />
  return (
    <div className="page">
      <div className="page-head admin-head">{head}</div>
      {chosen === 'entities' ? <Entities /> : null}
      {chosen === 'keys' ? <Keys /> : null}
      {chosen === 'ways-in' ? <WaysIn /> : null}
      {chosen === 'due' ? <Due /> : null}
      {chosen === 'bureaus' ? <BureausAdmin /> : null}
    </div>
  )
}
