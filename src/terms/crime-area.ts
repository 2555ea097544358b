/** Crime areas: one list for records, checks, hits, messages, notices and analysis, so that all can be counted together. */

export const crimeAreas = [
  'terrorism',
  'organised-crime',
  'drugs',
  'trafficking-in-human-beings',
  'people-smuggling',
  'child-sexual-exploitation',
  'crime-against-persons',
  'cybercrime',
  'financial-crime',
  'money-laundering',
  'corruption',
  'counterfeit-currency',
  'illicit-goods',
  'vehicle-crime',
  'property-crime',
  'firearms',
  'chemical-biological-nuclear',
  'cultural-property',
  'environmental-crime',
  'maritime-crime',
  'identity-and-document-fraud',
  'fugitives',
  'missing-persons',
  'war-crimes',
  'sports-corruption',
  'other',
] as const

export type CrimeArea = (typeof crimeAreas)[number]

/** One English line an area; the console translates by code. */
export const crimeAreaMeaning: Readonly<Record<CrimeArea, string>> = {
  terrorism: 'Terrorist acts, their preparation, financing and travel.',
  'organised-crime': 'Criminal groups and networks as such, whatever they trade in.',
  drugs: 'Production, trafficking and precursors of illicit drugs.',
  'trafficking-in-human-beings': 'Recruiting, moving or holding people in order to exploit them.',
  'people-smuggling': 'Bringing people over a border unlawfully for profit.',
  'child-sexual-exploitation': 'Sexual abuse of children, in person or through pictures and the network.',
  'crime-against-persons': 'Murder, abduction, serious bodily harm, sexual violence.',
  cybercrime: 'Attacks on systems and data, and the services behind them.',
  'financial-crime': 'Fraud, swindles by telephone or network, tax crime, crime with securities.',
  'money-laundering': 'Hiding the origin of proceeds of crime, and recovering these.',
  corruption: 'Bribery, embezzlement and abuse of office.',
  'counterfeit-currency': 'Making and passing false money and means of payment.',
  'illicit-goods': 'Counterfeit, smuggled or unsafe goods, medicines included.',
  'vehicle-crime': 'Theft and trafficking of vehicles and their parts.',
  'property-crime': 'Robbery, burglary and theft, pickpocketing gangs included.',
  firearms: 'Unlawful making, trafficking, loss and theft of firearms and ammunition.',
  'chemical-biological-nuclear':
    'Unlawful handling of chemical, biological, radioactive, nuclear or explosive materials.',
  'cultural-property': 'Theft, looting and trafficking of works of art and cultural property.',
  'environmental-crime': 'Crime with wildlife, timber, fisheries, waste and pollution.',
  'maritime-crime': 'Piracy, armed robbery at sea and other crime on the water.',
  'identity-and-document-fraud': 'False, altered or misused identities and documents.',
  fugitives: 'Search for wanted persons, whatever the offence.',
  'missing-persons': 'Missing people, unidentified bodies, victims of disasters.',
  'war-crimes': 'Genocide, war crimes and crimes against humanity.',
  'sports-corruption': 'Match-fixing and illegal betting.',
  other: 'None of the areas of this list.',
}

/** Tells whether any value is the code of a crime area. */
export function isCrimeArea(value: unknown): value is CrimeArea {
  return (crimeAreas as readonly unknown[]).includes(value)
}
