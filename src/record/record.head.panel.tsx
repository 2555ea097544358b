// The head of a record, which stays while its parts change: dangers first, what it is, whose, how handled, what may be done.
import {
  type Icon,
  IconCar,
  IconEyeOff,
  IconFileText,
  IconHandStop,
  IconId,
  IconIdBadge2,
  IconLicense,
  IconListDetails,
  IconPalette,
  IconSailboat,
  IconTarget,
  IconUser,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { Cautions } from '../console/caution.tsx'
import { To } from '../console/go.tsx'
import { HandlingMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { useSession } from '../console/session.ts'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import './record.css'
import { membersOf } from './record.fields.panel.ts'
import { sayingOf } from './record.said.panel.ts'
import type { DatabaseName, RecordView } from './record.schema.ts'
import { cautionsIn } from './record.several.panel.tsx'
import { RecordTitle, useDeclaredFields, useStatusWords } from './record.value.panel.tsx'
import { RetainUntil } from './record.words.panel.tsx'

/** The sign of what a database holds, the same on page, chart and list. */
export const databaseIcons: Readonly<Record<DatabaseName, Icon>> = {
  nominal: IconUser,
  'travel-document': IconId,
  tdawn: IconIdBadge2,
  'administrative-document': IconLicense,
  vehicle: IconCar,
  vessel: IconSailboat,
  firearm: IconTarget,
  'work-of-art': IconPalette,
  'outside-list': IconListDetails,
}

/** What a record is called, for the head of a page or of a form. */
export const TitleOf = ({ record, copy = false }: { record: RecordView; copy?: boolean }): ReactNode => (
  <RecordTitle database={record.database} fields={record.fields as Readonly<Record<string, unknown>>} copy={copy} />
)

/** `children` are the buttons. */
export const RecordHead = ({ record, children }: { record: RecordView; children: ReactNode }): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const statusWords = useStatusWords()
  const { bureau } = useSession()
  const declared = useDeclaredFields(record.database)
  const { cautions } = record.fields as Readonly<Record<string, unknown>>
  const members = membersOf(declared.get('cautions')?.schema ?? {})
  const saidBy = sayingOf(record, 'cautions').by
  const Sign = databaseIcons[record.database] ?? IconFileText
  return (
    <>
      {record.suspended ? (
        <div className="record-banner" role="alert">
          <IconHandStop size={18} aria-hidden />
          {record.suspended}
        </div>
      ) : null}
      {record.life === 'withdrawn' ? (
        <div className="record-banner" role="alert">
          <Words id="record.is-withdrawn" />
        </div>
      ) : null}
      <header className="record-head">
        {Array.isArray(cautions) ? (
          <Cautions of={cautionsIn(members, cautions).map((one) => ({ ...one, source: saidBy }))} />
        ) : null}
        <div className="record-head-line">
          <Sign size={20} aria-hidden />
          <span className="spoken">
            <Words id={`database.${record.database}`} />
          </span>
          <h1>
            <TitleOf record={record} copy />
          </h1>
          <span className="record-status">{statusWords(record.database, record.status)}</span>
          <span className="record-life" data-life={record.life}>
            {codeWords('life', record.life)}
          </span>
          {record.alert === 'discreet' ? (
            <span className="record-discreet" title={words('record.discreet-why')}>
              <IconEyeOff size={14} aria-hidden /> <Words id="record.discreet" />
            </span>
          ) : null}
          <span className="record-acts no-print">{children}</span>
        </div>
        <div className="record-head-line record-meta">
          <span>
            <Words id="record.owner" /> <strong>{bureauName(record.owner)}</strong>
          </span>
          <span>
            <Words id="record.reference" /> <Mono copy>{record.reference}</Mono>
          </span>
          <span>
            <Words id="record.version" /> <Mono>{String(record.version)}</Mono>
          </span>
          <span>
            <Words id="record.retainUntil" /> <RetainUntil day={record.retainUntil} />
          </span>
          <HandlingMark code={record.handlingCode} confidentiality={record.confidentiality} />
          {record.owner === bureau ? (
            <To address={`/records/${record.database}`}>
              <Words id="record.own-list" />
            </To>
          ) : null}
        </div>
      </header>
    </>
  )
}
