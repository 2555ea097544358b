// The settings of messages: what stands is shown, what was emptied is the default again, and minutes are whole.
import { expect, test } from 'vitest'
import { draftOfSetting, faultsOfSetting, settingOf } from './message.setting.panel.ts'

const setting = {
  version: 4,
  labels: { 'very-urgent': 'FLASH' },
  reminderMinutes: { 'very-urgent': 30, urgent: 240, normal: 1440 },
  weeklyRounds: [],
}

test('what was not touched is sent as it stood, under the version that was read', () => {
  expect(settingOf(4, draftOfSetting(setting))).toEqual({
    version: 4,
    labels: { 'very-urgent': 'FLASH' },
    reminderMinutes: setting.reminderMinutes,
    weeklyRounds: [],
  })
})

test('an emptied label is the default again, and minutes that are none are said before anything is sent', () => {
  const draft = draftOfSetting(setting)
  expect(settingOf(4, { ...draft, labels: { ...draft.labels, 'very-urgent': ' ' } }).labels).toEqual({})
  expect(faultsOfSetting(draft)).toEqual([])
  expect(faultsOfSetting({ ...draft, minutes: { ...draft.minutes, urgent: '4 h' } })).toEqual([
    '/reminderMinutes/urgent',
  ])
})
