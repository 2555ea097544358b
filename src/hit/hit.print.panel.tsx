// The hit sheet on paper: black and white, A4, everything as a word, valid at a stated time, each copy numbered.
import { Button, NumberInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { Cautions } from '../console/caution.tsx'
import { serverNow } from '../console/clock.ts'
import { useLine } from '../console/live.ts'
import { MarkWords } from '../console/mark.tsx'
import { useSession } from '../console/session.ts'
import { Box } from '../console/sheet.tsx'
import { dayWords, zuluWords } from '../console/time-words.ts'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { RecordTitle, useStatusWords } from '../record/record.value.panel.tsx'
import { HitClocks, HitTurn } from './hit.clocks.panel.tsx'
import { HitCompare, HitRecordFields } from './hit.compare.panel.tsx'
import { HitAction, HitBearer, HitContacts, HitWhere } from './hit.facts.panel.tsx'
import { HitDiscreet, HitOriginWords, Likeness } from './hit.likeness.panel.tsx'
import { Bureau, markOf } from './hit.parts.panel.tsx'
import './hit.print.css'
import type { HitView } from './hit.schema.ts'
import { HitAnswer, HitFinding } from './hit.steps.panel.tsx'

/** The button and the paper behind it. `asked` is when the hub last answered, by this machine's clock, milliseconds. */
export const HitPrint = ({ hit, asked }: { hit: HitView; asked: number }): ReactNode => {
  const words = useWords()
  const [open, setOpen] = useState(false)
  const [copies, setCopies] = useState(1)
  const line = useLine()
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const note = () => flushSync(() => setNow(serverNow()))
    addEventListener('beforeprint', note)
    return () => removeEventListener('beforeprint', note)
  }, [])
  // On a broken line the paper is as old as the last answer, however new the ink.
  const validAt = line.state === 'live' ? now : asked + (serverNow() - Date.now())
  return (
    <>
      <Button variant="subtle" leftSection={<IconPrinter size={14} aria-hidden />} onClick={() => setOpen(true)}>
        <Words id="hit.print" />
      </Button>
      <Box open={open} onClose={() => setOpen(false)} title={words('hit.print-title')} size={380}>
        <p className="quiet">
          <Words id="hit.print-why" />
        </p>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            setOpen(false)
            // The box must have left the page before the paper is drawn.
            setTimeout(() => print(), 250)
          }}
        >
          <NumberInput
            label={words('hit.print-copies')}
            min={1}
            max={9}
            value={copies}
            onChange={(value) => setCopies(Math.min(9, Math.max(1, Number(value) || 1)))}
            data-autofocus
          />
          <div className="form-acts">
            <Button type="submit" variant="filled">
              <Words id="hit.print" />
            </Button>
          </div>
        </form>
      </Box>
      {createPortal(
        <div className="hit-print" aria-hidden="true">
          {Array.from({ length: copies }, (_, index) => index + 1).map((copy) => (
            <Paper key={copy} hit={hit} copy={copy} copies={copies} validAt={validAt} />
          ))}
        </div>,
        document.body,
      )}
    </>
  )
}

const Paper = ({ hit, copy, copies, validAt }: { hit: HitView; copy: number; copies: number; validAt: number }) => {
  const session = useSession()
  const [language] = useLanguage()
  const codeWords = useCodeWords()
  const statusWords = useStatusWords()
  const mark = (
    <p className="print-mark">
      <MarkWords mark={markOf(hit)} long />
    </p>
  )
  return (
    <article className="print-sheet hit">
      {hit.exercise ? (
        <p className="print-exercise">
          <Words id="mark.exercise" />
        </p>
      ) : null}
      {mark}
      <header className="print-head">
        <h1>
          <Words id="hit.print-sheet" /> <bdi className="mono">{hit.reference}</bdi>
        </h1>
        <p>
          <Words id="hit.print-copy" values={{ copy, copies }} />
        </p>
      </header>
      <HitDiscreet hit={hit} />
      {hit.caution.length > 0 ? (
        <Cautions of={hit.caution} />
      ) : (
        <p>
          <Words id="hit.print-no-caution" />
        </p>
      )}
      <p className="print-status">
        <strong>{statusWords(hit.database, hit.status)}</strong>
        {' · '}
        <RecordTitle database={hit.database} fields={hit.record.fields as Readonly<Record<string, unknown>>} />
        {' · '}
        <Words id="hit.print-source" values={{ owner: <Bureau code={hit.owner} /> }} />
      </p>
      <p>
        <strong>{codeWords('urgency', hit.urgency)}</strong>
        {' · '}
        {codeWords('hit-state', hit.state)}
        {' · '}
        <HitTurn hit={hit} />
      </p>
      <HitOriginWords hit={hit} />
      <HitClocks hit={hit} />
      {hit.suspended ? (
        <p className="print-box">
          <strong>{hit.suspended}</strong>
        </p>
      ) : null}
      {hit.record.life === 'withdrawn' ? (
        <p className="print-box">
          <strong>
            <Words id="hit.withdrawn" />
          </strong>
        </p>
      ) : null}
      <section className="print-box">
        <h2>
          <Words id="hit.part-action" />
        </h2>
        <HitAction hit={hit} />
      </section>
      <h2>
        <Words id="hit.part-compare" />
      </h2>
      <Likeness of={hit.likeness} level="h3" />
      <HitCompare hit={hit} />
      <HitRecordFields hit={hit} />
      <div className="print-columns">
        <HitFinding hit={hit} />
        <HitAnswer hit={hit} />
      </div>
      <div className="print-columns" data-three>
        <PaperPart title="hit.part-where">
          <HitWhere hit={hit} />
        </PaperPart>
        <PaperPart title="hit.part-bearer">
          <HitBearer hit={hit} />
        </PaperPart>
        <PaperPart title="hit.part-contacts">
          <HitContacts hit={hit} />
        </PaperPart>
      </div>
      <footer className="print-foot">
        <p className="print-valid">
          <Words
            id="hit.print-valid"
            values={{
              at: (
                <bdi dir="ltr" className="mono">
                  {zuluWords(validAt, language)}
                </bdi>
              ),
            }}
          />
        </p>
        <p>
          <Words id="hit.print-by" values={{ title: session.title, bureau: <bdi>{session.bureauName}</bdi> }} />{' '}
          <bdi className="mono">{session.officer}</bdi> · <bdi dir="ltr">{dayWords(new Date(validAt), language)}</bdi>
        </p>
        {mark}
      </footer>
    </article>
  )
}

const PaperPart = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2>
      <Words id={title} />
    </h2>
    {children}
  </section>
)
