/** Duties: what a post lets an officer do, as one closed list for the whole platform. */

export const duties = [
  'post',
  'desk',
  'notices',
  'compliance',
  'analyst',
  'data-protection',
  'administrator',
  'auditor',
  'command',
  'system',
] as const

export type Duty = (typeof duties)[number]

/** One English line a duty; the console translates by code. */
export const dutyMeaning: Readonly<Record<Duty, string>> = {
  post: 'Checks persons, documents and vehicles at a border or in the street, and sees what to do about a match.',
  desk: 'Works for the bureau around the clock: messages, hits, records, contact with other bureaus.',
  notices: 'Drafts, requests and follows notices and diffusions of the bureau.',
  compliance: 'Reviews notices, diffusions and records against the rules before and after they circulate.',
  analyst: 'Studies crime across members in analysis files, asks for and grades contributions, writes warnings.',
  'data-protection': 'Watches over the processing of personal data in the bureau: samples, corrects, answers requests.',
  administrator:
    'Manages units, officers, duties, keys and settings of the bureau; has no right to content by this duty.',
  auditor: 'Reads the register of processing for supervision; changes nothing.',
  command: 'Leads the coordination centre: emergencies, urgent traffic, lifting of restrictions where life is at risk.',
  system: 'A national system or a job of the hub that acts by key or timer, never by hand.',
}

/** Tells whether any value is the code of a duty. */
export function isDuty(value: unknown): value is Duty {
  return (duties as readonly unknown[]).includes(value)
}
