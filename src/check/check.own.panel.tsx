// What this officer has asked: looked back on for as long as the rules keep it, and asked again in one press.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { Mono } from '../console/mono.tsx'
import { Answered, EmptyYet } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { Code, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { AskedTitle } from './check.asked.panel.tsx'
import { listChecks } from './check.operations.ts'
import './check.css'
import './check.reading.css'

type OwnCheck = Answer<typeof listChecks>['checks'][number]
type AskedItem = { readonly kind: string; readonly fields: Readonly<Record<string, unknown>> }

/** The items of a check as the register kept them; empty once they were erased. */
export const askedItems = (asked: unknown): readonly AskedItem[] =>
  Array.isArray(asked)
    ? asked.filter(
        (one): one is AskedItem => typeof one === 'object' && one !== null && 'kind' in one && 'fields' in one,
      )
    : []

const AskedWords = ({ of }: { of: OwnCheck }) => {
  const items = askedItems(of.asked)
  const [first] = items
  if (!first)
    return (
      <span className="quiet">
        <Words id="check.asked-erased" />
      </span>
    )
  return (
    <span className="own-asked">
      <AskedTitle kind={first.kind} fields={first.fields} />
      {items.length > 1 ? (
        <span className="quiet">
          <Words id="check.and-more" values={{ count: items.length - 1 }} />
        </span>
      ) : null}
    </span>
  )
}

const columns: readonly Column<OwnCheck>[] = [
  {
    id: 'at',
    head: 'check.head-at',
    width: '168px',
    small: '134px',
    cell: (line) => <Instant at={line.at} how="short" />,
  },
  { id: 'asked', head: 'check.head-asked', cell: (line) => <AskedWords of={line} /> },
  {
    id: 'candidates',
    head: 'check.head-matches',
    width: '76px',
    small: '64px',
    align: 'end',
    cell: (line) => (line.candidates > 0 ? <strong>{line.candidates}</strong> : <span className="quiet">0</span>),
  },
  {
    id: 'purpose',
    head: 'check.head-purpose',
    width: '120px',
    hide: 'narrow',
    cell: (line) => <Code list="purpose" of={line.purpose} />,
  },
  {
    id: 'reference',
    head: 'check.head-reference',
    width: '120px',
    hide: 'narrow',
    cell: (line) => <Mono>{line.reference}</Mono>,
  },
]
const keyOf = (line: OwnCheck): string => line.id

/** `onTake` puts what was asked back into the form; nothing is asked by that. */
export const OwnChecks = ({ onTake }: { onTake: (items: readonly AskedItem[]) => void }): ReactNode => {
  const words = useWords()
  const [marks, setMarks] = useState<readonly string[]>([])
  const after = marks.at(-1)
  const found = useAnswer(listChecks, { query: { limit: 50, ...(after ? { after } : {}) } }, { keep: true })
  return (
    <Answered of={found}>
      {({ checks, after: next }) =>
        checks.length === 0 ? (
          <EmptyYet>
            <Words id="check.own-none" />
          </EmptyYet>
        ) : (
          <Table
            lines={checks}
            columns={columns}
            keyOf={keyOf}
            label={words('check.own')}
            scope={after ?? ''}
            onOpen={(line) => onTake(askedItems(line.asked))}
            foot={
              <>
                <span>
                  <Words id="check.own-kept" />
                </span>
                {marks.length > 0 ? (
                  <Button variant="subtle" size="compact-xs" onClick={() => setMarks(marks.slice(0, -1))}>
                    <Words id="check.newer" />
                  </Button>
                ) : null}
                {next ? (
                  <Button variant="subtle" size="compact-xs" onClick={() => setMarks([...marks, next])}>
                    <Words id="check.older" />
                  </Button>
                ) : null}
              </>
            }
          />
        )
      }
    </Answered>
  )
}
