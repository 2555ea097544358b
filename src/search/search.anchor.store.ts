// Where in the ledger a snapshot stands: the fact at a place names that place for good.
import { type Connection, named } from '../kernel/database.ts'

/** Id of the fact at a place of the ledger; undefined when there is none, or none any more. */
export const readFactAt = async (
  { client }: Pick<Connection, 'client'>,
  place: number,
): Promise<string | undefined> => {
  const [fact] = await named<{ id: string }>(client, 'search-anchor', 'select id from fact where place = $1', [place])
  return fact?.id
}
