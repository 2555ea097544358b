/** Kinds of papers and objects, as closed lists that records and questions share. */

export const administrativeDocumentTypes = [
  'vehicle-registration',
  'vehicle-title',
  'customs-clearance',
  'import-paper',
  'export-paper',
  'international-insurance',
  'driving-licence',
  'birth-certificate',
  'marriage-certificate',
  'death-certificate',
  'citizenship-certificate',
  'other',
] as const

export const vesselKinds = [
  'sailing-boat',
  'motor-boat',
  'inflatable',
  'personal-watercraft',
  'fishing-boat',
  'cargo-ship',
  'passenger-ship',
  'house-boat',
  'outboard-engine',
  'other',
] as const

export const firearmKinds = [
  'pistol',
  'revolver',
  'rifle',
  'shotgun',
  'submachine-gun',
  'machine-gun',
  'combination',
  'part',
  'other',
] as const

export const firearmActions = [
  'semi-automatic',
  'automatic',
  'bolt',
  'pump',
  'lever',
  'break',
  'single-shot',
  'other',
] as const

export const workOfArtKinds = [
  'painting',
  'drawing',
  'print',
  'sculpture',
  'icon',
  'manuscript',
  'book',
  'coin',
  'jewellery',
  'furniture',
  'textile',
  'ceramic',
  'weapon',
  'musical-instrument',
  'religious-object',
  'archaeological-object',
  'clock',
  'other',
] as const
