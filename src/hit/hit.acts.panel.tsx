// What this officer may do with a hit now: buttons with their keys, and the sheets behind them. Nothing final happens on a key.
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useAct } from '../console/client.ts'
import { KeyCap } from '../console/key-cap.tsx'
import { type KeyMap, useKeys } from '../console/keys.ts'
import { offerUndo, tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { AnswerSheet } from './hit.answer.panel.tsx'
import { BearerSheet } from './hit.bearer.panel.tsx'
import { ClearSheet } from './hit.clear.panel.tsx'
import { CallSheet, EscalateSheet, MoreTimeSheet, PassOnSheet } from './hit.contact.panel.tsx'
import { FindingSheet } from './hit.finding.panel.tsx'
import { releaseHit, takeHit } from './hit.operations.ts'
import { OutcomeSheet } from './hit.outcome.panel.tsx'
import type { HitLine, HitView, Identity, SourceWords } from './hit.schema.ts'

/** What a key on a line of the desk wants done as soon as the hit is there. */
export const intents = ['yes', 'no', 'ask', 'escalate', 'outcome'] as const
export type Intent = (typeof intents)[number]

const sheets = ['finding', 'answer', 'more-time', 'call', 'escalate', 'outcome', 'clear', 'bearer', 'pass-on'] as const
type SheetName = (typeof sheets)[number]
type Opened = {
  readonly sheet: SheetName
  readonly identity?: Identity
  readonly words?: SourceWords
}

/** Takes a hit for oneself, at once and with a way back; the one who came second is told who was first. */
export const useTake = (): ((hit: Pick<HitLine, 'id' | 'reference'>) => void) => {
  const words = useWords()
  const take = useAct(takeHit)
  const release = useAct(releaseHit)
  const failed = (problem: { detail: string; code: string }) =>
    tell(problem.detail || words(`problem.${problem.code}-do`), 'urgent')
  return ({ id, reference }) =>
    take.mutate(
      { params: { id } },
      {
        onSuccess: () =>
          offerUndo(words('hit.taken-by-you', { reference }), () =>
            release.mutate({ params: { id } }, { onError: failed }),
          ),
        onError: failed,
      },
    )
}

/** The sheet that an intent opens for this reader, and what it has chosen beforehand; undefined when there is none now. */
const openedBy = (hit: HitView, intent: Intent): Opened | undefined => {
  const may = (act: string) => hit.allowed.includes(act)
  // Within one bureau an officer may have both: the finding comes first.
  const finds = may('finding') && (hit.identity === null || !may('answer'))
  switch (intent) {
    case 'yes':
      return finds ? { sheet: 'finding', identity: 'same' } : may('answer') ? { sheet: 'answer' } : undefined
    case 'no':
      if (finds) return { sheet: 'finding', identity: 'not-same' }
      return may('answer') ? { sheet: 'answer', words: 'wrong-withdrawn-now' } : undefined
    case 'ask':
      if (may('more-time')) return { sheet: 'more-time' }
      return finds ? { sheet: 'finding', identity: 'undetermined' } : undefined
    case 'escalate':
      return may('escalate') ? { sheet: 'escalate' } : undefined
    case 'outcome':
      return may('outcome') ? { sheet: 'outcome' } : undefined
  }
}

const keysOfIntents: Readonly<Record<Intent, string>> = { yes: 'y', no: 'n', ask: 'q', escalate: '!', outcome: 'e' }

/** Keys for intents on a line whose hit is not loaded yet: each opens the preview, which then opens the sheet. */
export const intentKeys = (run: (intent: Intent) => void): KeyMap =>
  Object.fromEntries(
    intents.map((intent) => [
      keysOfIntents[intent],
      { does: `hit.key-${intent}`, run: () => run(intent), hint: false, palette: false },
    ]),
  )

/** The key that stands on the button of a sheet. */
const capOf: Readonly<Partial<Record<SheetName, string>>> = { escalate: '!', outcome: 'e', 'more-time': 'q' }

/** What this side is to do next, which its button then says loudest. */
const nextOf = (hit: HitView): SheetName | undefined => {
  const may = (act: string) => hit.allowed.includes(act)
  if (may('finding') && hit.identity === null) return 'finding'
  if (may('answer') && hit.data === null) return 'answer'
  return may('outcome') ? 'outcome' : undefined
}

export const HitActs = ({
  hit,
  intent = null,
  onIntentDone,
  children,
}: {
  hit: HitView
  /** Opens its sheet once, if that is possible now. */
  intent?: Intent | null
  onIntentDone?: () => void
  /** Further buttons behind those of the hit. */
  children?: ReactNode
}): ReactNode => {
  const [opened, setOpened] = useState<Opened | null>(null)
  const words = useWords()
  const takeIt = useTake()
  const release = useAct(releaseHit)
  const may = (act: string) => hit.allowed.includes(act)
  const open = (wanted: Intent) => {
    const next = openedBy(hit, wanted)
    if (next) setOpened(next)
    else tell(<Words id="hit.not-possible-now" />, 'urgent')
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: an intent is followed once
  useEffect(() => {
    if (intent === null) return
    open(intent)
    onIntentDone?.()
  }, [intent])
  const possible = intents.filter((one) => openedBy(hit, one))
  useKeys({
    ...(may('take') ? { i: { does: 'hit.key-take', run: () => takeIt(hit) } } : {}),
    ...Object.fromEntries(
      possible.map((one) => [keysOfIntents[one], { does: `hit.key-${one}`, run: () => open(one) }]),
    ),
  })
  const close = () => setOpened(null)
  const props = (sheet: SheetName) => ({ hit, open: opened?.sheet === sheet, onClose: close })
  const first = nextOf(hit)
  return (
    <fieldset className="acts no-print" aria-label={words('hit.acts')}>
      {may('take') ? (
        <Button variant={first ? 'default' : 'filled'} onClick={() => takeIt(hit)} aria-keyshortcuts="i">
          <span className="act">
            <Words id="hit-act.take" /> <KeyCap keys="i" />
          </span>
        </Button>
      ) : null}
      {sheets.filter(may).map((sheet) => (
        <Button
          key={sheet}
          variant={sheet === first ? 'filled' : 'default'}
          onClick={() => setOpened({ sheet })}
          {...(capOf[sheet] ? { 'aria-keyshortcuts': capOf[sheet] } : {})}
        >
          <span className="act">
            <Words id={`hit-act.${sheet}`} />
            {(sheet === first && sheet !== 'outcome' ? ['y', 'n'] : [capOf[sheet]]).map((key) =>
              key === undefined ? null : <KeyCap key={key} keys={key} />,
            )}
          </span>
        </Button>
      ))}
      {may('release') ? (
        <Button
          variant="subtle"
          loading={release.isPending}
          onClick={() =>
            release.mutate(
              { params: { id: hit.id } },
              { onError: (problem) => tell(problem.detail || words(`problem.${problem.code}-do`), 'urgent') },
            )
          }
        >
          <Words id="hit-act.release" />
        </Button>
      ) : null}
      {children}
      <FindingSheet {...props('finding')} preset={opened?.identity ?? null} />
      <AnswerSheet {...props('answer')} preset={opened?.words ?? null} />
      <MoreTimeSheet {...props('more-time')} />
      <CallSheet {...props('call')} />
      <EscalateSheet {...props('escalate')} />
      <OutcomeSheet {...props('outcome')} />
      <ClearSheet {...props('clear')} />
      <BearerSheet {...props('bearer')} />
      <PassOnSheet {...props('pass-on')} />
    </fieldset>
  )
}
