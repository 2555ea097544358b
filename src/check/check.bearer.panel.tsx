// The hit form at the counter: the bearer's data as the page has them, other papers, what the bearer says, when they leave.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { Form, TextField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { Words } from '../console/words.tsx'
import {
  type BearerDraft,
  BearerNameFields,
  BearerPaperFields,
  BearerPhotoField,
  BearerWordsFields,
  bearerDraftOf,
  bearerOf,
} from '../hit/hit.bearerfields.panel.tsx'
import { describeBearer } from '../hit/hit.operations.ts'
import type { Bearer, HitView } from '../hit/hit.schema.ts'

/** `read` is what the zone on the paper said of its bearer: it fills the form, the officer corrects it. */
export const BearerForm = ({ hit, read, onSaved }: { hit: HitView; read: Bearer; onSaved: () => void }): ReactNode => {
  const [draft, setDraft] = useState(() => bearerDraftOf(hit, read))
  const describe = useAct(describeBearer, { onDone: onSaved })
  const change = (members: Partial<BearerDraft>) => {
    if (describe.error) describe.reset()
    setDraft({ ...draft, ...members })
  }
  const fields = { draft, onChange: change }
  return (
    <Form
      problem={describe.error}
      onSubmit={() => {
        if (!describe.isPending) describe.mutate({ params: { id: hit.id }, body: bearerOf(draft) })
      }}
    >
      <BearerNameFields {...fields} />
      <BearerPaperFields {...fields} />
      <BearerPhotoField {...fields} />
      <BearerWordsFields {...fields} />
      <TextField
        label="check.voyage"
        pointer="/voyage"
        mono
        maxLength={20}
        value={draft.voyage}
        onChange={(voyage) => change({ voyage })}
      />
      <InstantField
        label="hit.bearer-departure"
        pointer="/departureAt"
        value={draft.departureAt}
        onChange={(departureAt) => change({ departureAt })}
        spans={[60, 120, 240]}
      />
      <Button type="submit" variant="filled" loading={describe.isPending} className="quick-act">
        <Words id="check.bearer-send" />
      </Button>
    </Form>
  )
}
