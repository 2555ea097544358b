// What the owner should mend though the record may stand: contradictions, then what is missing, and the way to change it.
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { flawsIn } from './record.said.panel.ts'
import type { RecordView } from './record.schema.ts'
import { usePathWords } from './record.value.panel.tsx'

/** Draws nothing without flaws, and for other bureaus, who are not told of them. `onMend` left out: not now. */
export const RecordFlaws = ({
  record,
  onMend,
}: {
  record: RecordView
  onMend?: (() => void) | undefined
}): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const pathWords = usePathWords()
  const flaws = flawsIn(record.flaws)
  if (flaws.length === 0) return null
  return (
    <section className="record-flaws" aria-label={words('record.flaws')}>
      <h2>
        <IconAlertTriangle size={16} aria-hidden /> <Words id="record.flaws" />
      </h2>
      <ul>
        {flaws.map((flaw) =>
          flaw.kind === 'contradiction' ? (
            <li key={flaw.code} data-kind="contradiction">
              {codeWords('flaw.contradiction', flaw.code)}
            </li>
          ) : (
            <li key={flaw.path}>
              <Words id="flaw.missing" values={{ field: pathWords(record.database, flaw.path) }} />
            </li>
          ),
        )}
      </ul>
      {onMend ? (
        <div>
          <Button onClick={onMend}>
            <Words id="record.mend" />
          </Button>
        </div>
      ) : null}
    </section>
  )
}
