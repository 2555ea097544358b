// The life of an attachment, and which piece of it may come when. Pure; who may act is the policy's.
import { Failure } from '../kernel/failure.ts'
import { type AttachmentState, pieceBytes } from './attachment.schema.ts'

export const attachmentEvents = ['finish', 'accept', 'refuse', 'erase'] as const
export type AttachmentEvent = (typeof attachmentEvents)[number]

const from: Readonly<Record<AttachmentEvent, readonly AttachmentState[]>> = {
  finish: ['receiving'],
  accept: ['examining'],
  refuse: ['examining'],
  erase: ['receiving', 'examining', 'ready'],
}
const to: Readonly<Record<AttachmentEvent, AttachmentState>> = {
  finish: 'examining',
  accept: 'ready',
  refuse: 'refused',
  erase: 'erased',
}

/** The state after an event. Throws Failure conflict `attachment.not-now` with the present state. */
export const stateAfter = (state: AttachmentState, event: AttachmentEvent): AttachmentState => {
  if (!from[event].includes(state)) throw new Failure('conflict', 'attachment.not-now', { values: { state } })
  return to[event]
}

/** Pieces of a whole of so many bytes. */
export const piecesOf = (length: number): number => Math.ceil(length / pieceBytes)

/** Bytes of a piece by its number: all alike but the last. */
export const lengthOfPiece = (length: number, number: number): number =>
  Math.min(pieceBytes, length - number * pieceBytes)

/**
 * Number of the piece that begins at `offset`, and whether it is the next one or held already. Throws Failure conflict
 * `attachment.not-now` unless bytes are being received or the piece is held, invalid `attachment.offset` for one that begins no
 * piece, `attachment.beyond-end`, `attachment.piece-length`, and conflict `attachment.gap` for one that leaves a gap, with
 * `received`, where to go on.
 */
export const placeOfPiece = (
  given: { readonly state: AttachmentState; readonly length: number; readonly received: number },
  offset: number,
  bytes: number,
): { readonly number: number; readonly held: boolean } => {
  const { state, length, received } = given
  if (state === 'refused' || state === 'erased')
    throw new Failure('conflict', 'attachment.not-now', { values: { state } })
  if (offset >= length || offset + bytes > length)
    throw new Failure('invalid', 'attachment.beyond-end', { values: { length } })
  if (offset % pieceBytes !== 0) throw new Failure('invalid', 'attachment.offset', { values: { piece: pieceBytes } })
  const number = offset / pieceBytes
  const expected = lengthOfPiece(length, number)
  if (bytes !== expected) throw new Failure('invalid', 'attachment.piece-length', { values: { expected, bytes } })
  if (offset > received) throw new Failure('conflict', 'attachment.gap', { values: { received } })
  return { number, held: offset < received }
}
