// Server-sent events come out whole, however the bytes were cut.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type StreamPart, streamReader } from './event-stream.ts'

const stream =
  'retry: 2000\nid: 41\n: from 41\n\n: heartbeat\n\nid: 42\r\nevent: fact\r\ndata: {"id":42,\r\ndata: "kind":"hit"}\r\n\r\nid: 43\ndata:x\n\n'
const whole: StreamPart[] = [
  { type: 'retry', milliseconds: 2000 },
  { type: 'beat' },
  { type: 'mark', id: '41' },
  { type: 'beat' },
  { type: 'event', id: '42', name: 'fact', data: '{"id":42,\n"kind":"hit"}' },
  { type: 'event', id: '43', name: 'message', data: 'x' },
]

describe('a reader of events', () => {
  test('reads fields, comments, marks and several lines of data', () => {
    expect(streamReader()(stream)).toEqual(whole)
  })
  test('reads the same from pieces cut anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: stream.length - 1 }), { maxLength: 12 }), (cuts) => {
        const read = streamReader()
        const places = [0, ...[...cuts].sort((a, b) => a - b), stream.length]
        const parts = places.slice(1).flatMap((end, at) => read(stream.slice(places[at], end)))
        expect(parts).toEqual(whole)
      }),
    )
  })
  test('gives nothing for an event that has not ended, and ignores unknown fields', () => {
    expect(streamReader()('id: 1\ndata: half\n')).toEqual([])
    expect(streamReader()('what: ever\n\n')).toEqual([])
  })
})
