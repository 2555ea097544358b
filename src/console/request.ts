// Turns the path of an operation and its parameters into an address; pure, so that its laws can be tested.

/**
 * `/api/v1/hits/:id` with `{ id }` filled in and the query behind it. Undefined and null members of the query are left
 * out, lists repeat the member. Throws when a parameter of the path is missing: that is a fault of ours, not the user's.
 */
export const addressOf = (path: string, params: unknown, query: unknown): string => {
  const given = (params ?? {}) as Readonly<Record<string, unknown>>
  const filled = path.replace(/:([A-Za-z]\w*)/g, (_, name: string) => {
    const value = given[name]
    if (value === undefined || value === null || value === '')
      throw new Error(`parameter ${name} of ${path} is missing`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries((query ?? {}) as Readonly<Record<string, unknown>>)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one))
    }
  }
  const tail = search.toString()
  return tail === '' ? filled : `${filled}?${tail}`
}

/** Where a page ends: given back as `after` it begins the next; null after the last. */
export type Mark = string | number | null

/** The input of a list for the page after a mark, which goes where the question goes; all else that was asked stays. */
export const pageAfter = <T extends object>(input: T, mark: Mark): T => {
  if (mark === null) return input
  const { query, body } = input as { readonly query?: object; readonly body?: object }
  return body ? { ...input, body: { ...body, after: mark } } : { ...input, query: { ...query, after: mark } }
}
