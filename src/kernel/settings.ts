/** What the environment says about this hub, read once and checked whole. */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { StartRefusal } from './failure.ts'

export const worlds = ['demonstration', 'none'] as const
export type World = (typeof worlds)[number]

/**
 * The folder of `package.json` above this file, from the sources and from the build alike: migrations, locales and the built
 * console stand below it. Throws StartRefusal when the program was copied without it.
 */
export const packageFolder = (): string => {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) throw new StartRefusal('The package of Liaison was not found around its program.')
    folder = dirname(folder)
  }
  return folder
}

/** The settings of one process; frozen. */
export type Settings = {
  /** `HOST`: address to listen on; loopback unless told otherwise. */
  readonly host: string
  /** `PORT`: 1 to 65535. */
  readonly port: number
  /** `LIAISON_ORIGIN`: what browsers write as `Origin`, without a slash at the end. */
  readonly origin: string
  /** `LIAISON_DATA`: absolute path of the folder with the embedded store, keys and attachments. */
  readonly dataFolder: string
  /** `LIAISON_KEYS`: the hub's own key, 32 bytes in base64url; undefined means its file in `LIAISON_DATA/keys`. Never print it. */
  readonly keys: string | undefined
  /** `DATABASE_URL`: a PostgreSQL server; undefined means the embedded one. Holds a password: never print it. */
  readonly databaseUrl: string | undefined
  /** `LIAISON_WORLD`: undefined means the demonstration world on an empty embedded store, and none elsewhere. */
  readonly world: World | undefined
  /** `LIAISON_WORKERS`: number of search workers, 1 to 256. */
  readonly workers: number
  /** `LIAISON_REHEARSAL`: unless it is `0`, a hub practises as soon as it listens, and its readers of persons while nobody asks. */
  readonly rehearses: boolean
  /** `LIAISON_SMTP_URL`: the mail server for pings; undefined means no mail. May hold a password: never print it. */
  readonly smtpUrl: string | undefined
  /** `LIAISON_MAIL_FROM`: the address mail comes from; stated with `LIAISON_SMTP_URL`. */
  readonly mailFrom: string | undefined
  /** `LIAISON_WEBHOOK_PRIVATE`: `1` lets webhooks go to private networks, and to this machine by plain http. */
  readonly webhookPrivate: boolean
}

const wholeNumber = (text: string, least: number, most: number): number | undefined => {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : undefined
}

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127(\.\d{1,3}){3}$/.test(hostname)

const faultOfOrigin = (text: string): string | undefined => {
  if (!URL.canParse(text)) return 'LIAISON_ORIGIN must be an address such as https://liaison.example.'
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return 'LIAISON_ORIGIN must begin with http:// or https://.'
  if (`${url.origin}/` !== url.href)
    return 'LIAISON_ORIGIN must be scheme, host and port only, without a path or a user.'
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return 'LIAISON_ORIGIN must be https unless it names this very machine: sign-in over plain http can be overheard.'
  return undefined
}

/**
 * Reads the environment. An empty variable counts as unset.
 * Throws StartRefusal that names every fault at once, a sentence a line, and repeats no value that may be secret.
 */
export const readSettings = (environment: Readonly<Record<string, string | undefined>>): Settings => {
  const faults: string[] = []
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined
  const readNumber = (name: string, least: number, most: number, otherwise: number): number => {
    const text = read(name)
    if (text === undefined) return otherwise
    const value = wholeNumber(text, least, most)
    if (value === undefined) faults.push(`${name} must be a whole number from ${least} to ${most}.`)
    return value ?? otherwise
  }
  const readOne = <T extends string>(name: string, allowed: readonly T[]): T | undefined => {
    const text = read(name)
    const value = allowed.find((one) => one === text)
    if (text !== undefined && value === undefined) faults.push(`${name} must be one of ${allowed.join(', ')}.`)
    return value
  }

  const port = readNumber('PORT', 1, 65_535, 8400)
  const origin = read('LIAISON_ORIGIN') ?? `http://localhost:${port}`
  const faultInOrigin = faultOfOrigin(origin)
  if (faultInOrigin) faults.push(faultInOrigin)
  const databaseUrl = read('DATABASE_URL')
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\/\S+$/.test(databaseUrl))
    faults.push('DATABASE_URL must begin with postgres:// or postgresql://.')

  const smtpUrl = read('LIAISON_SMTP_URL')
  const mailFrom = read('LIAISON_MAIL_FROM')
  if (smtpUrl !== undefined && !(/^smtps?:\/\//.test(smtpUrl) && URL.canParse(smtpUrl)))
    faults.push('LIAISON_SMTP_URL must be an address such as smtps://user:password@mail.example.')
  if (smtpUrl !== undefined && mailFrom === undefined)
    faults.push('LIAISON_MAIL_FROM must say which address mail comes from, since LIAISON_SMTP_URL is set.')
  if (mailFrom !== undefined && !/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(mailFrom))
    faults.push('LIAISON_MAIL_FROM must be one mail address and nothing else.')

  const settings: Settings = {
    host: read('HOST') ?? '127.0.0.1',
    port,
    origin: faultInOrigin ? origin : new URL(origin).origin,
    dataFolder: resolve(read('LIAISON_DATA') ?? './data'),
    keys: read('LIAISON_KEYS'),
    databaseUrl,
    world: readOne('LIAISON_WORLD', worlds),
    workers: readNumber('LIAISON_WORKERS', 1, 256, Math.max(1, availableParallelism() - 1)),
    rehearses: readOne('LIAISON_REHEARSAL', ['0', '1']) !== '0',
    smtpUrl,
    mailFrom,
    webhookPrivate: readOne('LIAISON_WEBHOOK_PRIVATE', ['0', '1']) === '1',
  }
  if (faults.length > 0) throw new StartRefusal(faults.join('\n'))
  return Object.freeze(settings)
}
