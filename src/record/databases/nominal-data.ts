// Finds words that name a person where a database holds none: the free text of a travel document (SLTD).

export type NominalData = 'machine-readable-zone' | 'label' | 'title' | 'e-mail'

/** Two fillers stand in every name line of a zone (ICAO 9303-3 4.6), and nowhere in a sentence. */
const zone = /<\s*<|[A-Z0-9<]{28,}/

/** Words that announce the identity of a person, followed by a colon or an equals sign, in the five languages of the platform. */
const announced = [
  'name',
  'names',
  'surname',
  'forenames?',
  'first name',
  'last name',
  'family name',
  'given names?',
  'full name',
  'maiden name',
  'alias',
  'aka',
  'holder',
  'bearer',
  'father',
  'mother',
  'dob',
  'date of birth',
  'birth date',
  'place of birth',
  'born',
  'nom',
  'noms',
  'prénoms?',
  'nom de famille',
  'titulaire',
  'porteur',
  'né le',
  'née le',
  'date de naissance',
  'lieu de naissance',
  'nombres?',
  'apellidos?',
  'titular',
  'nacido',
  'nacida',
  'fecha de nacimiento',
  'lugar de nacimiento',
  'tên',
  'họ tên',
  'họ và tên',
  'họ',
  'người mang',
  'chủ sở hữu',
  'ngày sinh',
  'nơi sinh',
  'الاسم',
  'اسم',
  'الاسم الكامل',
  'اللقب',
  'حامل الوثيقة',
  'صاحب الوثيقة',
  'تاريخ الميلاد',
  'مكان الميلاد',
]
const label = new RegExp(`(?<![\\p{L}\\p{N}])(?:${announced.join('|')})\\s*[:=：]`, 'iu')

/** A form of address before a capital letter. Vietnamese and Arabic forms are also common words and are left out. */
const title = /(?<!\p{L})(?:Mr|Mrs|Ms|Mme|Mlle|Monsieur|Madame|Señora?|Sra?\.)\.?\s+\p{Lu}/u

const mail = /[^\s@]+@[^\s@]+\.\p{L}{2,}/u

/**
 * Says which sign of nominal data a text carries, or undefined. SLTD additional information must hold no nominal data: the
 * rule catches what is obvious and can be explained to the one who typed (a pasted zone, a label, a form of address, an
 * e-mail address); a bare name it cannot tell from a place or a police station, so it does not try. A false alarm (`ferry
 * name: ...`) costs the owner a rewording.
 */
export const findNominalData = (text: string): NominalData | undefined => {
  const plain = text.normalize('NFC')
  if (zone.test(plain)) return 'machine-readable-zone'
  if (label.test(plain)) return 'label'
  if (title.test(plain)) return 'title'
  return mail.test(plain) ? 'e-mail' : undefined
}
