// What a message names, beside it: each proposal is checked, or linked, when somebody presses for it, and not before.
import { Button } from '@mantine/core'
import { IconLink, IconSearch } from '@tabler/icons-react'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { carried } from '../console/commands.ts'
import { useGo } from '../console/go.tsx'
import { Answered } from '../console/states.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { NamedView } from './message.named.schema.ts'
import { showNamed } from './message.operations.ts'
import { References } from './message.parts.panel.tsx'
import type { MessageView, ReferenceView } from './message.schema.ts'
import './message.css'

/** Takes a link one accepts, where there is something to link to: an item of the desk. */
export type Linking = {
  readonly link: (kind: ReferenceView['kind'], id: string) => void
  /** Ids that are linked already. */
  readonly linked: ReadonlySet<string>
}
export const LinkingTo = createContext<Linking | null>(null)

type Finding = NamedView['findings'][number]

/** What the search page takes each for; the others have no database to ask. */
const prefixes: Readonly<Partial<Record<Finding['kind'], string>>> = {
  person: 'p',
  document: 'd',
  'vehicle-plate': 'v',
  vin: 'v',
}

/** Asked for when it is opened: what it tells is read out of the message for this reader. */
export const Named = ({ of }: { of: Pick<MessageView, 'id'> }): ReactNode => {
  const [open, setOpen] = useState(false)
  return (
    <details className="message-follow" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Words id="message.named" />
      </summary>
      {open ? <Lines id={of.id} /> : null}
    </details>
  )
}

const Lines = ({ id }: { id: string }) => {
  const words = useWords()
  const linking = useContext(LinkingTo)
  const named = useAnswer(showNamed, { params: { id } })
  return (
    <Answered of={named} rows={3}>
      {({ findings, links }) => (
        <div className="message-named">
          {findings.length + links.length === 0 ? (
            <p className="quiet">
              <Words id="message.named-nothing" />
            </p>
          ) : (
            <p className="quiet small">
              <Words id="message.named-why" />
            </p>
          )}
          {links.length > 0 ? (
            <References
              of={links}
              act={({ kind, id: thing }) =>
                linking === null || thing === null ? null : linking.linked.has(thing) ? (
                  <span className="quiet">
                    <Words id="message.named-linked" />
                  </span>
                ) : (
                  <Button
                    size="compact-sm"
                    leftSection={<IconLink size={14} aria-hidden />}
                    onClick={() => linking.link(kind, thing)}
                  >
                    <Words id="message.named-link" />
                  </Button>
                )
              }
            />
          ) : null}
          {findings.length > 0 ? (
            <ul className="message-plain" aria-label={words('message.named')}>
              {findings.map((finding) => (
                <li key={`${finding.kind} ${finding.value}`}>
                  <Line of={finding} />
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      )}
    </Answered>
  )
}

const Line = ({ of }: { of: Finding }) => {
  const codeWords = useCodeWords()
  const words = useWords()
  const go = useGo()
  const prefix = prefixes[of.kind]
  const check = () => {
    // In memory only: it may be a name.
    carried.write({ prefix: prefix ?? '', term: of.value })
    go('/search')
  }
  return (
    <span className="message-reference">
      <span className="quiet">{codeWords('message-named', of.kind)}</span>
      <bdi className="strong">{of.text}</bdi>
      <span className="quiet small">{of.why}</span>
      {prefix === undefined ? null : (
        <Button
          size="compact-sm"
          leftSection={<IconSearch size={14} aria-hidden />}
          aria-label={words('message.named-check-of', { what: of.text })}
          onClick={check}
        >
          <Words id="message.named-check" />
        </Button>
      )}
    </span>
  )
}
