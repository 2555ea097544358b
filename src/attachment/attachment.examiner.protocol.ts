// What hub and examiner say to each other: bytes one way, what was found the other, one piece at a time.
import type { AttachmentVariant, Measures, RefusalKey } from './attachment.schema.ts'

export type ToExaminer =
  /** `announced`: the SHA-256 it must have; null where the uploader said none. */
  | {
      readonly kind: 'begin'
      readonly name: string
      readonly length: number
      readonly announced: Uint8Array | null
    }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  /** The piece of a variant was kept. */
  | { readonly kind: 'kept' }

export type Found = {
  readonly mediaType: string
  /** SHA-256 of what came. */
  readonly digest: Uint8Array
  readonly image?: {
    readonly width: number
    readonly height: number
    readonly measures: Measures
    /** Of the original encoded anew, when it takes the place of what came. */
    readonly reencoded?: { readonly length: number; readonly digest: Uint8Array }
  }
}

export type Verdict =
  | ({ readonly kind: 'accepted' } & Found)
  | {
      readonly kind: 'refused'
      readonly key: RefusalKey
      readonly values: Readonly<Record<string, string | number>>
    }

export type FromExaminer =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'variant'
      readonly variant: AttachmentVariant
      readonly number: number
      readonly bytes: Uint8Array
    }
  | Verdict
