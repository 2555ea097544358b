// Starting a shift: sounds tried by their meaning, notices, a screen that stays awake, who is on, and what the last shift left.
import { Button, Radio } from '@mantine/core'
import { IconBell, IconPlayerPlay, IconVolume } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { Form } from '../console/form.tsx'
import { To, useGo } from '../console/go.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { useSession } from '../console/session.ts'
import { Box, FormActs } from '../console/sheet.tsx'
import { useSignal } from '../console/signal.ts'
import { playSound, type SoundName, soundNames } from '../console/sounds.ts'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { LanguagesField } from './desk.call.panel.tsx'
import { Officer } from './desk.parts.panel.tsx'
import { beginShift, showShift } from './desk.shift.operations.ts'
import { type HandoverLine, type OnDuty, type ShiftRole, shiftRoles } from './desk.shift.schema.ts'
import { askForNotices, type Notices, sounding, stayAwake, unlockSounds } from './desk.sounding.panel.tsx'

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

type Readiness = { readonly sounds: boolean; readonly notices: Notices; readonly awake: boolean }

export const ShiftButton = (): ReactNode => {
  const words = useWords()
  const shift = useAnswer(showShift, {}, { every: 60_000 })
  const sounds = useSignal(sounding)
  const [open, setOpen] = useState(false)
  const own = shift.data?.own ?? null
  return (
    <>
      {own === null || !sounds ? (
        <Button
          variant="filled"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          onClick={() => setOpen(true)}
          title={words('desk.start-why')}
        >
          <Words id={own === null ? 'desk.start' : 'desk.start-here'} />
        </Button>
      ) : (
        <Button variant="subtle" leftSection={<IconBell size={14} aria-hidden />} onClick={() => setOpen(true)}>
          <span>
            <Words id="desk.since" values={{ at: <Instant at={own.since} how="clock" /> }} />
          </span>
        </Button>
      )}
      <Box open={open} onClose={() => setOpen(false)} title={words('desk.shift-title')} size={600}>
        {shift.data ? <ShiftBox shift={shift.data} onClose={() => setOpen(false)} /> : null}
      </Box>
    </>
  )
}

type Shift = {
  readonly own: { readonly role: ShiftRole; readonly languages: readonly string[] } | null
  readonly onDuty: readonly OnDuty[]
  readonly handover: HandoverLine | null
}

const ShiftBox = ({ shift, onClose }: { shift: Shift; onClose: () => void }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const go = useGo()
  const { language } = useSession()
  const sounds = useSignal(sounding)
  const [role, setRole] = useState<ShiftRole>(shift.own?.role ?? 'officer')
  const [languages, setLanguages] = useState<readonly string[]>(shift.own?.languages ?? [...new Set([language, 'en'])])
  const [playing, setPlaying] = useState<SoundName | null>(null)
  const [ready, setReady] = useState<Readiness | null>(null)
  const begin = useAct(beginShift, { refreshes: ['shift.', 'desk.', 'bureau.'] })
  const play = async (name: SoundName) => {
    setPlaying(name)
    await pause(playSound(name) + 250)
    setPlaying(null)
  }
  const start = async () => {
    // First of all, while the browser still counts this as the click.
    const heard = await unlockSounds()
    setReady({ sounds: heard, notices: 'default', awake: false })
    begin.mutate({ body: { role, languages: [...languages] } })
    for (const name of soundNames) await play(name)
    const [notices, awake] = [await askForNotices(), await stayAwake()]
    setReady({ sounds: heard, notices, awake })
  }
  return (
    <>
      <LastHandover of={shift.handover} />
      <WhoIsOn onDuty={shift.onDuty} />
      <Form problem={begin.error} onSubmit={() => void start()}>
        <Radio.Group label={words('desk.role')} value={role} onChange={(value) => setRole(value as ShiftRole)}>
          <div className="desk-roles">
            {shiftRoles.map((code) => (
              <Radio
                key={code}
                value={code}
                label={codeWords('shift-role', code)}
                {...(code === role ? { 'data-autofocus': true } : {})}
              />
            ))}
          </div>
        </Radio.Group>
        <LanguagesField label="desk.languages" pointer="/languages" value={languages} onChange={setLanguages} />
        <FormActs
          act={<Words id={shift.own === null ? 'desk.start' : sounds ? 'desk.change' : 'desk.start-here'} />}
          busy={begin.isPending}
          disabled={languages.length === 0}
          onLeave={onClose}
        >
          {shift.own ? (
            <Button
              variant="subtle"
              onClick={() => {
                onClose()
                go('/desk/handover')
              }}
            >
              <Words id="handover.end" />
            </Button>
          ) : null}
        </FormActs>
      </Form>
      <p className="quiet">
        <Words id="desk.shift-why" />
      </p>
      <ul className="shift-sounds">
        {soundNames.map((name) => (
          <li key={name} data-playing={playing === name || undefined}>
            <Button
              size="compact-sm"
              leftSection={<IconVolume size={14} aria-hidden />}
              onClick={() => void unlockSounds().then(() => play(name))}
            >
              <Words id="desk.sound-try" />
            </Button>
            <span>
              <Words id={`desk.sound-${name}`} />
            </span>
          </li>
        ))}
      </ul>
      {ready ? (
        <ul className="shift-ready" role="status">
          <Ready good={ready.sounds} says={ready.sounds ? 'desk.sounds-on' : 'desk.sounds-off'} />
          <Ready good={ready.notices === 'granted'} says={`desk.notices-${ready.notices}`} />
          <Ready good={ready.awake} says={ready.awake ? 'desk.awake' : 'desk.not-awake'} />
        </ul>
      ) : null}
    </>
  )
}

const Ready = ({ good, says }: { good: boolean; says: string }) => (
  <li data-good={good}>
    <span aria-hidden="true">{good ? '✓' : '–'}</span> <Words id={says} />
  </li>
)

/** What the shift before left, and whether somebody has signed for it. */
const LastHandover = ({ of }: { of: HandoverLine | null }) => {
  if (of === null) {
    return (
      <p className="quiet">
        <Words id="handover.none-yet" />
      </p>
    )
  }
  return (
    <p className="desk-left" data-waits={of.state === 'waiting' || undefined}>
      <To address={`/desk/handovers/${of.id}`}>
        <Words id={of.state === 'waiting' ? 'handover.waits' : 'handover.last'} />
      </To>{' '}
      <Officer name={of.by} /> · <Instant at={of.at} how="short" /> ·{' '}
      <Words id="handover.items" values={{ count: of.items }} />
    </p>
  )
}

/** Who is on duty at this bureau, with what they speak. */
export const WhoIsOn = ({ onDuty }: { onDuty: readonly OnDuty[] }): ReactNode => {
  const codeWords = useCodeWords()
  const nameOf = useLanguageName()
  return (
    <section>
      <h3>
        <Words id="desk.who-is-on" />
      </h3>
      {onDuty.length === 0 ? (
        <p className="quiet">
          <Words id="desk.nobody-on" />
        </p>
      ) : (
        <ul className="desk-on">
          {onDuty.map(({ officer, role, since, languages }) => (
            <li key={officer}>
              <Officer name={officer} /> · {codeWords('shift-role', role)} · <Instant at={since} how="clock" />{' '}
              <span className="quiet">{languages.map(nameOf).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
