// What has been typed into a form and not sent yet: kept while the page lives, in memory only, so that closing a sheet loses nothing.
import { useState } from 'react'

const kept = new Map<string, object>()

/**
 * `const [draft, change, clear] = useDraft('finding ' + hit.id, { identity: null, reason: '' })`. `change` takes the members
 * that change. Never in browser storage: drafts speak of people.
 */
export const useDraft = <T extends object>(
  key: string,
  blank: T,
): readonly [T, (members: Partial<T>) => void, () => void] => {
  const [draft, setDraft] = useState<{ readonly key: string; readonly value: T }>(() => ({
    key,
    value: (kept.get(key) as T | undefined) ?? blank,
  }))
  const value = draft.key === key ? draft.value : ((kept.get(key) as T | undefined) ?? blank)
  const change = (members: Partial<T>) => {
    const next = { ...((kept.get(key) as T | undefined) ?? value), ...members }
    kept.set(key, next)
    setDraft({ key, value: next })
  }
  const clear = () => {
    kept.delete(key)
    setDraft({ key, value: blank })
  }
  return [value, change, clear]
}
