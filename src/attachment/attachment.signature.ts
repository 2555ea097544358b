// What bytes betray wherever they stand: the test virus, a second file inside the first, markup that would run. Pure.

/**
 * Signatures of harmful files. There is one: the EICAR test string (eicar.org), which does nothing and which every scanner knows. It
 * proves that the way is there; it protects against no virus, and no list of ours could.
 */
const eicar = Buffer.from(
  ['X5O!P%@AP[4', String.fromCharCode(92), 'PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
)
export const harmfulSignatures: readonly Buffer[] = [eicar]

/** The test string itself, for tests. */
export const testVirus = (): Buffer => Buffer.from(eicar)

/** Bytes that a search over pieces must carry from one into the next. */
export const longestSignature = Math.max(...harmfulSignatures.map(({ length }) => length))

export const hasHarm = (bytes: Buffer): boolean => harmfulSignatures.some((signature) => bytes.includes(signature))

const zipEnd = Buffer.from('PK\x05\x06', 'latin1')
const zipEndLength = 22

/** Whether these bytes can be opened as a zip archive from their end (APPNOTE 4.3.16): most readers look there and nowhere else. */
export const endsAsZip = (bytes: Buffer): boolean => {
  const from = Math.max(0, bytes.length - zipEndLength - 0xffff)
  for (let at = bytes.lastIndexOf(zipEnd); at >= from; at = bytes.lastIndexOf(zipEnd, at - 1)) {
    if (at + zipEndLength <= bytes.length && at + zipEndLength + bytes.readUInt16LE(at + 20) <= bytes.length)
      return true
    if (at === 0) return false
  }
  return false
}

/** Files that begin so, when they stand behind the end of an image. */
const beginnings: readonly (readonly [string, Buffer])[] = [
  ['exe', Buffer.from('MZ', 'latin1')],
  ['elf', Buffer.from('\x7fELF', 'latin1')],
  ['zip', Buffer.from('PK\x03\x04', 'latin1')],
  ['rar', Buffer.from('Rar!', 'latin1')],
  ['7z', Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1')],
  ['gz', Buffer.from('\x1f\x8b\x08', 'latin1')],
  ['script', Buffer.from('#!', 'latin1')],
]

/** Too long to stand in compressed image data by chance: some of them is told once in many thousand images of 100 MB. */
const anywhere: readonly (readonly [string, readonly string[]])[] = [
  ['script', ['<script', '<SCRIPT', '<Script']],
  ['php', ['<?php', '<?PHP']],
  ['html', ['<html', '<HTML', '<!DOCTYPE html', '<!doctype html']],
  ['pdf', ['%PDF-']],
]

/** What else an image is beside an image, by what stands in it anywhere or begins right behind its end; undefined when nothing. */
export const secondNature = (bytes: Buffer, end: number): string | undefined => {
  const behind = bytes.subarray(end)
  const begun = beginnings.find(([, signature]) => behind.subarray(0, signature.length).equals(signature))
  if (begun) return begun[0]
  if (endsAsZip(bytes)) return 'zip'
  return anywhere.find(([, signatures]) => signatures.some((signature) => bytes.includes(signature, 0, 'latin1')))?.[0]
}
