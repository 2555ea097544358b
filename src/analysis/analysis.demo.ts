// Analysis files of the demonstration: the open one of the route, one that waits for advice, one that was closed.
import { analysing, dayOf, ringClocks } from '../demonstration.network.ts'
import type { Scene, Stage } from '../demonstration.stage.ts'
import type { Answer, Input, Operation } from '../kernel/operation.ts'
import type { MadeThreats } from '../threat/threat.demo.ts'
import { analysisSlice } from './analysis.api.ts'
import { adviseFile, closeFile, openFile, proposeFile } from './analysis.operations.ts'
import type { FileOrder } from './analysis.schema.ts'
import { analysisTimers } from './analysis.timers.ts'

/** Plays an operation on files for slices below: what they contribute asks consents and leaves by this slice's own handlers. */
export const playOnFile = <O extends Operation>(
  stage: Stage,
  scene: Scene,
  operation: O,
  input: Partial<Input<O>>,
): Promise<Answer<O>> => stage.play(scene, analysisSlice, operation, input)

export type MadeFiles = { readonly route: string }

const orderOf = (stage: Stage, order: Partial<FileOrder> & Pick<FileOrder, 'name' | 'purpose' | 'why'>): FileOrder => ({
  kind: 'operational',
  crimeAreas: ['people-smuggling'],
  dataCategories: [
    'identity',
    'identity-documents',
    'contact-details',
    'communications',
    'relations',
    'travel',
    'organisations',
    'vehicles-and-vessels',
    'places',
    'offences',
    'ways-of-working',
  ],
  personCategories: ['suspect', 'witness', 'victim'],
  readers: [],
  contributors: [],
  recipients: [],
  consentBy: 'specific',
  confidentiality: 'official-use-only',
  reviewEvery: 6,
  until: dayOf(stage, 400),
  ...order,
})

type Advice = { readonly verdict: 'agrees' | 'agrees-with-changes'; readonly text: string }

const opened = async (
  stage: Stage,
  { by, days, order, advice }: { by: string; days: number; order: FileOrder; advice: Advice },
): Promise<{ readonly id: string; readonly version: number }> => {
  const scene = analysing(stage)
  const proposed = await stage.play(scene(days, by), analysisSlice, proposeFile, { body: order })
  const advised = await stage.play(scene(days - 1, 'gs.data-protection'), analysisSlice, adviseFile, {
    params: { id: proposed.id },
    body: { version: proposed.version, about: 'order', ...advice },
  })
  return stage.play(scene(days - 1.2, 'gs.analyst'), analysisSlice, openFile, {
    params: { id: proposed.id },
    body: { version: advised.version },
  })
}

/** Plays the orders, the advice of data protection, and what the secretariat of the network decided. */
export const makeFiles = async (stage: Stage, threats: MadeThreats): Promise<MadeFiles> => {
  const scene = analysing(stage)
  const old = await opened(stage, {
    by: 'de.analyst',
    days: 190,
    advice: { verdict: 'agrees', text: 'Exercise: no persons but suspects; a year is enough.' },
    order: orderOf(stage, {
      name: 'Exercise: vans without a key',
      purpose: 'Exercise: to find the workshop the reading devices come from.',
      why: 'Exercise: four bureaus hold devices, none knows where they were made.',
      crimeAreas: ['vehicle-crime'],
      personCategories: ['suspect'],
      readers: [{ bureau: 'fr' }, { bureau: 'tr' }],
      threat: threats.cars,
    }),
  })
  await stage.play(scene(14, 'gs.analyst'), analysisSlice, closeFile, {
    params: { id: old.id },
    body: { version: old.version, reason: 'Exercise: the workshop was found, the purpose is met.' },
  })
  const route = await opened(stage, {
    by: 'aseanapol.analyst',
    days: 26,
    advice: {
      verdict: 'agrees',
      text: 'Exercise: within the rules. Whoever travels stands as a victim; minors are not named. Look at it again after six months.',
    },
    order: orderOf(stage, {
      name: 'Exercise: the route along the strait',
      purpose:
        'Exercise: to find who organises the crossings, and where the next one is, so that people are met in time.',
      why: 'Exercise: three bureaus hold a part each; figures alone do not show that two names are one person.',
      crimeAreas: ['people-smuggling', 'trafficking-in-human-beings'],
      readers: [{ bureau: 'vn' }, { bureau: 'th' }, { bureau: 'my' }],
      contributors: ['sg'],
      recipients: ['iom', 'sg'],
      threat: threats.route,
    }),
  })
  await stage.play(scene(1.5, 'ph.analyst'), analysisSlice, proposeFile, {
    body: orderOf(stage, {
      name: 'Exercise: offers that led to the compounds',
      purpose: 'Exercise: to tell which offers belong to one group, before others answer them.',
      why: 'Exercise: offers are taken down within days; the group is seen only when they are laid side by side.',
      crimeAreas: ['trafficking-in-human-beings'],
      readers: [{ bureau: 'id' }, { bureau: 'in' }],
      threat: threats.centres,
    }),
  })
  await ringClocks(stage, analysisTimers, stage.now)
  return { route: route.id }
}
