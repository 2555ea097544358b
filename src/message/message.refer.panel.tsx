// What a message points at while it is written: taken from the page one came from, or pasted as an address of this console.
import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { TextField } from '../console/form.tsx'
import { FieldGroup } from '../console/repeated.tsx'
import { useWords, Words } from '../console/words.tsx'
import { referenceIn } from './message.compose.panel.ts'
import { References } from './message.parts.panel.tsx'
import { mostReferences, type ReferenceEntry, type ReferenceView } from './message.schema.ts'

/** One that the hub has not looked at yet. */
const unresolved = ({ kind, id }: ReferenceEntry): ReferenceView => ({
  kind,
  readable: true,
  id,
  database: null,
  owner: null,
  reference: null,
  title: null,
  handlingCode: null,
  confidentiality: null,
})

export const ReferField = ({
  value,
  pointers,
  onChange,
}: {
  value: readonly ReferenceEntry[]
  /** As the hub knows them, in any order. */
  pointers: readonly ReferenceView[]
  onChange: (references: ReferenceEntry[]) => void
}): ReactNode => {
  const words = useWords()
  const [pasted, paste] = useState('')
  const [wrong, setWrong] = useState(false)
  const add = () => {
    const found = referenceIn(pasted)
    setWrong(found === undefined)
    if (!found) return
    paste('')
    if (!value.some(({ kind, id }) => kind === found.kind && id === found.id)) onChange([...value, found])
  }
  const shown = value.map(
    (one) => pointers.find(({ kind, id }) => kind === one.kind && id === one.id) ?? unresolved(one),
  )
  return (
    <FieldGroup label="message.references" pointer="/references">
      {shown.length > 0 ? (
        <References
          of={shown}
          act={(_, at) => (
            <ActionIcon
              variant="subtle"
              aria-label={words('message.reference-remove', { place: at + 1 })}
              onClick={() => onChange(value.filter((_, place) => place !== at))}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )}
        />
      ) : null}
      {value.length < mostReferences ? (
        <div className="message-refer">
          <TextField
            label="message.reference-paste"
            hint="message.reference-paste-hint"
            pointer="/references/pasted"
            mono
            maxLength={300}
            value={pasted}
            onChange={(next) => {
              paste(next)
              setWrong(false)
            }}
          />
          <Button onClick={add} disabled={pasted.trim() === ''}>
            <Words id="message.reference-add" />
          </Button>
        </div>
      ) : null}
      {wrong ? (
        <p className="message-overdue" role="alert">
          <Words id="message.reference-unread" />
        </p>
      ) : null}
    </FieldGroup>
  )
}
