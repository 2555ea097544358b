// How answers become JSON, and long lists of them that are written as bytes a few elements at a time.
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import type { Static, TSchema } from './schema.ts'

type SerializerFactory = ReturnType<typeof SerializerSelector>
type Serializer = ReturnType<ReturnType<SerializerFactory>>

const serializers = new WeakMap<object, Serializer>()

/**
 * Fastify's own compiler of answers, each schema compiled once: every operation shares what it refuses with, and most share more,
 * so an eighth of the work is left. Our schemas stand alone; nothing is added that one could refer to.
 */
const compiled: SerializerFactory = (external, options) => {
  const compile = SerializerSelector()(external, options)
  return (route) => {
    const schema = route.schema as object
    const serializer = serializers.get(schema) ?? compile(route)
    serializers.set(schema, serializer)
    return serializer
  }
}

const serializerOf = (schema: TSchema): Serializer =>
  serializers.get(schema) ?? compiled({}, undefined)({ schema } as Parameters<ReturnType<SerializerFactory>>[0])

/** Short enough to be had again from what others have let go of. */
const stretchLength = 64 * 1024

/**
 * A list of an answer as bytes: an element leaves no more of itself behind than what is sent of it, so that of a thousand rows few live
 * at once. What the schema of the elements does not name is left out, as from any answer.
 */
export class Written<S extends TSchema = TSchema> {
  readonly #write: Serializer
  readonly #full: Buffer[] = []
  #stretch = Buffer.allocUnsafe(stretchLength)
  #used = 0

  constructor(elements: S) {
    this.#write = serializerOf(elements)
  }

  add(element: Static<S>): void {
    const text = this.#write(element)
    const isFirst = this.#used === 0 && this.#full.length === 0
    // A character of UTF-16 takes three bytes of UTF-8 at most.
    const most = 1 + 3 * text.length
    if (this.#used + most > this.#stretch.length) {
      this.#full.push(this.#stretch.subarray(0, this.#used))
      this.#stretch = Buffer.allocUnsafe(Math.max(stretchLength, most))
      this.#used = 0
    }
    if (!isFirst) this.#used += this.#stretch.write(',', this.#used)
    this.#used += this.#stretch.write(text, this.#used)
  }

  /** The elements with commas between them, in stretches that follow each other. */
  get bytes(): readonly Buffer[] {
    return [...this.#full, this.#stretch.subarray(0, this.#used)]
  }
}

type Members = { readonly properties: Readonly<Record<string, TSchema>>; readonly required?: readonly string[] }

/** An answer that holds lists as bytes: its other members are written as they would be in any. Throws Error for one that is missing. */
const join = ({ properties, required = [] }: Members, answer: Readonly<Record<string, unknown>>): Buffer => {
  const parts: Buffer[] = []
  for (const [name, schema] of Object.entries(properties)) {
    const value = answer[name]
    if (value === undefined && required.includes(name)) throw new Error(`"${name}" is required!`)
    if (value === undefined) continue
    const before = `${parts.length === 0 ? '{' : ','}${JSON.stringify(name)}:`
    if (value instanceof Written) parts.push(Buffer.from(`${before}[`), ...value.bytes, Buffer.from(']'))
    else parts.push(Buffer.from(before + serializerOf(schema)(value)))
  }
  return Buffer.concat([...parts, Buffer.from('}')])
}

/** The compiler of answers that takes lists as bytes too. An answer that holds one is a `Buffer`. */
export const buildSerializer: SerializerFactory = (external, options) => {
  const compile = compiled(external, options)
  return (route) => {
    const write = compile(route)
    const { properties, required } = route.schema as Partial<Members>
    const mayHold = Object.values(properties ?? {}).some(({ type }: { type?: string }) => type === 'array')
    if (!properties || !mayHold) return write
    const members: Members = { properties, ...(required ? { required } : {}) }
    // Fastify sends bytes that a serializer answers as they are; its type says text alone.
    return (answer: Readonly<Record<string, unknown>>) =>
      answer && Object.values(answer).some((value) => value instanceof Written)
        ? (join(members, answer) as unknown as string)
        : write(answer)
  }
}
