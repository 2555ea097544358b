// Where a ping may go: https addresses outside private networks, unless the operator allows more; and one mail address.
import { lookup } from 'node:dns/promises'
import { BlockList, isIP, isIPv4 } from 'node:net'

const mailForm = /^[^\s@<>,;:"()[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/
/** Whether a text is one mail address and nothing else: no list, no name, no further header. */
export const isMailAddress = (text: string): boolean => mailForm.test(text)

/** Host of an address, an IPv6 one without its brackets. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Networks of IANA's special-purpose registries (RFC 6890 and later) that are not the public internet, and those that hide one. */
const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits, 'ipv4')
/** Global unicast of IPv6; everything else is closed. */
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(net, bits, 'ipv6')

const isLoopback = (address: string): boolean => loopback.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')

/** Whether an IP address is of the public internet. What is neither IPv4 nor IPv6 is not. */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !closed.check(address, 'ipv4')
  return isIP(address) === 6 && globalUnicast.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

/** Whether a name or address is this machine by its form alone. */
const namesThisMachine = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || (isIP(host) !== 0 && isLoopback(host))

/** Reads the address of a webhook: https, or http to this machine; no user, no fragment. Undefined for every other. */
export const readWebhookAddress = (text: string): URL | undefined => {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || url.hash !== '') return undefined
  if (url.protocol === 'https:') return url
  return url.protocol === 'http:' && namesThisMachine(hostOf(url)) ? url : undefined
}

export type Resolved =
  | { readonly address: string; readonly family: 4 | 6 }
  | { readonly problem: 'refused-address' | 'unknown-host' }

/** Every address behind a host name. */
export type Resolve = (host: string) => Promise<readonly string[]>
export const resolveHost: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)

/**
 * The one IP address a ping may be sent to; the connection is made to it and to no other, so that a name cannot mean something else
 * a moment later. A name of which any address is closed is refused whole.
 */
export const resolveTarget = async (url: URL, allowsPrivate: boolean, resolve = resolveHost): Promise<Resolved> => {
  const host = hostOf(url)
  let addresses: readonly string[]
  try {
    addresses = isIP(host) === 0 ? await resolve(host) : [host]
  } catch {
    return { problem: 'unknown-host' }
  }
  const [address] = addresses
  if (address === undefined) return { problem: 'unknown-host' }
  const isPlain = url.protocol === 'http:'
  const mayGo = (one: string): boolean => (isPlain ? isLoopback(one) : true) && (allowsPrivate || isPublicAddress(one))
  if (!addresses.every(mayGo)) return { problem: 'refused-address' }
  return { address, family: isIPv4(address) ? 4 : 6 }
}
