// How the organisation labels urgencies, how fast reminders follow one another, and where a test round begins each week.
import type { ReactNode } from 'react'
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField } from '../console/form.tsx'
import { CodesField } from '../console/form-lists.tsx'
import { To, useGo } from '../console/go.tsx'
import { FieldGroup } from '../console/repeated.tsx'
import { useMay, useSession } from '../console/session.ts'
import { FormActs } from '../console/sheet.tsx'
import { Answered } from '../console/states.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { urgencies } from '../hit/hit.schema.ts'
import { regions } from '../member/member.table.ts'
import type { SettingView } from './message.schema.ts'
import { draftOfSetting, faultsOfSetting, type SettingDraft, settingOf } from './message.setting.panel.ts'
import { setMessageSetting, showMessageSetting } from './message.writing.operations.ts'

/** Whether this officer sets them: command and administrators of the General Secretariat. */
const useMaySet = (): boolean => {
  const { bureau } = useSession()
  return useMay(setMessageSetting) && bureau === generalSecretariat
}

const SettingForm = ({ of }: { of: SettingView }) => {
  const words = useWords()
  const go = useGo()
  const [draft, change, clear] = useDraft<SettingDraft>(`message setting ${of.version}`, draftOfSetting(of))
  const act = useAct(setMessageSetting, {
    refreshes: ['message.'],
    onDone: () => {
      clear()
      tell(<Words id="message-setting.saved" />, 'good')
    },
  })
  const missing = faultsOfSetting(draft)
  return (
    <Form
      problem={act.error}
      {...(missing.length > 0
        ? { faults: missing.map((pointer) => ({ pointer, says: words('message-setting.whole-minutes') })) }
        : {})}
      onSubmit={() => {
        if (missing.length === 0 && !act.isPending) act.mutate({ body: settingOf(of.version, draft) })
      }}
    >
      {urgencies.map((urgency) => (
        <FieldGroup key={urgency} label={`message-setting.of-${urgency}`} pointer={`/${urgency}`}>
          <div className="form-row">
            <TextField
              label="message-setting.label"
              hint="message-setting.label-hint"
              pointer={`/labels/${urgency}`}
              maxLength={40}
              value={draft.labels[urgency]}
              onChange={(label) => change({ labels: { ...draft.labels, [urgency]: label } })}
            />
            <TextField
              label="message-setting.minutes"
              pointer={`/reminderMinutes/${urgency}`}
              required
              mono
              maxLength={6}
              value={draft.minutes[urgency]}
              onChange={(minutes) => change({ minutes: { ...draft.minutes, [urgency]: minutes } })}
            />
          </div>
        </FieldGroup>
      ))}
      <CodesField
        label="message-setting.rounds"
        pointer="/weeklyRounds"
        list="region"
        codes={regions}
        value={draft.weeklyRounds}
        onChange={(weeklyRounds) => change({ weeklyRounds })}
      />
      <FormActs act={<Words id="message-setting.save" />} busy={act.isPending} onLeave={() => go('/messages/rounds')} />
    </Form>
  )
}

/** `/messages/settings`. */
export const MessageSetting = (): ReactNode => {
  const may = useMaySet()
  const setting = useAnswer(showMessageSetting, {})
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="message-setting.title" />
        </h1>
        <To address="/messages/rounds">
          <Words id="message.rounds-title" />
        </To>
      </div>
      <p className="quiet">
        <Words id={may ? 'message-setting.why' : 'message-setting.not-yours'} />
      </p>
      {may ? (
        <Answered of={setting} rows={6}>
          {(present) => <SettingForm key={present.version} of={present} />}
        </Answered>
      ) : null}
    </div>
  )
}
