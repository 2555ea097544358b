/** What files are judged to be: each good kind is taken for what it is, each bad one is refused for what is wrong with it. */
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { docxType, officeOf, type ZipEntry, zipOf } from '../../test/attachments.ts'
import { archiveLimits } from './attachment.archive.ts'
import { examine } from './attachment.examination.ts'
import { examineImage, mostPixels } from './attachment.image.ts'
import { endOfImage } from './attachment.image-end.ts'
import { extensionOf, mediaKinds } from './attachment.media.table.ts'
import { Refused } from './attachment.refusal.ts'
import { endsAsZip, testVirus } from './attachment.signature.ts'

const drawing = (width = 400, height = 500): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#cde"/><circle cx="50%" cy="40%" r="25%" fill="#345"/><text x="10%" y="90%" font-size="40">EXERCISE</text></svg>`,
  )
const drawn = (format: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff') => sharp(drawing()).toFormat(format).toBuffer()
const text = (words: string): Buffer => Buffer.from(words)
const pdf = text('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** Reason of the refusal with its values; `taken` when there was none. */
const verdict = async (bytes: Buffer, name: string): Promise<unknown> => {
  try {
    return `taken as ${(await examine(bytes, name)).mediaType}`
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const values = Object.values(error.values)
    return values.length === 0 ? error.key : `${error.key} ${values.join(' ')}`
  }
}

describe('files that are what they say', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'tiff'] as const)('%s is decoded and encoded anew', async (format) => {
    const bytes = await drawn(format)
    const { mediaType, image } = await examine(bytes, `Exercise.${format === 'tiff' ? 'TIF' : format}`)
    expect(mediaType).toBe(`image/${format}`)
    expect(image).toMatchObject({ width: 400, height: 500, reencoded: undefined })
    expect(await sharp(image?.display).metadata()).toMatchObject({ format: 'webp', width: 400, height: 500 })
    expect(await sharp(image?.thumbnail).metadata()).toMatchObject({ format: 'webp', height: 320 })
  })

  test('documents, archives, text and sound are taken without being drawn', async () => {
    expect(await verdict(pdf, 'letter.pdf')).toBe('taken as application/pdf')
    expect(await verdict(officeOf(docxType), 'report.docx')).toMatch(/wordprocessingml/)
    expect(await verdict(zipOf([{ name: 'a/b.txt', bytes: text('Exercise') }]), 'all.zip')).toBe(
      'taken as application/zip',
    )
    expect(await verdict(text('a;b\nNguyễn;1\n'), 'list.csv')).toBe('taken as text/csv')
    expect(await verdict(text('{"exercise":true}'), 'a.json')).toBe('taken as application/json')
    expect(await verdict(text('<?xml version="1.0"?><a/>'), 'a.xml')).toBe('taken as application/xml')
    expect(await verdict(text('From: a@xa.example\r\nSubject: Exercise\r\n\r\nText'), 'a.eml')).toBe(
      'taken as message/rfc822',
    )
    expect(await verdict(text('Exercise'), 'note.txt')).toBe('taken as text/plain')
    const wav = Buffer.concat([text('RIFF\x24\0\0\0WAVEfmt '), Buffer.alloc(64)])
    expect(await verdict(wav, 'call.wav')).toBe('taken as audio/wav')
  })

  test('a zip in a zip is looked into, and an office document in a zip', async () => {
    const inner = zipOf([{ name: 'a.txt', bytes: text('Exercise') }])
    const outer = zipOf([
      { name: 'inner.zip', bytes: inner },
      { name: 'r.docx', bytes: officeOf(docxType) },
    ])
    expect(await verdict(outer, 'outer.zip')).toBe('taken as application/zip')
  })
})

describe('a file that is not what it says', () => {
  test('is refused by both names', async () => {
    const program = Buffer.concat([text('MZ'), Buffer.alloc(200)])
    expect(await verdict(program, 'letter.pdf')).toBe('not-what-it-says pdf exe')
    expect(await verdict(program, 'letter.txt')).toBe('not-what-it-says txt exe')
    expect(await verdict(await drawn('png'), 'face.jpg')).toBe('not-what-it-says jpg png')
    expect(await verdict(pdf, 'face.jpg')).toBe('not-what-it-says jpg pdf')
    expect(await verdict(text('just words'), 'face.jpg')).toBe('not-what-it-says jpg unknown')
    expect(await verdict(zipOf([{ name: 'a.txt', bytes: text('a') }]), 'report.docx')).toBe('not-what-it-says docx zip')
    expect(await verdict(text('<!DOCTYPE html><p>'), 'page.txt')).toBe('not-what-it-says txt html')
    expect(await verdict(text('<svg xmlns="x"/>'), 'drawing.xml')).toBe('not-what-it-says xml svg')
    expect(await verdict(text('#!/bin/sh\nls'), 'list.csv')).toBe('not-what-it-says csv script')
    expect(await verdict(text('no header here'), 'mail.eml')).toBe('not-what-it-says eml txt')
  })

  test('an ending that is not on the list is refused whatever stands behind it', async () => {
    expect(await verdict(drawing(), 'a.svg')).toBe('extension-unknown svg')
    expect(await verdict(text('Exercise'), 'letter.pdf.exe')).toBe('extension-unknown exe')
    expect(await verdict(text('Exercise'), 'noending')).toBe('extension-unknown none')
    expect(await verdict(text('Exercise'), '.txt')).toBe('extension-unknown none')
  })

  test('text is UTF-8 without control characters, and JSON is JSON', async () => {
    expect(await verdict(Buffer.from([0x41, 0xe9, 0x0a]), 'a.txt')).toBe('not-utf8')
    expect(await verdict(text('abc\x1b[2J'), 'a.txt')).toBe('text-damaged 3')
    expect(await verdict(text('{"a":'), 'a.json')).toBe('json-damaged')
  })

  test('the test virus is refused, also inside an archive and across pieces of it', async () => {
    expect(await verdict(testVirus(), 'a.txt')).toBe('test-virus')
    const hidden = Buffer.concat([Buffer.alloc(16 * 1024 - 30, 'a'), testVirus()])
    expect(await verdict(zipOf([{ name: 'a.txt', bytes: hidden }]), 'a.zip')).toBe('test-virus')
  })
})

describe('an archive', () => {
  const one = (entry: ZipEntry) => verdict(zipOf([entry]), 'a.zip')

  test('with programs, scripts, pages, macros, or locked entries is refused', async () => {
    expect(await one({ name: 'run.exe', bytes: text('x') })).toBe('archive-content exe')
    expect(await one({ name: 'run.dat', bytes: Buffer.concat([text('MZ'), Buffer.alloc(100)]) })).toBe(
      'archive-content exe',
    )
    expect(await one({ name: 'run', bytes: text('#!/bin/sh') })).toBe('archive-content script')
    expect(await one({ name: 'p/page.html', bytes: text('<p>') })).toBe('archive-content html')
    expect(await one({ name: 'word/vbaProject.bin', bytes: text('x') })).toBe('macros')
    expect(await one({ name: 'a.txt', bytes: text('x'), encrypted: true })).toBe('archive-encrypted')
    const docm = docxType.replace(
      'openxmlformats-officedocument.wordprocessingml.document',
      'ms-word.document.macroEnabled',
    )
    expect(await verdict(officeOf(docm), 'report.docx')).toBe('macros')
    const withMacros = officeOf(docxType, [{ name: 'word/vbaProject.bin', bytes: text('x') }])
    expect(await verdict(withMacros, 'report.docx')).toBe('macros')
    expect(await verdict(zipOf([{ name: 'r.docx', bytes: withMacros }]), 'a.zip')).toBe('macros')
  })

  test('that leads out of its folder is refused', async () => {
    expect(await one({ name: '../a.txt', bytes: text('x') })).toBe('archive-path')
    expect(await one({ name: '/etc/a.txt', bytes: text('x') })).toBe('archive-path')
    expect(await one({ name: 'a\\..\\b.txt', bytes: text('x') })).toBe('archive-path')
  })

  test('that becomes too large is refused before it does: by what it states, and by what it is', async () => {
    const zeros = Buffer.alloc(20 * 1024 * 1024)
    expect(await one({ name: 'a.bin', bytes: zeros })).toBe('archive-bomb')
    // States one byte and holds twenty million: stopped while it is inflated.
    expect(await one({ name: 'a.bin', bytes: zeros, stated: 1 })).toBe('archive-bomb')
    expect(await one({ name: 'a.bin', bytes: text('x'), stated: 600 * 1024 * 1024 })).toBe('archive-bomb')
    const nested = zipOf([{ name: 'b.zip', bytes: zipOf([{ name: 'a.bin', bytes: zeros }]) }])
    expect(await verdict(nested, 'a.zip')).toBe('archive-bomb')
  })

  test('whose entries lie over each other, are too many or too deep is refused', async () => {
    const over = zipOf([
      { name: 'a.txt', bytes: text('Exercise') },
      { name: 'b.txt', bytes: text('Exercise'), over: 0 },
    ])
    expect(await verdict(over, 'a.zip')).toBe('archive-overlaps')
    const many = zipOf(
      Array.from({ length: archiveLimits.entries + 1 }, (_, at) => ({ name: `${at}.txt`, bytes: text('x') })),
    )
    expect(await verdict(many, 'a.zip')).toBe(`archive-entries ${archiveLimits.entries}`)
    const deep = [1, 2].reduce(
      (bytes) => zipOf([{ name: 'a.zip', bytes }]),
      zipOf([{ name: 'a.txt', bytes: text('x') }]),
    )
    expect(await verdict(deep, 'a.zip')).toBe('archive-depth 2')
  })

  test('that is cut off anywhere, or changed anywhere, is refused or taken, and never anything else', async () => {
    const whole = zipOf([
      { name: 'a.txt', bytes: text('Exercise '.repeat(50)) },
      { name: 'b.csv', bytes: text('a;b\n') },
    ])
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
        const bytes = cut ? whole.subarray(0, at) : Buffer.from(whole)
        if (!cut) bytes[at] = byte
        expect(typeof (await verdict(bytes, 'a.zip'))).toBe('string')
      }),
      { numRuns: 150 },
    )
  })
})

describe('an image', () => {
  test.each(['jpeg', 'png', 'webp', 'gif'] as const)('%s ends where it ends, whatever follows', async (format) => {
    const bytes = await drawn(format)
    expect(endOfImage(bytes, `image/${format}`)).toBe(bytes.length)
    expect(endOfImage(Buffer.concat([bytes, Buffer.alloc(77, 1)]), `image/${format}`)).toBe(bytes.length)
  })

  test.each(['jpeg', 'png', 'webp', 'gif'] as const)(
    '%s that is a second file as well is refused by that',
    async (format) => {
      const bytes = await drawn(format)
      const name = `a.${format}`
      const zip = zipOf([{ name: 'a.txt', bytes: text('x') }])
      expect(await verdict(Buffer.concat([bytes, zip]), name)).toBe('second-nature zip')
      expect(await verdict(Buffer.concat([bytes, pdf]), name)).toBe('second-nature pdf')
      expect(await verdict(Buffer.concat([bytes, text('MZ'), Buffer.alloc(99)]), name)).toBe('second-nature exe')
      expect(await verdict(Buffer.concat([bytes, text('<script>alert(1)</script>')]), name)).toBe(
        'second-nature script',
      )
    },
  )

  test('with a script in its metadata is refused', async () => {
    const bytes = await sharp(drawing())
      .withExif({ IFD0: { ImageDescription: '<script>x</script>' } })
      .jpeg()
      .toBuffer()
    expect(await verdict(bytes, 'a.jpg')).toBe('second-nature script')
  })

  test('with bytes behind its end that are nothing by themselves is kept only as encoded anew', async () => {
    const bytes = Buffer.concat([await drawn('jpeg'), Buffer.from('maker note of a camera')])
    const { reencoded } = await examineImage(bytes, 'image/jpeg')
    expect(reencoded && endOfImage(reencoded, 'image/jpeg')).toBe(reencoded?.length)
    expect(reencoded?.includes('maker note')).toBe(false)
    expect(await sharp(reencoded).metadata()).toMatchObject({ format: 'jpeg', width: 400, height: 500 })
  })

  test('is shown upright and without what the camera wrote; the original keeps it', async () => {
    const bytes = await sharp(drawing(400, 300))
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Make: 'Exercise-Camera' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
      .jpeg()
      .toBuffer()
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    const { display, thumbnail, width, height, reencoded } = await examineImage(bytes, 'image/jpeg')
    expect(reencoded).toBeUndefined()
    expect([width, height]).toEqual([300, 400])
    for (const variant of [display, thumbnail]) {
      const shown = await sharp(variant).metadata()
      expect([shown.exif, shown.xmp, shown.iptc, shown.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ])
      expect((shown.width ?? 0) < (shown.height ?? 0)).toBe(true)
      expect(variant.includes('Exercise-Camera')).toBe(false)
    }
  })

  test('of more pixels than are decoded is refused', async () => {
    const side = Math.ceil(Math.sqrt(mostPixels)) + 100
    const bytes = await sharp({
      create: { width: side, height: side, channels: 3, background: '#888' },
      limitInputPixels: false,
    })
      .png()
      .toBuffer()
    expect(await verdict(bytes, 'a.png')).toBe('image-too-large 60')
  })

  test('that is cut off is refused', async () => {
    const bytes = await drawn('jpeg')
    expect(await verdict(bytes.subarray(0, bytes.length * 0.99), 'a.jpg')).toBe('image-unreadable')
    const png = await drawn('png')
    expect(await verdict(png.subarray(0, png.length - 20), 'a.png')).toBe('image-unreadable')
  })

  test('out of focus is less sharp than the same in focus; a dark one is darker', async () => {
    const [sharpOne, blurred, dark] = await Promise.all(
      [sharp(drawing()), sharp(drawing()).blur(8), sharp(drawing()).linear(0.1, 0)].map(async (image) =>
        examineImage(await image.jpeg().toBuffer(), 'image/jpeg'),
      ),
    )
    expect(blurred?.measures.sharpness).toBeLessThan((sharpOne?.measures.sharpness ?? 0) / 4)
    expect(dark?.measures.brightness).toBeLessThan((sharpOne?.measures.brightness ?? 0) / 4)
  })
})

test('no bytes whatever make the examination throw anything but a refusal', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 2000 }),
      fc.constantFrom(...mediaKinds.map(({ extensions }) => extensions[0] ?? '')),
      fc.constantFrom('', 'PK\x03\x04', '\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF89a', 'RIFF', '%PDF-'),
      async (bytes, extension, begins) => {
        const whole = Buffer.concat([Buffer.from(begins, 'latin1'), bytes])
        expect(typeof (await verdict(whole, `a.${extension}`))).toBe('string')
      },
    ),
    { numRuns: 300 },
  )
})

test('the end of a zip is found behind a comment, and not in bytes that only look like one', () => {
  const zip = zipOf([{ name: 'a.txt', bytes: text('x') }])
  const commented = Buffer.concat([zip, text('comment')])
  commented.writeUInt16LE(7, zip.length - 2)
  expect([endsAsZip(zip), endsAsZip(commented), endsAsZip(text('PK\x05\x06 short'))]).toEqual([true, true, false])
})

test('an ending is what stands behind the last dot of a name', () => {
  expect(['a.PDF', 'a.b.c', 'a', '.pdf', 'a.', 'a .jpg '].map(extensionOf)).toEqual(['pdf', 'c', '', '', '', 'jpg'])
})
