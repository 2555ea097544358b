// An import of the demonstration: a file of stolen vehicles with three bad lines, read as any file is, and its saved mapping.
import { createHash } from 'node:crypto'
import type { Scene, Stage } from '../demonstration.stage.ts'
import { readCsv } from '../intake/csv-reader.ts'
import { isRejected } from '../intake/intake-record.ts'
import { compileMapping } from '../intake/mapping.ts'
import { exercisePlate, exerciseVin } from '../record/record.vehicle.demo.ts'
import { addDays } from '../terms/instant.ts'
import { feedSlice } from './feed.api.ts'
import { type ImportBatch, stepOf } from './feed.import-batches.ts'
import { beginImport, feedRecords, finishImport, saveMapping } from './feed.operations.ts'
import type { ImportMapping, ImportStep } from './feed.schema.ts'

const database = 'vehicle' as const
const by = 'vn.desk'
export const importedName = 'xe-mat-cap-dien-tap.csv'
export const importedMapping = 'Danh sách xe (diễn tập)'

/** How many lines of the file become records, and how many are refused. */
export const importedLines = { created: 7, refused: 3 } as const

/** Numbers of the vehicles in the file: above those of stories, below those that are drawn. */
const firstVehicle = 9_101

const headings = ['Số hồ sơ', 'Số khung', 'Biển số', 'Nước', 'Hãng', 'Mẫu', 'Màu', 'Ngày mất']

const mapping: ImportMapping = {
  columns: [
    { from: 'Số hồ sơ', to: '/reference' },
    { from: 'Số khung', to: '/fields/vin' },
    { from: 'Biển số', to: '/fields/plate' },
    { from: 'Nước', to: '/fields/country', form: 'country' },
    { from: 'Hãng', to: '/fields/make' },
    { from: 'Mẫu', to: '/fields/model' },
    {
      from: 'Màu',
      to: '/fields/colour',
      words: [
        { from: 'đỏ', to: 'red' },
        { from: 'trắng', to: 'white' },
        { from: 'xanh', to: 'blue' },
      ],
    },
    { from: 'Ngày mất', to: '/fields/dateOfTheft', form: 'date-dmy' },
  ],
  constants: [
    { to: '/status', value: 'stolen' },
    { to: '/purpose', value: 'locate' },
    { to: '/crimeArea', value: 'vehicle-crime' },
    { to: '/fields/kind', value: 'car' },
    { to: '/fields/countryOfTheft', value: 'VNM' },
  ],
}

const dayMonthYear = (day: string): string => day.split('-').reverse().join('/')

/** What is wrong with three of the lines: a digit of a chassis number misread, a column too few, a day there is none. */
const spoil: Readonly<Record<number, (cells: string[]) => string[]>> = {
  3: (cells) => cells.with(1, `${cells[1]?.slice(0, -1)}${cells[1]?.endsWith('9') ? '8' : '9'}`),
  6: (cells) => cells.slice(0, -1),
  8: (cells) => cells.with(7, '31/02/2026'),
}

const fileOf = (now: string): Buffer => {
  const lines = Array.from({ length: importedLines.created + importedLines.refused }, (_, at) => {
    const n = firstVehicle + at
    const lost = dayMonthYear(addDays(now.slice(0, 10), -(4 + at)))
    const colour = ['đỏ', 'trắng', 'xanh'][at % 3] ?? ''
    const vehicle = [exerciseVin(n, '1'), exercisePlate('vn', n), 'VNM', 'Diễn Tập Auto', 'Alpha']
    const cells = [`VN-XE-DIEN-TAP-${n}`, ...vehicle, colour, lost]
    return spoil[at]?.(cells) ?? cells
  })
  return Buffer.from([headings, ...lines].map((cells) => `${cells.join(';')}\n`).join(''))
}

/** The whole file as one batch. */
const batchOf = (file: Buffer): ImportBatch => {
  const reader = readCsv({ encoding: 'utf-8', separator: ';' })
  const [head, ...rows] = [...reader.push(file), ...reader.end()]
  if (!head || isRejected(head)) throw new RangeError('the file of the story names its columns')
  const apply = compileMapping(mapping, head.values)
  const batch = { upsert: [] as unknown[], read: [] as ImportBatch['read'][number][] }
  const unread: ImportBatch['unread'][number][] = []
  for (const row of rows) {
    const made = isRejected(row) ? { faults: [{ ...row.fault, pointer: '' }] } : apply(row.values)
    const { line, lastLine, offset, end, raw } = row
    const place = { line, lastLine, offset, end, raw }
    if ('faults' in made) unread.push({ ...place, faults: made.faults })
    else {
      batch.upsert.push(made.entry)
      batch.read.push({ ...place, entry: made.entry })
    }
  }
  return { ...batch, unread, to: { offset: file.length, line: rows.at(-1)?.lastLine ?? 1 } }
}

/** The step as it goes through the front door, where a fault of a whole line names no place in it. */
const stepThrough = (id: string, batch: ImportBatch): ImportStep => {
  const step = stepOf(id, 0, batch)
  const unread = (step.unread ?? []).map(({ faults, ...line }) => ({
    ...line,
    faults: faults.map(({ pointer, ...fault }) => (pointer ? { ...fault, pointer } : fault)),
  }))
  return { ...step, unread }
}

/** Plays an import of yesterday that is through, with the lines it refused, and the mapping kept for the next file. */
export const makeImport = async (stage: Stage): Promise<void> => {
  const scene = (minutes: number): Scene => ({ at: stage.minutes(-30 * 60 + minutes), by })
  const file = fileOf(stage.now)
  await stage.play(scene(0), feedSlice, saveMapping, {
    params: { database, name: importedMapping },
    body: { mapping },
  })
  const { id } = await stage.play(scene(2), feedSlice, beginImport, {
    body: {
      database,
      format: 'csv',
      name: importedName,
      size: file.length,
      digest: createHash('sha256').update(file).digest('hex'),
      mapping,
    },
  })
  const batch = batchOf(file)
  const { counts } = await stage.play(scene(3), feedSlice, feedRecords, {
    params: { database },
    body: { upsert: [...batch.upsert], import: stepThrough(id, batch) },
  })
  if (counts.created !== importedLines.created || counts.refused !== importedLines.refused)
    throw new RangeError(`the import of the story came out as ${JSON.stringify(counts)}`)
  await stage.play(scene(4), feedSlice, finishImport, { params: { id }, body: { state: 'finished' } })
}
