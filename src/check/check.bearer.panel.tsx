// The hit form at the counter: the bearer's data as the page has them, other papers, what the bearer says, when they leave.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { CodeField, CountryField, FlagField, Form, PartialDateField, TextField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { Words } from '../console/words.tsx'
import { describeBearer } from '../hit/hit.operations.ts'
import type { Bearer, HitView } from '../hit/hit.schema.ts'

const sexes = ['F', 'M', 'X'] as const

/** Texts without empty ones; the hub refuses an empty text, and leaving it out says "not stated". */
const stated = (bearer: Bearer): Bearer =>
  Object.fromEntries(
    Object.entries(bearer).flatMap(([name, value]) => {
      const kept = typeof value === 'string' ? value.trim() : value
      return kept === '' || kept === undefined ? [] : [[name, kept]]
    }),
  )

/**
 * `read` is what the zone on the paper said of its bearer: it fills the form, the officer corrects it. What the hub has
 * already been told comes first. Nothing is taken from the record.
 */
export const BearerForm = ({ hit, read, onSaved }: { hit: HitView; read: Bearer; onSaved: () => void }): ReactNode => {
  const [bearer, setBearer] = useState<Bearer>(() => ({
    ...read,
    ...(hit.where.voyage ? { voyage: hit.where.voyage } : {}),
    ...(hit.departureAt ? { departureAt: hit.departureAt } : {}),
    ...(hit.bearer ?? {}),
  }))
  const describe = useAct(describeBearer, { onDone: onSaved })
  const set = (part: Bearer) => {
    if (describe.error) describe.reset()
    setBearer({ ...bearer, ...part })
  }
  const without = (name: keyof Bearer) => {
    const { [name]: _, ...rest } = bearer
    setBearer(rest)
  }
  return (
    <Form
      problem={describe.error}
      onSubmit={() => {
        if (!describe.isPending)
          describe.mutate({
            params: { id: hit.id },
            body: { ...stated(bearer), departureAt: bearer.departureAt || null },
          })
      }}
    >
      <TextField
        label="hit.bearer-family"
        pointer="/family"
        maxLength={120}
        value={bearer.family ?? ''}
        onChange={(family) => set({ family })}
      />
      <TextField
        label="hit.bearer-given"
        pointer="/given"
        maxLength={120}
        value={bearer.given ?? ''}
        onChange={(given) => set({ given })}
      />
      <div className="form-row">
        <PartialDateField
          label="hit.bearer-dateOfBirth"
          pointer="/dateOfBirth"
          value={bearer.dateOfBirth ?? ''}
          onChange={(dateOfBirth) => set({ dateOfBirth })}
        />
        <PartialDateField
          label="hit.bearer-documentExpires"
          pointer="/documentExpires"
          value={bearer.documentExpires ?? ''}
          onChange={(documentExpires) => set({ documentExpires })}
        />
      </div>
      <div className="form-row">
        <CodeField
          label="hit.bearer-sex"
          pointer="/sex"
          list="sex"
          codes={sexes}
          value={bearer.sex ?? null}
          onChange={(sex) => (sex === null ? without('sex') : set({ sex }))}
        />
        <CountryField
          label="hit.bearer-nationality"
          pointer="/nationality"
          value={bearer.nationality ?? null}
          onChange={(nationality) => (nationality === null ? without('nationality') : set({ nationality }))}
        />
      </div>
      <FlagField
        label="hit.bearer-photo-compared"
        pointer="/photoCompared"
        value={bearer.photoCompared ?? false}
        onChange={(photoCompared) => set({ photoCompared })}
      />
      <TextField
        label="hit.bearer-otherPapers"
        hint="hit.bearer-otherPapers-hint"
        pointer="/otherPapers"
        lines={2}
        maxLength={1000}
        value={bearer.otherPapers ?? ''}
        onChange={(otherPapers) => set({ otherPapers })}
      />
      <TextField
        label="hit.bearer-explanation"
        pointer="/explanation"
        lines={2}
        maxLength={2000}
        value={bearer.explanation ?? ''}
        onChange={(explanation) => set({ explanation })}
      />
      <TextField
        label="check.voyage"
        pointer="/voyage"
        mono
        maxLength={20}
        value={bearer.voyage ?? ''}
        onChange={(voyage) => set({ voyage })}
      />
      <InstantField
        label="hit.bearer-departure"
        pointer="/departureAt"
        value={bearer.departureAt ?? ''}
        onChange={(departureAt) => set({ departureAt })}
        spans={[60, 120, 240]}
      />
      <Button type="submit" variant="filled" loading={describe.isPending} className="quick-act">
        <Words id="check.bearer-send" />
      </Button>
    </Form>
  )
}
