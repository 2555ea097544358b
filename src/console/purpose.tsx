// Why this officer looks: purpose and reference, asked once per shift or case, in sight all the time, changed at any time.
import { Button } from '@mantine/core'
import { IconTargetArrow } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { setPurpose } from '../officer/officer.operations.ts'
import { type Purpose, purposeArticle } from '../terms/purpose.ts'
import { onProblem, useAct } from './client.ts'
import { CodeField, Form, TextField } from './form.tsx'
import { Mono } from './mono.tsx'
import { adoptSession, useSession } from './session.ts'
import { Box } from './sheet.tsx'
import { signal, useSignal } from './signal.ts'
import { useCodeWords, useWords, Words } from './words.tsx'

/** Opens the question; screens call it when the hub refuses for want of a purpose. */
export const purposeAsked = signal(false)

onProblem((problem) => {
  if (problem.key === 'purpose.missing' || problem.key === 'purpose.reference-missing') purposeAsked.write(true)
})

/** The purpose of the session in the bar; stands out while none is set. */
export const PurposeChip = (): ReactNode => {
  const { purpose, reference, purposes, officer } = useSession()
  const codeWords = useCodeWords()
  const words = useWords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another officer is asked again
  useEffect(() => {
    if (purpose === null && purposes.length > 0) purposeAsked.write(true)
  }, [purpose, purposes.length, officer])
  if (purposes.length === 0) return null
  const says = purpose === null ? words('purpose-box.not-set') : codeWords('purpose', purpose)
  return (
    <button
      type="button"
      className="frame-button frame-purpose"
      data-missing={purpose === null || undefined}
      title={`${says}${reference ? ` · ${reference}` : ''}`}
      onClick={() => purposeAsked.write(true)}
    >
      <IconTargetArrow size={16} aria-hidden />
      <span className="spoken">
        <Words id="purpose-box.change" />
      </span>
      <span>{says}</span>
      {reference ? <Mono>{reference}</Mono> : null}
    </button>
  )
}

/** The question itself; drawn once, by the frame. */
export const PurposeBox = (): ReactNode => {
  const open = useSignal(purposeAsked)
  const session = useSession()
  const words = useWords()
  const [purpose, choose] = useState<Purpose | null>(session.purpose)
  const [reference, setReference] = useState(session.reference ?? '')
  const [tried, setTried] = useState(false)
  const close = () => purposeAsked.write(false)
  const set = useAct(setPurpose, {
    // What was refused for want of a purpose is asked again.
    refreshes: [''],
    onDone: (view) => {
      adoptSession(view)
      setTried(false)
      close()
    },
  })
  const faults = [
    ...(purpose === null ? [{ pointer: '/purpose', says: words('purpose-box.choose') }] : []),
    ...(reference.trim() === '' ? [{ pointer: '/reference', says: words('purpose-box.write-reference') }] : []),
  ]
  return (
    <Box open={open} onClose={close} title={words('purpose-box.title')}>
      <p className="quiet">
        <Words id="purpose-box.why" />
      </p>
      <Form
        problem={set.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (purpose !== null && faults.length === 0) set.mutate({ body: { purpose, reference: reference.trim() } })
        }}
      >
        <CodeField
          label="purpose-box.label"
          pointer="/purpose"
          list="purpose"
          codes={session.purposes}
          value={purpose}
          onChange={choose}
          required
          autoFocus
        />
        {purpose === null ? null : (
          <p className="form-understood">
            <Mono>{purposeArticle(purpose)}</Mono>
          </p>
        )}
        <TextField
          label="purpose-box.reference"
          hint="purpose-box.reference-hint"
          pointer="/reference"
          value={reference}
          onChange={setReference}
          maxLength={80}
          mono
          required
        />
        <div className="form-acts">
          <Button type="submit" variant="filled" loading={set.isPending}>
            <Words id="purpose-box.set" />
          </Button>
          <Button variant="subtle" onClick={close}>
            <Words id="layer.not-now" />
          </Button>
        </div>
      </Form>
    </Box>
  )
}
