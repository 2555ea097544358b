/** Keys kept before they had a table of their own go into it whole, and what was on its way to a meeting still arrives. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { findMigrations } from '../kernel/migration.ts'
import { secretOf } from '../kernel/secret.ts'
import { hashName } from './watch.kept.store.ts'
import { delayedHash } from './watch.memory.ts'

const fresh = freshDatabase({ empty: true })

const { keyedHash } = secretOf(Buffer.alloc(32, 7))
const hashOf = (key: string): Buffer => delayedHash(keyedHash, key)
const idOf = (at: number): string => `018f0000-0000-7000-8000-${String(at).padStart(12, '0')}`
const [first, second] = [idOf(101), idOf(102)]

test('keys kept before are kept on: none lost, each with its check, item and end, names untouched', async () => {
  const { client } = fresh.database
  const folder = findMigrations()
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const moving = files.findIndex((file) => file.endsWith('-kept-keys.sql'))
  for (const file of files.slice(0, moving)) await client.query(await readFile(join(folder, file), 'utf8'))

  const keep = (at: number, check: string, item: number, until: string, what: { key?: string; databases: string[] }) =>
    client.query(
      `insert into watch_remembered (id, bureau, check_id, item, kind, databases, hash, question, form, officer, at_post, purpose,
         reference, place, silent, checked_at, until)
       values ($1, 'vn', $2, $3, 'travel-document', $4, $5, $6, $6, 'vn.post', true, 'locate', 'EXERCISE', '{"to": "HAN"}', false,
         '2026-11-20T10:00:00Z', $7)`,
      [
        idOf(at),
        check,
        item,
        what.databases,
        what.key === undefined ? null : hashOf(what.key),
        what.key === undefined ? { family: 'EXEMPLEAUX' } : null,
        until,
      ],
    )
  const [early, late] = ['2026-11-22T10:00:00Z', '2026-11-25T10:00:00Z']
  const ofDocuments = ['travel-document']
  await keep(1, first, 0, late, { key: 'one', databases: ofDocuments })
  await keep(2, first, 1, late, { key: 'two', databases: ofDocuments })
  await keep(3, first, 1, early, { key: 'two', databases: ['tdawn'] })
  await keep(4, second, 0, late, { key: 'one', databases: ['travel-document', 'tdawn'] })
  await keep(5, second, 1, late, { databases: ['nominal'] })
  await client.query(
    "insert into timer (id, due_at, kind, ref, bureau) values ($1, now(), 'watch.delayed', $2, 'vn'), ($3, now(), 'watch.delayed', $4, 'vn')",
    [idOf(11), `${idOf(2)} ${idOf(20)}`, idOf(12), `${idOf(5)} ${idOf(21)}`],
  )
  await client.query(await readFile(join(folder, files[moving] ?? ''), 'utf8'))

  const { rows } = await client.query(
    `select k.hash, g.check_id, k.item, g.database, g.until, g.many, g.officer, g.place
     from watch_kept_key k join watch_kept g on g.number = k.kept order by g.check_id, k.item, g.database desc`,
  )
  const ofAll = { officer: 'vn.post', place: { to: 'HAN' } }
  const end = (until: string): string => until.replace('Z', '.000Z')
  const [one, two] = [hashName(hashOf('one')), hashName(hashOf('two'))]
  expect(rows).toEqual([
    { ...ofAll, hash: one, check_id: first, item: 0, database: 'travel-document', until: end(late), many: 2 },
    { ...ofAll, hash: two, check_id: first, item: 1, database: 'travel-document', until: end(late), many: 2 },
    { ...ofAll, hash: two, check_id: first, item: 1, database: 'tdawn', until: end(early), many: 1 },
    { ...ofAll, hash: one, check_id: second, item: 0, database: 'travel-document', until: end(late), many: 1 },
    { ...ofAll, hash: one, check_id: second, item: 0, database: 'tdawn', until: end(late), many: 1 },
  ])
  expect((await client.query('select id, form from watch_remembered')).rows).toEqual([
    { id: idOf(5), form: { family: 'EXEMPLEAUX' } },
  ])
  const refs = await client.query<{ ref: string }>('select ref from timer order by id')
  expect(refs.rows[0]?.ref).toMatch(new RegExp(`^\\d+:1 ${idOf(20)}$`))
  expect(refs.rows[1]?.ref).toBe(`${idOf(5)} ${idOf(21)}`)
})
