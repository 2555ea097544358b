// Sizes, times and states of attachments in the reader's language.
import type { ReactNode } from 'react'
import { Words } from '../console/words.tsx'

/** Bytes as people say them. */
export const Size = ({ of }: { of: number }): ReactNode =>
  of < 10_000 ? (
    <Words id="attachment.bytes" values={{ count: of }} />
  ) : of < 10_000_000 ? (
    <Words id="attachment.kilobytes" values={{ count: Math.round(of / 1000) }} />
  ) : (
    <Words id="attachment.megabytes" values={{ count: Math.round(of / 1_000_000) }} />
  )

/** Seconds that are left, as people say them. */
export const Left = ({ seconds }: { seconds: number }): ReactNode =>
  seconds < 60 ? (
    <Words id="attachment.left-seconds" values={{ count: seconds }} />
  ) : (
    <Words id="attachment.left-minutes" values={{ count: Math.ceil(seconds / 60) }} />
  )
