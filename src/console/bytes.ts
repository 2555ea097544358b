// Bytes to and from the hub: pieces of files that are sent, pictures and files that are looked at or saved.
import { useEffect, useState } from 'react'
import type { Answer, Operation } from '../kernel/operation.ts'
import { type Asked, answerOf, reach } from './client.ts'
import { Problem } from './problem.ts'

/**
 * Sends bytes to an operation that takes them. Throws as `ask`. The same `key` again is the same piece, and done once.
 */
export const sendBytes = async <O extends Operation>(
  operation: O,
  input: Asked<O>,
  bytes: Blob,
  options: { readonly signal?: AbortSignal; readonly key?: string } = {},
): Promise<Answer<O>> => {
  const sent = { type: 'application/octet-stream', body: bytes }
  return answerOf(operation, await reach(operation, input, { accept: 'application/json', sent, ...options }))
}

/** Bytes as they came, with the name to save them under; empty for what is only looked at. */
export type Taken = { readonly blob: Blob; readonly fileName: string }

/** The name in a `content-disposition` of RFC 6266; empty when there is none that can be read. */
export const fileNameOf = (disposition: string | null): string => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (encoded === undefined) return ''
  try {
    return decodeURIComponent(encoded)
  } catch {
    return ''
  }
}

/** Asks an operation that gives bytes. Throws as `ask`, and `Problem` `offline` when the line breaks off while they come. */
export const askBytes = async <O extends Operation>(
  operation: O,
  input: Asked<O>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Taken> => {
  const reply = await reach(operation, input, { accept: '*/*', ...options })
  const fileName = fileNameOf(reply.headers.get('content-disposition'))
  try {
    return { blob: await reply.blob(), fileName }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem({ status: 0, code: 'offline' })
  }
}

/** Saves bytes as a file of this machine. The officer chose to: nothing is saved by itself. */
export const saveBytes = ({ blob, fileName }: Taken): void => {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The browser has taken it when the turn is over.
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}

/** An address of bytes for as long as they are on the screen; null while there are none. Nothing of it stays behind. */
export const useAddress = (blob: Blob | undefined): string | null => {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!blob) return setAddress(null)
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return address
}

/** Bytes that are asked for when `when` is true, and forgotten with the element. */
export const useBytes = (
  get: (signal: AbortSignal) => Promise<Taken>,
  options: { readonly when: boolean; readonly key: string },
): { readonly taken: Taken | undefined; readonly problem: Problem | undefined } => {
  const [state, setState] = useState<{ key: string; taken?: Taken; problem?: Problem }>({ key: '' })
  const { when, key } = options
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says which bytes; `get` is made anew at each drawing
  useEffect(() => {
    if (!when) return
    const left = new AbortController()
    // A layer may draw what it holds twice on opening. What is gone with the same turn asks nothing: each look is an entry.
    const turn = setTimeout(() => {
      get(left.signal).then(
        (taken) => setState({ key, taken }),
        (error: unknown) => {
          if (error instanceof Problem) setState({ key, problem: error })
        },
      )
    })
    return () => {
      clearTimeout(turn)
      left.abort()
    }
  }, [when, key])
  const known = state.key === key && when
  return { taken: known ? state.taken : undefined, problem: known ? state.problem : undefined }
}
