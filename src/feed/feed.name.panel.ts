// The name of a file as it may be kept: one line, no longer than the hub takes; pure.

const longest = 200

/** Without control and direction characters, which could make one name look like another; cut in its middle when too long. */
export const sensibleName = (name: string): string => {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain === '') return 'file'
  return plain.length <= longest ? plain : `${plain.slice(0, 150)}…${plain.slice(-49)}`
}
