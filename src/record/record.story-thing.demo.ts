// Things of the stories beside documents and vehicles: a paper, a boat, a firearm and a painting that anybody can look for.
import type { AdministrativeDocumentFields } from './databases/administrative-document.ts'
import type { FirearmFields } from './databases/firearm.ts'
import type { VesselFields } from './databases/vessel.ts'
import type { WorkOfArtFields } from './databases/work-of-art.ts'
import type { Story } from './record.story.demo.ts'
import { exerciseHull, exerciseMmsi } from './record.thing.demo.ts'

export const thingStoryKeys = ['stolen-paper', 'stolen-boat', 'stolen-firearm', 'stolen-painting'] as const
export type ThingStoryKey = (typeof thingStoryKeys)[number]

const information = 'Exercise record of a story: nothing in it is real.'

/** Numbers of things of the stories stand above all that are drawn. */
const storyNumber = 90_001

export const thingStories: Readonly<Record<ThingStoryKey, Story>> = {
  // The registration of the car that was stolen in Germany.
  'stolen-paper': {
    by: 'de.desk',
    days: 19,
    status: 'stolen',
    rest: { purpose: 'locate', crimeArea: 'vehicle-crime' },
    other: {
      database: 'administrative-document',
      fields: (ago): AdministrativeDocumentFields => ({
        number: 'EXD9000001',
        country: 'DEU',
        type: 'vehicle-registration',
        dateOfLoss: ago(21),
        countryOfLoss: 'DEU',
        placeOfLoss: 'Übungsstadt',
        additionalInformation: information,
      }),
    },
  },
  'stolen-boat': {
    by: 'es.desk',
    days: 12,
    status: 'stolen',
    rest: { purpose: 'locate', crimeArea: 'maritime-crime' },
    other: {
      database: 'vessel',
      fields: (ago): VesselFields => ({
        kind: 'sailing-boat',
        hull: exerciseHull(storyNumber),
        mmsi: exerciseMmsi(900_001),
        registration: `EX-${storyNumber}`,
        flag: 'ESP',
        name: 'LA MANIOBRA DEL ALBA',
        builder: 'Exercise Yards',
        model: 'Ejercicio 38',
        length: 1_150,
        colour: 'white',
        engines: [{ make: 'Exercise Marine', serial: 'EXMAR900001', power: 29 }],
        dateOfTheft: ago(13),
        countryOfTheft: 'ESP',
        additionalInformation: information,
      }),
    },
  },
  // Makers number each for themselves: asked without its make it is near, with another one it is not met.
  'stolen-firearm': {
    by: 'us.desk',
    days: 11,
    status: 'stolen',
    rest: { purpose: 'locate', crimeArea: 'firearms' },
    other: {
      database: 'firearm',
      fields: (ago): FirearmFields => ({
        serial: 'EXG900001',
        make: 'Exercise Arms',
        model: 'E9',
        calibre: '9x19',
        kind: 'pistol',
        action: 'semi-automatic',
        dateOfLoss: ago(14),
        countryOfLoss: 'USA',
        additionalInformation: information,
      }),
    },
  },
  'stolen-painting': {
    by: 'fr.desk',
    days: 23,
    status: 'stolen',
    rest: { purpose: 'locate', crimeArea: 'cultural-property' },
    other: {
      database: 'work-of-art',
      fields: (ago): WorkOfArtFields => ({
        kind: 'painting',
        title: 'Le pêcheur de brume (exercice)',
        maker: 'Atelier de l’Exercice',
        materials: 'oil on canvas',
        measurements: '61 x 92 cm',
        inscriptions: 'Signed lower right: EXERCICE',
        features: 'Repaired tear in the upper left corner',
        subject: 'Fisherman in a boat in the fog',
        period: '19th century',
        inventory: `EX-INV-${storyNumber}`,
        collection: 'Musée de l’Exercice',
        dateOfTheft: ago(26),
        countryOfTheft: 'FRA',
        additionalInformation: information,
      }),
    },
  },
}
