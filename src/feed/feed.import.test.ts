// Stories of files from the command line, against the real store: what is entered, what is told by line, how it goes on after a stop.
import { existsSync } from 'node:fs'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { startImporting } from '../../test/importing.ts'
import { openRejected } from './feed.import-rejected.ts'

const { store, run, inFolder } = startImporting()

const refusal = (line: readonly string[]): Promise<string> =>
  run(line).then(
    () => 'no refusal',
    (error: Error) => `${error.name}: ${error.message}`,
  )

const put = async (name: string, text: string | Uint8Array): Promise<string> => {
  const path = inFolder(name)
  await writeFile(path, text)
  return path
}
const head = 'reference,status,purpose,number,country,type\n'
let series = 0
/** A file of `count` invented passports of France; `each` may spoil a line (from 1, the header being line 1). */
const passports = (count: number, each: (line: number, text: string) => string = (_, text) => text): string => {
  series += 1
  const lines = Array.from({ length: count }, (_, at) =>
    each(at + 2, `EX${series}-${at + 2},lost,locate,XY${series}${String(at).padStart(6, '0')},FRA,passport`),
  )
  return `${head}${lines.join('\n')}\n`
}
const importCsv = (path: string, ...more: string[]): string[] => [
  'travel-document',
  '--format',
  'csv',
  '--bureau',
  'fr',
  path,
  ...more,
]
const stored = async (like = `EX${series}-%`): Promise<string[]> => {
  const { rows } = await store.database.client.query<{ reference: string }>(
    'select reference from record where reference like $1 order by number',
    [like],
  )
  return rows.map(({ reference }) => reference)
}
const rejectedIn = (name: string): Promise<string> => readFile(inFolder(name), 'utf8')

describe('a table', () => {
  test('is entered in batches by the system of its bureau, each with its fact', async () => {
    const path = await put('lost.csv', passports(2500))
    const { code, says } = await run(importCsv(path))
    expect(code).toBe(0)
    expect(says).toContain('Imported: 2,500 lines; 2,500 created')
    expect(await stored()).toHaveLength(2500)
    const { rows } = await store.database.client.query(
      `select operation, officer, count(*)::int as many from fact
       where subject in (select id::text from import where name = 'lost.csv') group by 1, 2 order by 1`,
    )
    expect(rows).toEqual([
      { operation: 'feed.batch', officer: 'fr.system', many: 2 },
      { operation: 'feed.import-begin', officer: 'fr.system', many: 1 },
      { operation: 'feed.import-finish', officer: 'fr.system', many: 1 },
    ])
    expect(existsSync(inFolder('lost.rejected.csv'))).toBe(false)
    expect((await run(importCsv(path))).says).toContain('2,500 unchanged')
  })

  test('with a broken quote, a repeated reference, wrong columns and bad values loses those lines only, told by line', async () => {
    const path = await put(
      'spoiled.csv',
      passports(1200, (line, text) => {
        if (line === 400) return text.replace('lost', '"lost')
        if (line === 700) return `${text},more`
        if (line === 1100) return text.replace(/^EX\d+-1100/, `EX${series}-5`)
        if (line === 900) return text.replace('FRA', 'DEU')
        return text
      }),
    )
    const { says } = await run(importCsv(path))
    expect(says).toContain('1,196 created, 4 rejected')
    const rejected = (await rejectedIn('spoiled.rejected.csv')).split('\n')
    expect(rejected[0]).toBe('line,last line,reason,record')
    expect(rejected.slice(1, 5).map((line) => line.split(',').slice(0, 2).join('-'))).toEqual([
      '400-400',
      '700-700',
      '900-900',
      '1100-1100',
    ])
    expect(rejected[3]).toContain('/fields/country')
    expect(rejected[4]).toMatch(/line 5/)
    expect(rejected[4]).toContain(`EX${series}-5,lost,locate`)
    expect(await stored()).toHaveLength(1196)
  })

  test('that was cut off is entered up to its last whole line', async () => {
    const path = await put('cut.csv', passports(50).slice(0, -20))
    expect((await run(importCsv(path))).says).toContain('49 created, 1 rejected')
    expect(await rejectedIn('cut.rejected.csv')).toContain('The file ends within this line')
  })

  test('in another encoding is told by line and byte, and entered when the encoding is named', async () => {
    const text = `${head.trim()},additionalInformation\nEXE-1,lost,locate,XE0000001,FRA,passport,plain\nEXE-2,lost,locate,XE0000002,FRA,passport,caf\xe9\n`
    const path = await put('latin.csv', Buffer.from(text, 'latin1'))
    expect((await run(importCsv(path))).says).toContain('1 created, 1 rejected')
    expect(await rejectedIn('latin.rejected.csv')).toMatch(/3,3,.*looks like windows-1252.*caf\\xE9/)
    expect((await run(importCsv(path, '--encoding', 'windows-1252'))).says).toContain('1 created, 1 unchanged')
    const { rows } = await store.database.client.query(`select fields from record where reference = 'EXE-2'`)
    expect(rows[0]?.fields).toMatchObject({ additionalInformation: 'café' })
  })

  test('in UTF-16 with its mark, with semicolons, reads like the others', async () => {
    const bytes = Buffer.from(`\ufeff${passports(3).replaceAll(',', ';')}`, 'utf16le')
    expect((await run(importCsv(await put('wide.csv', bytes)))).says).toContain('3 created')
  })
})

describe('a stop', () => {
  test('leaves whole batches, and the same command goes on behind them; no rejected line is told twice', async () => {
    const path = await put(
      'long.csv',
      passports(3500, (line, text) => (line % 1000 === 500 ? text.replace('lost', 'found') : text)),
    )
    const stopped = await run(importCsv(path), { stopAfter: 1 })
    expect(stopped.code).toBe(3)
    expect(stopped.says).toContain('Run the same command again')
    const half = (await stored()).length
    expect(half).toBe(1998)
    // As if a batch had been told and then not kept.
    await appendFile(inFolder('long.rejected.csv'), '2500,2500,"told too early","x"\n2600,26')
    const { says } = await run(importCsv(path))
    expect(says).toContain('Going on behind line 2,001')
    expect(says).toContain('3,496 created, 4 rejected')
    expect(await stored()).toHaveLength(3496)
    const rejected = (await rejectedIn('long.rejected.csv')).trim().split('\n')
    expect(rejected.map((line) => line.split(',')[0])).toEqual(['line', '500', '1500', '2500', '3500'])
    expect(rejected.join()).not.toContain('told too early')
  })

  test('in the middle of a batch keeps nothing of it', async () => {
    const path = await put(
      'aborted.csv',
      passports(2500, (line, text) => (line === 2400 ? text.replace('lost', 'found') : text)),
    )
    await store.database.client.query(`
      create function exercise_fault() returns trigger language plpgsql as $$ begin raise exception 'exercise'; end $$;
      create trigger exercise_fault before insert on import_line for each row execute function exercise_fault()`)
    expect(await refusal(importCsv(path))).toContain('exercise')
    expect(await stored()).toHaveLength(2000)
    await store.database.client.query('drop trigger exercise_fault on import_line; drop function exercise_fault()')
    expect((await run(importCsv(path))).says).toContain('2,499 created, 1 rejected')
    expect((await rejectedIn('aborted.rejected.csv')).trim().split('\n')).toHaveLength(2)
  })

  test('is forgotten by --anew, which begins at the first line', async () => {
    const path = await put('anew.csv', passports(2500))
    await run(importCsv(path), { stopAfter: 1 })
    const { says } = await run(importCsv(path, '--anew'))
    expect(says).not.toContain('Going on')
    expect(says).toContain('500 created, 2,000 unchanged')
  })
})

describe('a mapping', () => {
  const text = 'Ref.,Passeport,Pays,Perdu le,Religion\nEXM-1,XM0000001,France,7/3/2025,x\nEXM-2,XM0000002,Atlantide,,\n'
  const mapping = {
    columns: [
      { from: 'Ref.', to: '/reference' },
      { from: 'Passeport', to: '/fields/number' },
      { from: 'Pays', to: '/fields/country', form: 'country' },
      { from: 'Perdu le', to: '/fields/dateOfLoss', form: 'date-dmy' },
    ],
    constants: [
      { to: '/status', value: 'lost' },
      { to: '/purpose', value: 'locate' },
      { to: '/fields/type', value: 'passport' },
    ],
  }

  test('that misses a mandatory field is refused before the first line, with what lacks and a proposal', async () => {
    const path = await put('french.csv', text)
    const none = await refusal(importCsv(path))
    expect(none).toContain('/status (stolen-blank, stolen, lost, revoked, invalid)')
    expect(none).toContain('"to": "/fields/country"')
    const lacking = await put('lacking.json', JSON.stringify({ ...mapping, constants: mapping.constants.slice(1) }))
    expect(await refusal(importCsv(path, '--mapping', lacking))).toMatch(/mandatory fields:\s+\/status/)
    expect(await stored('EXM-%')).toEqual([])
  })

  test('of a sensitive column is refused with the article', async () => {
    const columns = [...mapping.columns, { from: 'Religion', to: '/fields/additionalInformation' }]
    const path = await put('religion.json', JSON.stringify({ ...mapping, columns }))
    expect(await refusal(importCsv(await put('french.csv', text), '--mapping', path))).toContain('RPD 42')
  })

  test('may be looked at, tried, kept under a name and used again', async () => {
    const path = await put('french.csv', text)
    const file = await put('columns.json', JSON.stringify(mapping))
    const preview = await run(importCsv(path, '--mapping', file, '--preview', '2'))
    expect(preview.says).toContain('"dateOfLoss":"2025-03-07"')
    expect(preview.says).toContain('line 3: rejected: /fields/country: No country is known')
    const tried = await run(importCsv(path, '--mapping', file, '--dry-run'))
    expect(tried.says).toContain('1 good, 1 rejected. Nothing was entered.')
    expect(await stored('EXM-%')).toEqual([])
    expect((await run(importCsv(path, '--mapping', file, '--save-mapping', 'exercise'))).says).toContain(
      '1 created, 1 rejected',
    )
    expect((await run(importCsv(path, '--mapping', 'exercise'))).says).toContain('1 unchanged, 1 rejected')
    expect(await refusal(importCsv(path, '--mapping', 'unknown'))).toContain('keeps no mapping unknown')
  })
})

test('JSON lines are entries as they are', async () => {
  const entry = (reference: string) => ({
    reference,
    status: 'lost',
    purpose: 'locate',
    fields: { number: `XJ${reference.replace(/\D/g, '').padStart(7, '0')}`, country: 'FRA', type: 'passport' },
  })
  const lines = [
    JSON.stringify(entry('EXJ-1')),
    '{"reference":',
    JSON.stringify(entry('EXJ-2')),
    '{"reference":"EXJ-3"}',
  ]
  const path = await put('entries.jsonl', `${lines.join('\n')}\n`)
  const { says } = await run(['travel-document', '--format', 'jsonl', '--bureau', 'fr', path])
  expect(says).toContain('2 created, 2 rejected')
  const rejected = (await rejectedIn('entries.rejected.jsonl'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(rejected.map(({ line, record }) => [line, record])).toEqual([
    [2, '{"reference":'],
    [4, '{"reference":"EXJ-3"}'],
  ])
})

test('the OFAC list, in invented miniature, becomes one record an entry with all its aliases, kept by the Secretariat', async () => {
  const none = '-0- '
  const rest = Array.from({ length: 7 }, () => none).join(',')
  await put(
    'x_sdn.csv',
    `900001,"EXERCISE, Ali","individual","XTEST",${rest},"DOB 07 Jul 1966; Passport XO0000001 (Vietnam)."\r\n` +
      `900002,"SAMPLE LTD.",-0- ,"XTEST",${rest},-0- \r\n900003,"GHOST","spirit","XTEST",${rest},-0- \r\n\x1a`,
  )
  await put('x_alt.csv', '900001,1,"aka","EXERCISE, Abu",-0- \r\nbad\r\n900001,2,"aka","ABU ALI",-0- \r\n\x1a')
  await put('x_add.csv', '900002,1,"1 Exercise Road","Sampletown","Utopia",-0- \r\n\x1a')
  const line = ['outside-list', '--format', 'ofac-sdn', inFolder()]
  const { code, says } = await run(line)
  expect(code).toBe(0)
  expect(says).toContain('2 created, 2 rejected')
  const { rows } = await store.database.client.query(
    `select owner, reference, fields from record where database = 'outside-list' order by reference`,
  )
  expect(rows).toMatchObject([
    {
      owner: 'gs',
      reference: 'OFAC-SDN-900001',
      fields: { names: [{ given: 'Ali' }, { given: 'Abu' }, { whole: 'ABU ALI' }] },
    },
    { owner: 'gs', reference: 'OFAC-SDN-900002', fields: { addresses: ['1 Exercise Road, Sampletown, Utopia'] } },
  ])
  const rejected = await rejectedIn('x_sdn.rejected.csv')
  expect(rejected).toMatch(/^3,3,.*neither a person/m)
  expect(rejected).toContain('x_alt.csv: The line has 1 column, where 5 are expected.')
  expect((await run(line)).says).toContain('2 unchanged, 2 rejected')
})

describe('a whole list', () => {
  const line = (number: number): string =>
    JSON.stringify({
      reference: `EXL-${number}`,
      status: 'listed',
      purpose: 'warn',
      fields: {
        source: 'Exercise list of whole files',
        entry: String(number),
        kind: 'entity',
        names: [{ use: 'main', whole: `EXERCISE COMPANY ${number}` }],
        datesOfBirth: [],
        placesOfBirth: [],
        nationalities: [],
        documents: [],
        identifiers: [],
        addresses: [],
        programmes: [],
      },
    })
  const file = (numbers: readonly number[], more = ''): Promise<string> =>
    put('whole.jsonl', `${numbers.map(line).join('\n')}\n${more}`)
  const importList = (path: string, ...more: readonly string[]) => [
    'outside-list',
    '--format',
    'jsonl',
    '--bureau',
    'gs',
    ...more,
    path,
  ]
  const standing = async (): Promise<string[]> => {
    const { rows } = await store.database.client.query(
      "select reference from record where reference like 'EXL-%' and life <> 'withdrawn' order by created_at, number",
    )
    return rows.map(({ reference }) => reference)
  }

  test('withdraws what it no longer holds, told beforehand, each with its history; other lists and partial files nothing', async () => {
    await run(importList(await file([1, 2, 3, 4, 5, 6, 7])))
    // Without the word it is not the whole list.
    expect((await run(importList(await file([1, 2, 3, 4, 5, 6])))).says).not.toContain('of the list')
    expect(await standing()).toHaveLength(7)
    const path = await file([1, 2, 3, 4, 5, 8])
    const tried = await run(importList(path, '--whole', '--dry-run'))
    expect(tried.says).toContain('2 of the 7 entries of the list that stand are not in this file.')
    expect(await standing()).toHaveLength(7)
    const done = await run(importList(path, '--whole'))
    expect(done.says).toContain('2 of the 8 entries of the list that stand are not in this file: withdrawn')
    expect(await standing()).toEqual(['EXL-1', 'EXL-2', 'EXL-3', 'EXL-4', 'EXL-5', 'EXL-8'])
    const { rows } = await store.database.client.query(
      `select r.withdrawn_reason, v.change from record r join record_version v using (id) where r.reference = 'EXL-7'`,
    )
    expect(rows).toEqual([
      { withdrawn_reason: 'No longer in the list: not in the whole edition whole.jsonl.', change: 'withdraw' },
    ])
    // What is kept from other lists stays.
    const { rows: others } = await store.database.client.query(
      "select 1 from record where database = 'outside-list' and life = 'withdrawn' and reference not like 'EXL-%'",
    )
    expect(others).toEqual([])
    expect((await run(importList(path, '--whole'))).says).toContain('nothing was withdrawn')
  })

  test('of which more than a third would vanish withdraws nothing unless it is confirmed', async () => {
    await run(importList(await file([1, 2, 3, 4, 5, 8])))
    const path = await file([1, 2, 3])
    const refused = await run(importList(path, '--whole'))
    expect(refused.says).toContain('more than a third, so nothing was withdrawn')
    expect(await standing()).toHaveLength(6)
    expect((await run(importList(path, '--whole', '--confirmed'))).says).toContain('3 of the 6 entries')
    expect(await standing()).toEqual(['EXL-1', 'EXL-2', 'EXL-3'])
  })

  test('with a line that cannot be read withdraws nothing: it may be any entry', async () => {
    const path = await file([1, 2], '{"reference":\n')
    const { says } = await run(importList(path, '--whole', '--confirmed'))
    expect(says).toContain('Nothing was withdrawn: 1 line of the file could not be read')
    expect(await standing()).toEqual(['EXL-1', 'EXL-2', 'EXL-3'])
  })

  test('is said of outside lists only', async () => {
    const path = await put('a.csv', passports(1))
    expect(await refusal(importCsv(path, '--whole'))).toContain('outside lists')
    expect(await refusal(importList(path, '--confirmed'))).toContain('goes with --whole')
  })
})

test('a command that makes no sense is refused in words before anything is opened', async () => {
  const path = await put('a.csv', passports(1))
  for (const [line, words] of [
    [['travel-document', '--format', 'csv', path], 'whose records'],
    [['passports', '--format', 'csv', path], 'no database passports'],
    [['travel-document', path, '--bureau', 'fr'], '--format csv'],
    [['outside-list', '--format', 'csv', '--bureau', 'fr', path], 'General Secretariat'],
    [['travel-document', '--format', 'ofac-sdn', '--bureau', 'gs', inFolder()], 'outside-list and nowhere else'],
    [importCsv(path, '--encoding', 'ebcdic'), 'no encoding ebcdic'],
    [importCsv(path, '--separator', 'x'), 'separator is one of'],
    [importCsv(path, '--colour', 'red'), 'no option --colour'],
    [importCsv(inFolder('gone.csv')), 'cannot be read (ENOENT)'],
    [['travel-document', '--format', 'csv', '--bureau', 'zz', path], 'no bureau zz'],
    [['outside-list', '--format', 'ofac-sdn', inFolder()], 'There is no *sdn*.csv'],
  ] as const)
    expect(await refusal(line)).toContain(words)
})

test('a suspended bureau enters nothing', async () => {
  const path = await put('b.csv', passports(1))
  await store.database.client.query(`update bureau set state = 'suspended' where code = 'fr'`)
  expect(await refusal(importCsv(path))).toContain('suspended')
  await store.database.client.query(`update bureau set state = 'active' where code = 'fr'`)
})

test('rejected lines go among the own data of the hub where the place of the source cannot be written', async () => {
  const rejected = await openRejected(inFolder('no-such-folder', 'away.csv'), 'csv', 0, inFolder('data'))
  await rejected.write([{ line: 2, lastLine: 2, raw: 'a,"b"', reason: 'Exercise "reason"' }])
  rejected.keep()
  await rejected.close()
  expect(rejected.path).toBe(inFolder('data', 'imports', 'away.rejected.csv'))
  expect(await readFile(rejected.path, 'utf8')).toBe(
    'line,last line,reason,record\n2,2,"Exercise ""reason""","a,""b"""\n',
  )
})
