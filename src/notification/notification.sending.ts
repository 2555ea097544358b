// Sends one ping, by webhook or mail: signed, without content, within ten seconds, to the one address that was checked.
import { createHmac } from 'node:crypto'
import { type ClientRequest, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { createTransport } from 'nodemailer'
import type { Secret } from '../kernel/secret.ts'
import type { Settings } from '../kernel/settings.ts'
import { say } from '../kernel/words.ts'
import { type Language, languages } from '../terms/language.ts'
import { readWebhookAddress, resolveTarget } from './notification.address.ts'
import type { DigestView, SendingProblem } from './notification.schema.ts'
import type { OutboxRow, TargetRow } from './notification.table.ts'

/** Time a receiver has to take a ping, milliseconds. */
export const sendMilliseconds = 10_000

export type SendingSettings = Pick<Settings, 'origin' | 'smtpUrl' | 'mailFrom' | 'webhookPrivate'>
export type Ping = Pick<OutboxRow, 'id' | 'bureau' | 'kind' | 'createdAt'> & { readonly waiting: number }
export type Sent = { readonly problem: SendingProblem | ''; readonly status: number | null }

const done: Sent = { problem: '', status: null }
const failed = (problem: SendingProblem, status: number | null = null): Sent => ({ problem, status })

/** All a webhook says. There is nothing else in it, whatever the cause. */
export const bodyOfPing = ({ kind, bureau, waiting, createdAt }: Ping): string =>
  JSON.stringify({ kind, bureau, waiting, at: createdAt })

/**
 * Secret of a webhook, 32 bytes in the form of Standard Webhooks 1.0 (`whsec_` and base64). Made of the hub's key, so that the
 * store alone signs nothing.
 */
export const secretOfTarget = (
  { keyedHash }: Secret,
  { id, generation }: Pick<TargetRow, 'id' | 'generation'>,
): string => `whsec_${keyedHash('notification.webhook', `${id} ${generation}`).toString('base64')}`

/** Headers of Standard Webhooks 1.0: id for repetitions, seconds of the try, HMAC-SHA-256 over `id.seconds.body`. */
export const signedHeaders = (secret: string, id: string, body: string, now: string): Record<string, string> => {
  const seconds = String(Math.floor(Date.parse(now) / 1000))
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` }
}

const withinTime = <T>(work: Promise<T>, late: T): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), sendMilliseconds)
  })
  return Promise.race([work, end]).finally(() => clearTimeout(timer))
}

const judgeStatus = (status: number): Sent => {
  if (status >= 200 && status < 300) return { problem: '', status }
  return failed(status >= 300 && status < 400 ? 'redirected' : 'status', status)
}

/** Sends a ping to a webhook. Never throws: what went wrong is the answer. A redirection is not followed. */
export const sendWebhook = async (
  ping: Ping,
  target: TargetRow,
  { settings, secret, now }: { readonly settings: SendingSettings; readonly secret: Secret; readonly now: string },
): Promise<Sent> => {
  const url = readWebhookAddress(target.address)
  if (!url) return failed('refused-address')
  const resolved = await withinTime(resolveTarget(url, settings.webhookPrivate), { problem: 'unknown-host' } as const)
  if ('problem' in resolved) return failed(resolved.problem)
  const { address, family } = resolved
  const body = bodyOfPing(ping)
  let request: ClientRequest | undefined
  const work = new Promise<Sent>((settle) => {
    request = (url.protocol === 'https:' ? secureRequest : plainRequest)(
      url,
      {
        method: 'POST',
        agent: false,
        lookup: (_host, options, answer) =>
          options.all ? answer(null, [{ address, family }]) : answer(null, address, family),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Liaison',
          ...signedHeaders(secretOfTarget(secret, target), ping.id, body, now),
        },
      },
      (response) => {
        settle(judgeStatus(response.statusCode ?? 0))
        response.destroy()
      },
    )
    request.on('error', () => settle(failed('no-connection')))
    request.end(body)
  })
  return withinTime(work, failed('timed-out')).finally(() => request?.destroy())
}

/** The same in all languages of the platform, so that nobody's mail tells more than another's. */
const textOfPing = (kind: OutboxRow['kind'], origin: string): string =>
  [...languages.map((language) => say(language, `ping-text.${kind}`)), `${origin}/desk`].join('\n\n')

/** Counts and nothing else. */
const textOfDigest = (
  { came, stands }: Pick<DigestView, 'came' | 'stands'>,
  language: Language,
  origin: string,
): string => {
  const open = new Map<string, number>()
  for (const { urgency, count } of stands) open.set(urgency, (open.get(urgency) ?? 0) + count)
  return [
    say(language, 'digest-mail.came'),
    ...(came.length === 0
      ? [say(language, 'digest-mail.nothing')]
      : came.map(({ kind, count }) => `${say(language, `notification-kind.${kind}`)}: ${count}`)),
    '',
    say(language, 'digest-mail.stands'),
    ...[...open].map(([urgency, count]) => `${say(language, `urgency.${urgency}`)}: ${count}`),
    '',
    `${origin}/desk`,
  ].join('\n')
}

export type MailContent = {
  readonly digest?: Pick<DigestView, 'came' | 'stands'> | undefined
  readonly language: Language
}

const isThisMachine = (host: string): boolean => /^(localhost|127\..+|\[?::1\]?)$/.test(host)

/** Sends a ping or a digest by mail. Never throws. Off where no server is stated. */
export const sendMail = async (
  ping: Ping,
  target: TargetRow,
  settings: SendingSettings,
  { digest, language }: MailContent,
): Promise<Sent> => {
  const { smtpUrl, mailFrom, origin } = settings
  if (smtpUrl === undefined || mailFrom === undefined) return failed('mail-off')
  const { protocol, hostname, port, username, password } = new URL(smtpUrl)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // To a server that is elsewhere nothing goes in the clear.
    requireTLS: !secure && !isThisMachine(hostname),
    ignoreTLS: !secure && isThisMachine(hostname),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: sendMilliseconds,
    greetingTimeout: sendMilliseconds,
    socketTimeout: sendMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const work = transport
    .sendMail({
      from: { name: 'Liaison', address: mailFrom },
      to: target.address,
      subject: say('en', `ping-subject.${ping.kind}`),
      text: digest ? textOfDigest(digest, language, origin) : textOfPing(ping.kind, origin),
      messageId: `<${ping.id}@${mailFrom.slice(mailFrom.indexOf('@') + 1)}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Liaison-Id': ping.id },
    })
    .then(
      () => done,
      (error: unknown) => failed(problemOfMail(error)),
    )
  return withinTime(work, failed('timed-out')).finally(() => transport.close())
}

const problemOfMail = (error: unknown): SendingProblem => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EDNS' || code === 'ENOTFOUND') return 'unknown-host'
  if (code === 'ETIMEDOUT') return 'timed-out'
  return code === 'ECONNECTION' || code === 'ECONNREFUSED' || code === 'ESOCKET' ? 'no-connection' : 'mail-refused'
}
