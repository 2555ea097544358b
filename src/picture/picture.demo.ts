// Pictures of the demonstration: drawn silhouettes and outlines on the records of the stories, veiled, poor and withdrawn ones among them.
import type { Sharp } from 'sharp'
import { type ExaminedFile, examineFile, makeAttachment } from '../attachment/attachment.demo.ts'
import type { Stage } from '../demonstration.stage.ts'
import type { MadeStories } from '../record/record.story.demo.ts'
import { pictureSlice } from './picture.api.ts'
import { type Colours, drawDocument, drawMark, drawPerson, drawThing } from './picture.drawing.demo.ts'
import { addPicture, withdrawPicture } from './picture.operations.ts'
import type { PictureEntry } from './picture.schema.ts'

const shapes = ['#3a4a5c', '#5c4a3a', '#37523f', '#553a4e', '#2f3b66'] as const
const details = ['#1f2933', '#7a5c33', '#222', '#8a8f98', '#4b2e2e'] as const

/** Two of one kind differ in their ground, so that each file is one of its own. */
const coloursOf = (number: number): Colours => ({
  ground: `hsl(${(number * 47) % 360}, 18%, 80%)`,
  shape: shapes[(number + 2) % shapes.length] ?? '#333',
  detail: details[(number * 3) % details.length] ?? '#222',
})

type Drawn = {
  readonly story: keyof MadeStories
  readonly by: string
  /** Days ago it was added, and withdrawn. */
  readonly days: number
  readonly withdrawn?: number
  readonly told: Pick<PictureEntry, 'kind' | 'source' | 'caption'> & Partial<PictureEntry>
  readonly draw: (colours: Colours) => Buffer
  /** What makes it poor. */
  readonly spoil?: (image: Sharp) => Sharp
}

const face = (of: Parameters<typeof drawPerson>[1]) => (colours: Colours) => drawPerson(colours, of)
const front = { hair: 'short', turn: 0 } as const
const source = 'Exercise: national file'

const pictures: readonly Drawn[] = [
  {
    story: 'wanted',
    by: 'fr.desk',
    days: 24,
    told: {
      kind: 'face',
      source: 'Exercice : photo du passeport',
      caption: 'Exercise: man, short hair, from the front',
      takenOn: '2023',
    },
    draw: face(front),
  },
  {
    story: 'wanted',
    by: 'fr.desk',
    days: 24,
    told: { kind: 'face', source, caption: 'Exercise: the same man from the left', takenOn: '2023' },
    draw: face({ hair: 'short', turn: -1 }),
  },
  {
    story: 'wanted',
    by: 'fr.desk',
    days: 24,
    told: { kind: 'face', source, caption: 'Exercise: the same man from the right', takenOn: '2023' },
    draw: face({ hair: 'short', turn: 1 }),
  },
  {
    story: 'wanted',
    by: 'fr.desk',
    days: 23,
    told: { kind: 'tattoo', source, caption: 'Exercise: compass on the right forearm' },
    draw: (colours) => drawMark(colours, 'compass'),
  },
  {
    story: 'wanted',
    by: 'fr.desk',
    days: 20,
    told: {
      kind: 'face',
      source: 'Exercice : caméra d’un parking',
      caption: 'Exercise: figure at night, out of focus',
    },
    draw: face(front),
    spoil: (image) => image.blur(1.6).linear(0.4, 0),
  },
  {
    story: 'wanted',
    by: 'fr.desk',
    days: 22,
    withdrawn: 19,
    told: { kind: 'face', source, caption: 'Exercise: shows somebody else' },
    draw: face({ hair: 'none', turn: 0 }),
  },
  {
    story: 'document-of-wanted',
    by: 'fr.desk',
    days: 24,
    told: {
      kind: 'document',
      source: 'Exercice : copie de la demande',
      caption: 'Exercise: data page of the passport',
    },
    draw: drawDocument,
  },
  {
    story: 'associate',
    by: 'fr.desk',
    days: 22,
    told: { kind: 'face', source, caption: 'Exercise: man, no hair, from the front', takenOn: '2016~' },
    draw: face({ hair: 'none', turn: 0 }),
  },
  {
    story: 'conflicting-dates',
    by: 'fr.desk',
    days: 27,
    told: { kind: 'face', source: 'Exercice : réseau social', caption: 'Exercise: woman, long hair' },
    draw: face({ hair: 'long', turn: 0 }),
  },
  {
    story: 'conflicting-dates',
    by: 'fr.desk',
    days: 12,
    told: {
      kind: 'face',
      source: 'Exercice : capture d’écran',
      caption: 'Exercise: the same woman, a small cut from a group',
    },
    draw: face({ hair: 'long', turn: 1 }),
    spoil: (image) => image.resize(180, 225),
  },
  {
    story: 'ask-owner-person',
    by: 'fr.notices',
    days: 16,
    told: { kind: 'face', source, caption: 'Exercise: man, short hair' },
    draw: face(front),
  },
  {
    story: 'missing-minor',
    by: 'vn.desk',
    days: 6,
    told: {
      kind: 'face',
      source: 'Diễn tập: ảnh gia đình',
      caption: 'Exercise: girl, long hair, from the front',
      takenOn: '2026',
    },
    draw: face({ hair: 'long', turn: 0 }),
  },
  {
    story: 'missing-minor',
    by: 'vn.desk',
    days: 6,
    told: { kind: 'object', source: 'Diễn tập: ảnh gia đình', caption: 'Exercise: boat in which she was last seen' },
    draw: (colours) => drawThing(colours, 'boat'),
  },
  {
    story: 'victim',
    by: 'es.desk',
    days: 12,
    told: { kind: 'face', source: 'Ejercicio: familia', caption: 'Exercise: woman, long hair', veiled: true },
    draw: face({ hair: 'long', turn: 0 }),
  },
  {
    story: 'discreet-alert',
    by: 'de.desk',
    days: 14,
    told: { kind: 'face', source: 'Übung: Passbild', caption: 'Exercise: man, short hair, from the right' },
    draw: face({ hair: 'short', turn: 1 }),
  },
  {
    story: 'under-review-person',
    by: 'xa.desk',
    days: 21,
    told: { kind: 'face', source, caption: 'Exercise: man, short hair' },
    draw: face(front),
  },
  {
    story: 'unidentified-body',
    by: 'es.desk',
    days: 20,
    told: { kind: 'face', source: 'Ejercicio: medicina forense', caption: 'Exercise: grey hair, from the front' },
    draw: face({ hair: 'short', turn: 0 }),
  },
  {
    story: 'unidentified-body',
    by: 'es.desk',
    days: 20,
    told: { kind: 'tattoo', source: 'Ejercicio: medicina forense', caption: 'Exercise: anchor on the left shoulder' },
    draw: (colours) => drawMark(colours, 'anchor'),
  },
  {
    story: 'stolen-car',
    by: 'de.desk',
    days: 18,
    told: { kind: 'object', source: 'Übung: Halter', caption: 'Exercise: the car from the left' },
    draw: (colours) => drawThing(colours, 'car'),
  },
  {
    story: 'recovered-car',
    by: 'es.desk',
    days: 9,
    told: { kind: 'object', source: 'Ejercicio: taller', caption: 'Exercise: the car from the left' },
    draw: (colours) => drawThing(colours, 'car'),
  },
  {
    story: 'stolen-paper',
    by: 'de.desk',
    days: 18,
    told: { kind: 'document', source: 'Übung: Zulassungsstelle', caption: 'Exercise: registration certificate' },
    draw: drawDocument,
  },
  {
    story: 'stolen-boat',
    by: 'es.desk',
    days: 11,
    told: { kind: 'object', source: 'Ejercicio: propietario', caption: 'Exercise: sailing boat, white' },
    draw: (colours) => drawThing(colours, 'boat'),
  },
  {
    story: 'stolen-firearm',
    by: 'us.desk',
    days: 10,
    told: { kind: 'object', source: 'Exercise: maker', caption: 'Exercise: pistol of this model' },
    draw: (colours) => drawThing(colours, 'pistol'),
  },
  {
    story: 'stolen-painting',
    by: 'fr.desk',
    days: 22,
    told: { kind: 'object', source: 'Exercice : musée', caption: 'Exercise: the painting in its frame' },
    draw: (colours) => drawThing(colours, 'painting'),
  },
]

const day = 24 * 60

/** A small JPEG of a drawing, examined as one that was sent. */
const imageOf = async ({ draw, spoil, told }: Drawn, number: number): Promise<ExaminedFile> => {
  const { default: sharp } = await import('sharp')
  const image = sharp(draw(coloursOf(number))).flatten()
  const drawn = await (spoil ? spoil(image) : image).jpeg({ quality: 80 }).toBuffer()
  return examineFile(`EXERCISE-${told.kind}-${number + 1}.jpg`, drawn)
}

/** Puts the drawings on the records of the stories, in the order of time. Takes less than a second of two cores. */
export const makePictures = async (stage: Stage, stories: MadeStories): Promise<void> => {
  const files = await Promise.all(pictures.map(imageOf))
  for (const [number, { story, by, days, withdrawn, told }] of pictures.entries()) {
    const file = files[number]
    if (!file) continue
    const { database, id } = stories[story]
    const at = (ago: number): string => stage.minutes(-ago * day + 60 + number)
    const attachment = await makeAttachment(stage, { at: at(days), by }, file)
    const added = await stage.play({ at: at(days), by }, pictureSlice, addPicture, {
      params: { database, id },
      body: { attachment, ...told },
    })
    if (withdrawn !== undefined)
      await stage.play({ at: at(withdrawn), by }, pictureSlice, withdrawPicture, {
        params: { database, id, picture: added.id },
        body: { reason: 'Exercise: the picture was of another person of the same name.' },
      })
  }
}
