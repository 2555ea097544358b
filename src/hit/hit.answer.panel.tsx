// The source answers as at the counter: one of four sentences, what follows from it for the record, and its wish.
import { type ReactNode, useEffect } from 'react'
import { CodeField, FlagField } from '../console/form.tsx'
import { To } from '../console/go.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { answerHit } from './hit.operations.ts'
import { Bureau } from './hit.parts.panel.tsx'
import {
  type DataAnswer,
  dataOfWords,
  type SourceWords,
  sourceWords,
  type Wish,
  wishes,
  wishesOnCancelled,
} from './hit.schema.ts'
import {
  ActSheet,
  Choices,
  missing,
  ReasonField,
  type SheetProps,
  useReadVersion,
  useSheetAct,
} from './hit.sheet.panel.tsx'

type Draft = {
  readonly words: SourceWords | null
  readonly data: DataAnswer | null
  readonly wish: Wish | null
  readonly until: string
  readonly withdraw: boolean
  readonly reason: string
}
const blank: Draft = { words: null, data: null, wish: null, until: '', withdraw: false, reason: '' }

export const AnswerSheet = ({ preset, ...sheet }: SheetProps & { preset: SourceWords | null }): ReactNode => {
  const { hit, open } = sheet
  const words = useWords()
  const codeWords = useCodeWords()
  const reading = useReadVersion(hit, open)
  const {
    draft,
    change,
    act: sign,
  } = useSheetAct(answerHit, sheet, ['answer', blank], { refreshes: ['hit.', 'record.'] })
  const mayWithdraw = hit.allowed.includes('withdraw')
  const choose = (next: SourceWords) =>
    change({
      words: next,
      data: dataOfWords[next][0] ?? null,
      withdraw: next === 'wrong-withdrawn-now',
      wish: null,
      until: '',
    })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key that opened the sheet chooses once
  useEffect(() => {
    if (open && preset !== null && (preset !== 'wrong-withdrawn-now' || mayWithdraw)) choose(preset)
  }, [open, preset])
  const { data, wish, until, reason, withdraw } = draft
  const finder = <Bureau code={hit.finder} />
  const faults = [
    ...(draft.words === null ? [{ pointer: '/words', says: words('hit.choose') }] : []),
    ...missing('/reason', reason, words('hit.answer-write')),
  ]
  return (
    <ActSheet
      {...sheet}
      reading={reading}
      title={<Words id="hit-act.answer" />}
      tone={withdraw ? 'flash' : 'urgent'}
      consequence={
        <>
          <Words id={withdraw ? 'hit.answer-consequence-withdraw' : 'hit.answer-consequence'} values={{ finder }} />{' '}
          {hit.answer ? <Words id="hit.answer-replaces" /> : null}
        </>
      }
      act={<Words id={withdraw ? 'hit.answer-sign-withdraw' : 'hit.answer-sign'} />}
      sent={sign}
      faults={faults}
      onSubmit={() => {
        if (draft.words === null || data === null) return
        sign.mutate({
          params: { id: hit.id },
          body: {
            version: reading.version,
            data,
            words: draft.words,
            withdrawNow: withdraw,
            reason: reason.trim(),
            ...(wish === null ? {} : { wish, ...(until === '' ? {} : { until }) }),
          },
        })
      }}
    >
      <Choices
        label="hit.answer-question"
        autoFocus={preset === null}
        value={draft.words}
        onChange={choose}
        choices={sourceWords.map((value) => ({
          value,
          label: codeWords('source-words', value),
          means: words(`hit.answer-means-${value}`),
          disabled:
            value === 'wrong-withdrawn-now' && !mayWithdraw ? words('hit.answer-withdraw-not-yours') : undefined,
        }))}
      />
      {draft.words !== null && dataOfWords[draft.words].length > 1 ? (
        <Choices
          label="hit.answer-data"
          value={data}
          onChange={(next) => change({ data: next, withdraw: false, wish: null, until: '' })}
          choices={dataOfWords[draft.words].map((value) => ({
            value,
            label: codeWords('data-answer', value),
            ...(value === 'amended'
              ? {
                  means: (
                    <>
                      <Words id="hit.answer-amend-record" />{' '}
                      {hit.record.id ? (
                        <To address={`/records/${hit.database}/${hit.record.id}`}>
                          <Words id="hit.open-record" />
                        </To>
                      ) : null}
                    </>
                  ),
                }
              : {}),
          }))}
        />
      ) : null}
      {data === 'cancelled' && draft.words === 'number-reused' && mayWithdraw ? (
        <FlagField
          label="hit.answer-withdraw-now"
          pointer="/withdrawNow"
          value={withdraw}
          onChange={(next) => change({ withdraw: next })}
        />
      ) : null}
      <CodeField
        label="hit.answer-wish"
        hint={data === 'cancelled' ? 'hit.answer-wish-cancelled' : 'hit.answer-wish-hint'}
        pointer="/wish"
        list="wish"
        codes={data === 'cancelled' ? wishesOnCancelled : wishes}
        value={wish}
        onChange={(next) => change({ wish: next, ...(next === null ? { until: '' } : {}) })}
      />
      {wish === null ? null : (
        <InstantField
          key={wish}
          label="hit.answer-until"
          pointer="/until"
          value={until}
          onChange={(next) => change({ until: next })}
          spans={[120, 360, 1440, 4320]}
        />
      )}
      <ReasonField
        label="hit.answer-reason"
        hint="hit.answer-reason-hint"
        lines={4}
        autoFocus={preset !== null}
        value={reason}
        onChange={(text) => change({ reason: text })}
      />
    </ActSheet>
  )
}
