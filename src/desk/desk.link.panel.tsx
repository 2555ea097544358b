// Links an item to what it belongs with: a hit or message that stands on the desk too, or anything by the address of its page.
import { Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { Form, TextField, useField } from '../console/form.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { offerUndo } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { useItemActs } from './desk.acts.panel.tsx'
import { linkItem, listItems } from './desk.operations.ts'
import { type SheetProps, Which } from './desk.sheet.panel.tsx'
import { thingAt } from './desk.wanted.panel.ts'

/** Items of the desk that have a page of their own and may be linked to, by reference. */
const CandidateField = ({
  beside,
  value,
  onChange,
}: {
  beside: string
  value: string | null
  onChange: (value: string | null) => void
}) => {
  const codeWords = useCodeWords()
  const open = useAnswer(listItems, { query: { tab: 'all', limit: 200 } })
  const data = (open.data?.items ?? [])
    .filter(({ id, kind, reference }) => id !== beside && reference !== null && (kind === 'hit' || kind === 'message'))
    .map(({ kind, ref, reference }) => ({
      value: `${kind} ${ref}`,
      label: `${reference} · ${codeWords('item-kind', kind)}`,
    }))
  return (
    <Select
      {...useField({ label: 'desk.link-of-desk', pointer: '/ref', autoFocus: true })}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      openOnFocus
      clearable
      limit={50}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

export const LinkSheet = ({ items, onClose }: SheetProps): ReactNode => {
  const [item] = items
  const words = useWords()
  const acts = useItemActs()
  const [chosen, choose] = useState<string | null>(null)
  const [typed, type] = useState('')
  const [tried, setTried] = useState(false)
  const [kind, ref] = (chosen ?? '').split(' ')
  const thing =
    typed.trim() !== ''
      ? thingAt(typed)
      : (kind === 'hit' || kind === 'message') && ref !== undefined
        ? ({ kind, ref } as const)
        : undefined
  const link = useAct(linkItem, {
    refreshes: ['desk.'],
    onDone: () => {
      onClose()
      if (item && thing) offerUndo(words('desk.done-link'), () => void acts.unlink(item, thing.kind, thing.ref))
    },
  })
  const faults = thing ? [] : [{ pointer: '/ref', says: words('desk.link-choose') }]
  return (
    <Sheet open onClose={onClose} title={<Words id="desk-act.link" />}>
      <p className="quiet">
        <Which items={items} />
      </p>
      <Form
        problem={link.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (thing && item) link.mutate({ params: { id: item.id }, body: { kind: thing.kind, ref: thing.ref } })
        }}
      >
        <CandidateField beside={item?.id ?? ''} value={chosen} onChange={choose} />
        <TextField
          label="desk.link-address"
          hint="desk.link-address-hint"
          pointer="/address"
          mono
          value={typed}
          onChange={type}
        />
        <FormActs act={<Words id="desk-act.link" />} busy={link.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}
