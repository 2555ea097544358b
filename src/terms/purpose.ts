/** Purposes: why data are recorded, checked or looked at; the eight of article 10(2) of the Rules on the Processing of Data. */

export const purposes = [
  'wanted',
  'locate',
  'investigation-info',
  'warn',
  'identify',
  'forensic',
  'security-check',
  'threat-trends',
] as const

export type Purpose = (typeof purposes)[number]

/** The letter of RPD 10(2) behind a purpose, and one English line of meaning; the console translates by code. */
export interface PurposeMeaning {
  readonly letter: 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h'
  readonly meaning: string
}

export const purposeMeaning: Readonly<Record<Purpose, PurposeMeaning>> = {
  wanted: {
    letter: 'a',
    meaning: 'To search for a wanted person with a view to arrest, detention or restriction of movement.',
  },
  locate: { letter: 'b', meaning: 'To locate a person or an object of interest to the police.' },
  'investigation-info': {
    letter: 'c',
    meaning: 'To give or obtain information on an investigation, a criminal history or criminal activities.',
  },
  warn: { letter: 'd', meaning: 'To warn of a person, an event, an object or a way of working connected with crime.' },
  identify: { letter: 'e', meaning: 'To identify a person or a dead body.' },
  forensic: { letter: 'f', meaning: 'To carry out forensic analyses.' },
  'security-check': { letter: 'g', meaning: 'To carry out security checks, at a border or elsewhere.' },
  'threat-trends': { letter: 'h', meaning: 'To identify threats, crime trends and criminal networks.' },
}

/** The article a purpose stands on, as printed in explanations: `RPD 10(2)(g)`. */
export function purposeArticle(purpose: Purpose): string {
  return `RPD 10(2)(${purposeMeaning[purpose].letter})`
}

/** Tells whether any value is the code of a purpose. */
export function isPurpose(value: unknown): value is Purpose {
  return (purposes as readonly unknown[]).includes(value)
}
