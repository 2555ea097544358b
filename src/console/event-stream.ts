// Reads server-sent events (WHATWG HTML 9.2) from bytes; pure. `EventSource` would hide heartbeats and cannot be told
// from which event to go on, both of which the console needs.

export type StreamPart =
  | { readonly type: 'event'; readonly id: string; readonly name: string; readonly data: string }
  | { readonly type: 'beat' }
  /** An id without an event: the place from which to go on. */
  | { readonly type: 'mark'; readonly id: string }
  | { readonly type: 'retry'; readonly milliseconds: number }

/**
 * Makes a reader that is fed text as it arrives, cut anywhere, and answers the parts complete so far. A comment line is
 * a `beat`. Lines end in LF, CRLF or CR; several `data` lines are joined by LF.
 */
export const streamReader = (): ((text: string) => StreamPart[]) => {
  let rest = ''
  let id = ''
  let marked = ''
  let name = ''
  let data: string[] = []
  const readLine = (line: string): StreamPart | null => {
    if (line === '') {
      const part: StreamPart | null =
        data.length > 0
          ? { type: 'event', id, name: name || 'message', data: data.join('\n') }
          : id === marked
            ? null
            : { type: 'mark', id }
      marked = id
      data = []
      name = ''
      return part
    }
    if (line.startsWith(':')) return { type: 'beat' }
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (field === 'data') data.push(value)
    else if (field === 'event') name = value
    else if (field === 'id' && !value.includes('\0')) id = value
    else if (field === 'retry' && /^\d+$/.test(value)) return { type: 'retry', milliseconds: Number(value) }
    return null
  }
  return (text) => {
    const parts: StreamPart[] = []
    rest += text
    for (;;) {
      const end = rest.search(/[\r\n]/)
      // A CR at the very end may be the first half of CRLF: wait for the next piece.
      if (end < 0 || (rest[end] === '\r' && end === rest.length - 1)) return parts
      const line = rest.slice(0, end)
      rest = rest.slice(rest[end] === '\r' && rest[end + 1] === '\n' ? end + 2 : end + 1)
      const part = readLine(line)
      if (part) parts.push(part)
    }
  }
}
