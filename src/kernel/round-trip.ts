/** Several statements sent in one go: what a transaction begins and ends with costs no round trip of its own. */
import pg from 'pg'

/** A statement with its values. A `name` lets the server parse it once a connection; the same name always carries the same text. */
export type Statement = {
  readonly text: string
  readonly name?: string
  readonly values?: readonly unknown[]
}

/** What `pg` has on its connection and on its queries, and its types leave out. */
type Wire = pg.Connection & { readonly submittedNamedStatements: Record<string, string> }
type Driven = pg.Query & {
  readonly name?: string
  readonly text: string
  readonly handleRowDescription: (message: unknown) => void
  readonly handleDataRow: (message: unknown) => void
  readonly handleCommandComplete: (message: unknown, wire: Wire) => void
  readonly handleReadyForQuery: (wire: Wire) => void
}

/** Answers of the statements in their order, or what the first that failed was told. */
type Ends = { readonly done: (results: readonly pg.QueryResult[]) => void; readonly failed: (error: unknown) => void }

/** Statements as `pg` drives them: it calls these as the server answers. Only behind the last the server is asked how it stands. */
class RoundTrip implements pg.Submittable {
  readonly #queries: readonly Driven[]
  readonly #results: pg.QueryResult[] = []
  readonly #ends: Ends
  /** What `pg` itself could not send or could not read. */
  readonly #refused: unknown[] = []
  #at = 0

  constructor(statements: readonly Statement[], types: pg.CustomTypesConfig, ends: Ends) {
    this.#ends = ends
    this.#queries = statements.map(({ text, name, values = [] }, at) => {
      const config = { text, values: [...values], types, queryMode: 'extended', ...(name ? { name } : {}) }
      return new pg.Query(config, (error: unknown, result: unknown) => {
        if (error) this.#refused.push(error)
        else this.#results[at] = result as pg.QueryResult
      }) as Driven
    })
  }

  /** `pg` notes under this name that the server has parsed what it is answering. */
  get name(): string | undefined {
    return this.#queries[this.#at]?.name
  }
  get text(): string | undefined {
    return this.#queries[this.#at]?.text
  }

  submit(wire: pg.Connection): void {
    const silent: pg.Connection = Object.create(wire, { sync: { value: () => undefined } })
    wire.stream.cork()
    try {
      for (const query of this.#queries) {
        // It answers what it would not send, which its type leaves out. Nothing goes after that: a commit least of all.
        const refused = query.submit(silent) as unknown
        if (refused instanceof Error) this.#refused.push(refused)
        if (this.#refused.length > 0) break
      }
      wire.sync()
    } finally {
      wire.stream.uncork()
    }
  }

  handleRowDescription(message: unknown): void {
    this.#queries[this.#at]?.handleRowDescription(message)
  }

  handleDataRow(message: unknown): void {
    this.#queries[this.#at]?.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, wire: Wire): void {
    this.#queries[this.#at]?.handleCommandComplete(message, wire)
    this.#at += 1
  }

  handleEmptyQuery(): void {
    this.#at += 1
  }

  /** The server passes over what stands behind the one that failed: it was neither run nor parsed. */
  handleError(error: unknown, wire: Wire): void {
    for (const { name } of this.#queries.slice(this.#at)) if (name) delete wire.submittedNamedStatements[name]
    this.#ends.failed(error)
  }

  handleReadyForQuery(wire: Wire): void {
    for (const query of this.#queries.slice(0, this.#at)) query.handleReadyForQuery(wire)
    const [refused] = this.#refused
    if (refused === undefined) this.#ends.done(this.#results)
    else this.#ends.failed(refused)
  }
}

/**
 * Runs statements one after another in one round trip and answers what each gave. Where one fails, those behind it are not run, and it
 * rejects with what that one was told. `types` reads values. `client` is one connection, never a pool.
 */
export const runTogether = (
  client: Pick<pg.ClientBase, 'query'>,
  statements: readonly Statement[],
  types: pg.CustomTypesConfig,
): Promise<readonly pg.QueryResult[]> =>
  new Promise((done, failed) => {
    client.query(new RoundTrip(statements, types, { done, failed }))
  })
