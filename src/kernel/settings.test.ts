import { isAbsolute } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('without any variable a hub is for this machine only, with the embedded store', () => {
  const settings = readSettings({ DATABASE_URL: '', LIAISON_WORLD: '  ' })
  expect(settings).toMatchObject({ host: '127.0.0.1', port: 8400, origin: 'http://localhost:8400' })
  expect(settings.databaseUrl).toBeUndefined()
  expect(settings.world).toBeUndefined()
  expect(settings.workers).toBeGreaterThanOrEqual(1)
  expect(isAbsolute(settings.dataFolder)).toBe(true)
  expect(Object.isFrozen(settings)).toBe(true)
})

test('the default origin follows the port, and a slash at the end of one given is dropped', () => {
  expect(readSettings({ PORT: '9000' }).origin).toBe('http://localhost:9000')
  expect(readSettings({ LIAISON_ORIGIN: 'https://liaison.example/' }).origin).toBe('https://liaison.example')
})

test('every fault is told at once, a sentence a line, without repeating a password', () => {
  const wrong = {
    PORT: '80a',
    LIAISON_WORKERS: '0',
    LIAISON_WORLD: 'real',
    DATABASE_URL: 'mysql://officer:exercise-password@db.example/liaison',
  }
  let words = ''
  try {
    readSettings(wrong)
  } catch (error) {
    words = String(error)
  }
  for (const name of Object.keys(wrong)) expect(words).toContain(name)
  expect(words.split('\n')).toHaveLength(4)
  expect(words).not.toContain('exercise-password')
})

test.each([
  ['http://localhost:8400', true],
  ['http://127.0.0.1', true],
  ['http://[::1]:8400', true],
  ['http://hub.localhost', true],
  ['https://liaison.example', true],
  ['http://liaison.example', false],
  ['http://127.0.0.1.example', false],
  ['https://liaison.example/path', false],
  ['https://officer@liaison.example', false],
  ['ftp://liaison.example', false],
  ['liaison.example', false],
])('%s as origin: accepted %s', (origin, accepted) => {
  const read = () => readSettings({ LIAISON_ORIGIN: origin })
  if (accepted) expect(read().origin).toBe(origin)
  else expect(read).toThrow('LIAISON_ORIGIN')
})

test('mail needs the address it comes from, and its password is not repeated', () => {
  const smtp = 'smtps://officer:exercise-password@mail.example'
  expect(readSettings({}).smtpUrl).toBeUndefined()
  expect(readSettings({}).webhookPrivate).toBe(false)
  expect(readSettings({ LIAISON_WEBHOOK_PRIVATE: '1' }).webhookPrivate).toBe(true)
  expect(readSettings({ LIAISON_SMTP_URL: smtp, LIAISON_MAIL_FROM: 'hub@liaison.example' }).smtpUrl).toBe(smtp)
  expect(() => readSettings({ LIAISON_SMTP_URL: smtp })).toThrow('LIAISON_MAIL_FROM')
  expect(() => readSettings({ LIAISON_SMTP_URL: 'http://mail.example', LIAISON_MAIL_FROM: 'a@b' })).toThrow('SMTP')
  expect(() => readSettings({ LIAISON_MAIL_FROM: 'a@b, c@d' })).toThrow('LIAISON_MAIL_FROM')
})
