// The files that may be attached: by what their bytes say and what their name says. Whatever is not here is refused.

/** image: decoded and encoded anew; text: UTF-8 without control characters; office and archive: opened; opaque: kept as it is. */
export type Family = 'image' | 'text' | 'office' | 'archive' | 'opaque'

export type MediaKind = {
  /** IANA media type it is kept under. */
  readonly mediaType: string
  readonly family: Family
  /** Endings of file names, lower case, the usual one first. */
  readonly extensions: readonly string[]
  /** Media types under which `file-type` reports it; none for text, which has no magic bytes. */
  readonly reported: readonly string[]
}

const openXml = 'application/vnd.openxmlformats-officedocument'

export const mediaKinds: readonly MediaKind[] = [
  { mediaType: 'image/jpeg', family: 'image', extensions: ['jpg', 'jpeg'], reported: ['image/jpeg'] },
  { mediaType: 'image/png', family: 'image', extensions: ['png'], reported: ['image/png', 'image/apng'] },
  { mediaType: 'image/webp', family: 'image', extensions: ['webp'], reported: ['image/webp'] },
  { mediaType: 'image/tiff', family: 'image', extensions: ['tif', 'tiff'], reported: ['image/tiff'] },
  { mediaType: 'image/gif', family: 'image', extensions: ['gif'], reported: ['image/gif'] },
  { mediaType: 'application/pdf', family: 'opaque', extensions: ['pdf'], reported: ['application/pdf'] },
  {
    mediaType: `${openXml}.wordprocessingml.document`,
    family: 'office',
    extensions: ['docx'],
    reported: [`${openXml}.wordprocessingml.document`],
  },
  {
    mediaType: `${openXml}.spreadsheetml.sheet`,
    family: 'office',
    extensions: ['xlsx'],
    reported: [`${openXml}.spreadsheetml.sheet`],
  },
  {
    mediaType: `${openXml}.presentationml.presentation`,
    family: 'office',
    extensions: ['pptx'],
    reported: [`${openXml}.presentationml.presentation`],
  },
  {
    mediaType: 'application/vnd.oasis.opendocument.text',
    family: 'office',
    extensions: ['odt'],
    reported: ['application/vnd.oasis.opendocument.text'],
  },
  {
    mediaType: 'application/vnd.oasis.opendocument.spreadsheet',
    family: 'office',
    extensions: ['ods'],
    reported: ['application/vnd.oasis.opendocument.spreadsheet'],
  },
  { mediaType: 'application/zip', family: 'archive', extensions: ['zip'], reported: ['application/zip'] },
  { mediaType: 'video/mp4', family: 'opaque', extensions: ['mp4', 'm4v'], reported: ['video/mp4', 'video/x-m4v'] },
  { mediaType: 'audio/mpeg', family: 'opaque', extensions: ['mp3'], reported: ['audio/mpeg'] },
  { mediaType: 'audio/wav', family: 'opaque', extensions: ['wav'], reported: ['audio/wav', 'audio/vnd.wave'] },
  {
    mediaType: 'application/ogg',
    family: 'opaque',
    extensions: ['ogg', 'oga', 'ogv', 'opus'],
    reported: ['application/ogg', 'audio/ogg', 'video/ogg', 'audio/ogg; codecs=opus'],
  },
  { mediaType: 'text/plain', family: 'text', extensions: ['txt'], reported: [] },
  { mediaType: 'text/csv', family: 'text', extensions: ['csv'], reported: [] },
  { mediaType: 'application/json', family: 'text', extensions: ['json'], reported: [] },
  { mediaType: 'application/xml', family: 'text', extensions: ['xml'], reported: ['application/xml'] },
  { mediaType: 'message/rfc822', family: 'text', extensions: ['eml'], reported: [] },
]

/** Ending of a file name, lower case; empty when it has none. */
export const extensionOf = (name: string): string => /[^.]\.([^.]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? ''

export const kindByExtension = (extension: string): MediaKind | undefined =>
  mediaKinds.find(({ extensions }) => extensions.includes(extension))

/** Endings that may be chosen on screen, with their dot. */
export const takenExtensions: readonly string[] = mediaKinds.flatMap(({ extensions }) =>
  extensions.map((extension) => `.${extension}`),
)

/** Entries of an archive by ending that are refused whatever their bytes say: they run, or lead somewhere, when opened. */
export const refusedInside: ReadonlySet<string> = new Set(
  (
    'exe dll com scr pif cpl msi msp bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta html htm xhtml mht mhtml svg svgz ' +
    'lnk url jar class apk ipa app dmg pkg deb rpm docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sh bash reg inf chm ' +
    'iso img vhd vhdx one doc xls ppt rtf'
  ).split(' '),
)

/** What `file-type` reports of programs, of documents that may hold macros, and of archives that are not looked into. */
export const refusedReports: ReadonlySet<string> = new Set(
  (
    'exe elf macho dex class jar apk wasm cfb msi lnk chm docm dotm xlsm xltm pptm potm ppsm xlam crx xpi swf deb rpm ' +
    'rar 7z gz tar bz2 xz lz lz4 zst cab ar Z cpio ace arj lzh rtf'
  ).split(' '),
)
