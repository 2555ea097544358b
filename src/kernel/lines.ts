// An answer that leaves a line at a time (newline-delimited JSON): who wants it so, what a line is, how it ends and how it breaks off.
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Streamed } from './operation.ts'
import { type Problem, problemShape } from './problem.ts'
import { exactly, shape } from './schema.ts'

export const linesType = 'application/x-ndjson'

/** Whether an `Accept` header asks for lines; `;q=0` refuses them (RFC 9110, 12.5.1). */
export const wantsLines = (accept: string): boolean =>
  accept.split(',').some((one) => {
    const [type = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
    return type === linesType && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })

/** The last line of an answer that broke off. */
export const brokenShape = shape({
  complete: exactly(false),
  problem: problemShape,
})

/** What any of the lines may be, for the description: none but the last of a whole answer says `complete: true`. */
export const linesShape = ({ line, end }: Streamed): object => ({
  description: 'Lines of JSON; the last one says whether all have come',
  oneOf: [line, end, brokenShape],
})

type Given = { readonly lines: readonly unknown[] } | { readonly end: unknown }

/**
 * Sends what `given` gives, a line each. What fails before the first part is thrown, so that it is refused like any request; after
 * it the last line says that the answer broke off: `broken` tells how. Whoever goes away ends the work behind it.
 */
export const sendLines = async (
  reply: FastifyReply,
  shapes: Streamed,
  given: AsyncGenerator<Given, void>,
  broken: (error: unknown) => Promise<Problem>,
): Promise<FastifyReply> => {
  const [line, end, told] = [shapes.line, shapes.end, brokenShape].map((one) =>
    reply.compileSerializationSchema(one as unknown as Record<string, unknown>),
  )
  if (!line || !end || !told) throw new RangeError('every shape has its serialiser')
  type Json = Record<string, unknown>
  const text = (one: Given): string =>
    'end' in one ? `${end(one.end as Json)}\n` : one.lines.map((each) => `${line(each as Json)}\n`).join('')
  const first = await given.next()
  const pieces = async function* (): AsyncGenerator<string, void> {
    try {
      if (!first.done) yield text(first.value)
      for await (const one of given) yield text(one)
    } catch (error) {
      yield `${told({ complete: false, problem: await broken(error) })}\n`
    } finally {
      await given.return()
    }
  }
  return reply.type(linesType).send(Readable.from(pieces(), { objectMode: false }))
}
