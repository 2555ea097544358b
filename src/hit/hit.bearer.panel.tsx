// The hit form of the finder: the bearer's data from the page and other papers, the voyage, and when the traveller leaves.
import { type ReactNode, useEffect } from 'react'
import { TextField } from '../console/form.tsx'
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
} from './hit.bearerfields.panel.tsx'
import { describeBearer } from './hit.operations.ts'
import type { HitView } from './hit.schema.ts'
import { ActSheet, type SheetProps, useSheetAct } from './hit.sheet.panel.tsx'

type Draft = BearerDraft & { readonly touched: boolean }

const draftOf = (hit: HitView): Draft => ({ ...bearerDraftOf(hit), touched: false })

export const BearerSheet = (sheet: SheetProps): ReactNode => {
  const { hit, open } = sheet
  const { draft, change, act: describe } = useSheetAct(describeBearer, sheet, ['bearer', draftOf(hit)])
  const touch = (members: Partial<Draft>) => change({ ...members, touched: true })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the hub knows is taken when the form opens, never over what was typed
  useEffect(() => {
    if (open && !draft.touched) change(draftOf(hit))
  }, [open])
  const fields = { draft, onChange: touch }
  return (
    <ActSheet
      {...sheet}
      title={<Words id="hit-act.bearer" />}
      consequence={<Words id={hit.told === 'nobody' ? 'hit.bearer-consequence-own' : 'hit.bearer-consequence'} />}
      act={<Words id="hit.bearer-save" />}
      sent={describe}
      faults={[]}
      onSubmit={() =>
        describe.mutate({
          params: { id: hit.id },
          // An officer who signs this form without the mark has not compared the photo.
          body: { ...bearerOf(draft), photoCompared: draft.photoCompared ?? false },
        })
      }
    >
      <div className="form-row">
        <BearerNameFields {...fields} autoFocus />
      </div>
      <BearerPaperFields {...fields} />
      <TextField
        label="hit.bearer-placeOfBirth"
        pointer="/placeOfBirth"
        maxLength={120}
        value={draft.placeOfBirth}
        onChange={(placeOfBirth) => touch({ placeOfBirth })}
      />
      <BearerPhotoField {...fields} />
      <div className="form-row">
        <TextField
          label="hit.voyage"
          pointer="/voyage"
          maxLength={20}
          mono
          value={draft.voyage}
          onChange={(voyage) => touch({ voyage })}
        />
        <InstantField
          label="hit.bearer-departure"
          pointer="/departureAt"
          value={draft.departureAt}
          onChange={(departureAt) => touch({ departureAt })}
        />
      </div>
      <BearerWordsFields {...fields} />
    </ActSheet>
  )
}
