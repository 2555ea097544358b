// Where pings may not go: private networks in every spelling, names that lead there, redirections; and that mail is one address.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { secretOf } from '../kernel/secret.ts'
import { isMailAddress, isPublicAddress, readWebhookAddress, resolveTarget } from './notification.address.ts'
import { sendWebhook } from './notification.sending.ts'
import type { TargetRow } from './notification.table.ts'

const asked: string[] = []
let location = ''
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.writeHead(location === '' ? 204 : 302, location === '' ? {} : { location })
  response.end()
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))
const port = (): number => (server.address() as AddressInfo).port

const target = (address: string): TargetRow => ({
  id: '019a0000-0000-7000-8000-000000000001',
  bureau: 'vn',
  officer: '',
  way: 'webhook',
  address,
  label: 'Exercise',
  generation: 1,
  createdAt: '2026-11-21T20:05:00.000Z',
  createdBy: 'vn.command',
  testedAt: null,
  removedAt: null,
})
const ping = { id: 'x', bureau: 'vn', kind: 'test', createdAt: '2026-11-21T20:05:00.000Z', waiting: 0 } as const
const post = (address: string, webhookPrivate: boolean) =>
  sendWebhook(ping, target(address), {
    settings: { origin: 'http://localhost:8400', smtpUrl: undefined, mailFrom: undefined, webhookPrivate },
    secret: secretOf(Buffer.alloc(32, 7)),
    now: '2026-11-21T20:05:00.000Z',
  })

describe('an address', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001:0:1::1',
    'no address',
  ])('%s is not of the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
  test.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2a00::1', '2606:4700::1'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test('in every spelling of a private one is refused, unless the operator allows it', async () => {
    for (const host of [
      '127.1',
      '0x7f.1',
      '2130706433',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '10.0.0.1',
      '169.254.169.254',
    ]) {
      const url = readWebhookAddress(`https://${host}/x`)
      expect(url, host).toBeDefined()
      if (url) expect(await resolveTarget(url, false), host).toEqual({ problem: 'refused-address' })
    }
    const inside = readWebhookAddress('https://10.0.0.1/x')
    if (inside) expect(await resolveTarget(inside, true)).toEqual({ address: '10.0.0.1', family: 4 })
  })

  test('behind a name counts, and one closed address among several closes the name', async () => {
    const url = readWebhookAddress('https://hooks.example/x')
    if (!url) throw new Error('a good address')
    const behind = (...addresses: string[]) => resolveTarget(url, false, async () => addresses)
    expect(await behind('1.1.1.1')).toEqual({ address: '1.1.1.1', family: 4 })
    expect(await behind('10.0.0.7')).toEqual({ problem: 'refused-address' })
    expect(await behind('1.1.1.1', '10.0.0.7')).toEqual({ problem: 'refused-address' })
    expect(await behind()).toEqual({ problem: 'unknown-host' })
  })

  test('by plain http never leaves this machine, whatever the operator allows and whatever a name means', async () => {
    expect(readWebhookAddress('http://hooks.example/')).toBeUndefined()
    const url = readWebhookAddress('http://desk.localhost/')
    if (!url) throw new Error('a good address')
    expect(await resolveTarget(url, true, async () => ['1.1.1.1'])).toEqual({ problem: 'refused-address' })
  })

  test.each(['a@b.example', 'duty+night@bureau.example'])('%s is a mail address', (text) => {
    expect(isMailAddress(text)).toBe(true)
  })
  test.each(['a@b, c@d', 'a@b\r\nBcc: c@d', 'N <a@b>', '@b', 'a@', 'a b@c', 'a@b;c@d', '"a"@b'])(
    '%j is not',
    (text) => {
      expect(isMailAddress(text)).toBe(false)
    },
  )
})

describe('a webhook', () => {
  test('to this machine is refused without a request, and sent where the operator allows it', async () => {
    asked.length = 0
    expect(await post(`http://127.0.0.1:${port()}/a`, false)).toEqual({ problem: 'refused-address', status: null })
    expect(await post(`http://localhost:${port()}/b`, false)).toEqual({ problem: 'refused-address', status: null })
    expect(asked).toEqual([])
    expect(await post(`http://127.0.0.1:${port()}/c`, true)).toEqual({ problem: '', status: 204 })
    expect(asked).toEqual(['/c'])
  })

  test('does not follow a redirection', async () => {
    asked.length = 0
    location = `http://127.0.0.1:${port()}/elsewhere`
    expect(await post(`http://127.0.0.1:${port()}/here`, true)).toEqual({ problem: 'redirected', status: 302 })
    location = ''
    expect(asked).toEqual(['/here'])
  })

  test('to where nobody listens says so', async () => {
    const silent = createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const closed = (silent.address() as AddressInfo).port
    await new Promise((resolve) => silent.close(resolve))
    expect(await post(`http://127.0.0.1:${closed}/`, true)).toEqual({ problem: 'no-connection', status: null })
  })
})
