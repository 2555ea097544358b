// Finds the mapping of an import (a file, a saved one, the names of the columns themselves) and refuses one that cannot do.
import { readFile } from 'node:fs/promises'
import { faultsOfMapping, isMapping, lackingTargets, type Mapping } from '../intake/mapping.ts'
import { certainMapping, suggestMapping } from '../intake/mapping-suggestion.ts'
import type { Source } from '../intake/record-source.ts'
import type { Target } from '../intake/schema-targets.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Connection } from '../kernel/database.ts'
import { StartRefusal } from '../kernel/failure.ts'
import { asSystem, runChange, type Services } from '../kernel/invocation.ts'
import { say } from '../kernel/words.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { asStored } from './feed.import.ts'
import { type MappingRow, saveMappingRow } from './feed.mapping.store.ts'
import { saveMapping } from './feed.operations.ts'
import { targetsOfDatabase } from './feed.targets.panel.ts'

const savedMapping = async (
  { sql }: Pick<Connection, 'sql'>,
  bureau: string,
  database: DatabaseName,
  name: string,
): Promise<MappingRow | undefined> =>
  sql
    .selectFrom('importMapping')
    .selectAll()
    .where('bureau', '=', bureau)
    .where('database', '=', database)
    .where('name', '=', name)
    .executeTakeFirst()

const readMappingFile = async (path: string): Promise<Mapping> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartRefusal(`The mapping ${path} cannot be read (${error.code}).`)
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new StartRefusal(`The mapping ${path} is not JSON.`)
  }
  if (!isMapping(value))
    throw new StartRefusal(
      `The mapping ${path} has not the form {"columns": [{"from": "Passport no", "to": "/fields/number"}], "constants": [{"to": "/status", "value": "lost"}]}.`,
    )
  return { columns: value.columns, constants: value.constants ?? [] }
}

/** A proposal to look at, as the file it may be saved to. */
export const proposeMapping = (source: Source, targets: readonly Target[]): string =>
  JSON.stringify(suggestMapping(source.headings ?? [], targets), null, 2)

const tellChoices = ({ pointer, choices }: Target): string =>
  choices.length === 0 ? pointer : `${pointer} (${choices.slice(0, 12).join(', ')})`

/**
 * The mapping of an import; undefined for files whose lines are entries. `--mapping` names a file that ends in .json, else a
 * saved one; without it the columns must bear the names of the fields. Throws StartRefusal, before any line is read, for a
 * mapping with a fault and for one that fills a mandatory field by nothing.
 */
export const findMapping = async (
  connection: Pick<Connection, 'sql'>,
  wish: {
    readonly database: DatabaseName
    readonly bureau: string
    readonly source: Source
    readonly named: string | undefined
  },
): Promise<Mapping | undefined> => {
  const { database, bureau, source, named } = wish
  if (named === undefined && source.format !== 'csv') return undefined
  if (source.format === 'ofac-sdn')
    throw new StartRefusal('The files of this list say what they are: leave --mapping out.')
  const targets = targetsOfDatabase(database)
  const { headings } = source
  let mapping: Mapping
  if (named === undefined) mapping = certainMapping(headings ?? [], targets)
  else if (named.endsWith('.json')) mapping = await readMappingFile(named)
  else {
    const saved = await savedMapping(connection, bureau, database, named)
    if (!saved)
      throw new StartRefusal(`${bureau} keeps no mapping ${named} for ${database}. A mapping in a file ends in .json.`)
    mapping = saved.mapping
  }
  const faults = faultsOfMapping(mapping, targets, source.format === 'csv' ? headings : undefined)
  const lacking = lackingTargets(mapping, targets)
  if (faults.length === 0 && lacking.length === 0) return mapping
  const lines = [
    named === undefined ? 'The columns do not bear the names of the fields.' : 'This mapping cannot be used.',
    ...faults.map(({ pointer, key, values }) => `${pointer}: ${say('en', key, values)}`),
    ...(lacking.length === 0
      ? []
      : [
          'Nothing fills these mandatory fields:',
          ...targets.filter(({ pointer }) => lacking.includes(pointer)).map((one) => `  ${tellChoices(one)}`),
        ]),
  ]
  if (headings && headings.length > 0) {
    lines.push('', `Columns of the file: ${headings.join(' | ')}`)
    lines.push(
      'A proposal by their words. Look at it, complete it, save it to a file and name it with --mapping FILE.json:',
    )
    lines.push(proposeMapping(source, targets))
  }
  throw new StartRefusal(lines.join('\n'))
}

/** Keeps a mapping under a name for the next file, in place of what stood there. */
export const keepMapping = async (
  services: Services,
  actor: Actor,
  database: DatabaseName,
  name: string,
  mapping: Mapping,
): Promise<void> => {
  const known = await savedMapping(services.database, actor.bureau, database, name)
  await runChange(asSystem(services, actor), saveMapping.name, async (context) => {
    const version = known ? { version: known.version } : {}
    const row = await saveMappingRow(context, { database, name, mapping: asStored(mapping), ...version })
    context.note({ subject: { kind: 'import-mapping', id: row.id, version: row.version }, detail: { database } })
  })
}
