// Material of the file on the route: four bureaus under different codes, half of an extraction decided, two identities joined, one source that refuses.

import { askConsent, grantConsent, listFileConsents, refuseConsent } from '../analysis/analysis.consent.operations.ts'
import { playOnFile } from '../analysis/analysis.demo.ts'
import { acknowledgeRelease, releaseText, showRelease } from '../analysis/analysis.release.operations.ts'
import { analysing } from '../demonstration.network.ts'
import type { Stage } from '../demonstration.stage.ts'
import { systemOf } from '../kernel/actor.ts'
import type { Answer, Input } from '../kernel/operation.ts'
import { exercisePlate } from '../record/record.vehicle.demo.ts'
import type { Entity } from '../resolution/entity.ts'
import { proposalsOf } from '../resolution/propose.ts'
import { materialSlice } from './material.api.ts'
import { contribute } from './material.operations.ts'
import { materialReactions } from './material.reactions.ts'
import { entitiesOfRun, finishRun, lockRunning } from './material.run.store.ts'
import type { ContributionEntry } from './material.schema.ts'
import { acceptFinding, beginRun, decide, extract, rejectFinding } from './material.work.operations.ts'

type Contribution = Answer<typeof contribute>

/** Who organises it, as each bureau has it; day and month of his birth are exchanged between two of them. */
const organiser = { passport: 'X0912001', phone: '+999 0900 000 01' }

const vietnam: ContributionEntry = {
  title: 'Exercise: a lorry with a double floor at the southern gate',
  text: `Exercise report of the southern gate. On 3 October 2026 at 02:40 lorry ${exercisePlate('th', 9_001)} came from Bravo Bridge. The driver gave the name Mr Tran Van Dientap, born 14 May 1979, passport X0912002, and called +84 90 000 00 01 several times. Nine people were below the floor, three of them children; all were brought to the clinic in Exercise City. A receipt named the company Alpha River Haulage Ltd and the mail desk@alpha-haulage.example.`,
  grade: { scheme: '4x4', code: 'B2' },
  handlingCode: 'H0',
  confidentiality: 'official-use-only',
  entities: [
    {
      entity: '#organiser',
      kind: 'person',
      saidBy: 'Exercise: driver, first interview',
      saidAt: '2026-10-03',
      fields: {
        names: [{ family: 'Fuekhad', given: 'Somsack' }],
        dateOfBirth: '1984-03-12',
        sex: 'M',
        nationalities: ['QXA'],
        identifiers: [
          { kind: 'phone', value: organiser.phone },
          { kind: 'passport', value: organiser.passport, country: 'QXA' },
        ],
        personStatus: 'suspect',
        role: 'Books drivers',
      },
    },
    {
      entity: '#driver',
      kind: 'person',
      saidBy: 'Exercise: report of the southern gate',
      fields: {
        names: [{ family: 'Tran', given: 'Van Dientap' }],
        dateOfBirth: '1979-05-14',
        identifiers: [{ kind: 'passport', value: 'X0912002', country: 'QXB' }],
        personStatus: 'suspect',
        role: 'Driver',
      },
    },
    {
      entity: '#lorry',
      kind: 'vehicle',
      fields: {
        identifiers: [{ kind: 'plate', value: exercisePlate('th', 9_001), country: 'THA' }],
        make: 'Exercise Motors',
        colour: 'blue',
        note: 'Exercise: floor raised by forty centimetres.',
      },
    },
    { entity: '#bridge', kind: 'place', fields: { names: [{ whole: 'Bravo Bridge' }], country: 'QXB' } },
    {
      entity: '#haulage',
      kind: 'organisation',
      fields: { names: [{ whole: 'Alpha River Haulage Ltd' }], country: 'QXA' },
    },
  ],
  links: [
    { entity: '#organiser', other: '#driver', fields: { kind: 'contacts', directed: true, from: '2026-09' } },
    { entity: '#driver', other: '#lorry', fields: { kind: 'uses' } },
    { entity: '#lorry', other: '#haulage', fields: { kind: 'registered-to' } },
  ],
  events: [
    {
      participants: ['#lorry', '#driver'],
      fields: {
        kind: 'border-crossing',
        when: '2026-10-03',
        time: '02:40 UTC',
        where: 'Southern gate',
        country: 'VNM',
      },
    },
  ],
}

const thailand: ContributionEntry = {
  title: 'Exercise: what the northern gate saw in six weeks',
  text: 'Exercise. Received under AMBER. A man who calls himself Phuekhat books drivers by telephone; he speaks of a second crossing by boat.',
  grade: { scheme: 'tlp', code: 'AMBER' },
  override: {
    source: 'B',
    information: '3',
    reason: 'Exercise: the light grades nothing; our own officers confirm half of it.',
  },
  handlingCode: 'H2',
  confidentiality: 'restricted',
  entities: [
    {
      entity: '#caller',
      kind: 'person',
      saidBy: 'Exercise: register of calls',
      saidAt: '2026-09-28',
      fields: {
        names: [{ family: 'Phuekhat', given: 'Somsak' }],
        dateOfBirth: '1984-12-03',
        sex: 'M',
        identifiers: [
          { kind: 'phone', value: organiser.phone },
          { kind: 'passport', value: organiser.passport, country: 'QXA' },
        ],
        personStatus: 'suspect',
        role: 'Calls drivers',
      },
    },
    {
      entity: '#van',
      kind: 'vehicle',
      fields: { identifiers: [{ kind: 'plate', value: exercisePlate('th', 9_002), country: 'THA' }], colour: 'white' },
    },
    { entity: '#gate', kind: 'place', fields: { names: [{ whole: 'Northern gate' }], country: 'THA' } },
  ],
  links: [{ entity: '#caller', other: '#van', fields: { kind: 'owns', from: '2025' } }],
  events: [
    {
      participants: ['#van'],
      fields: { kind: 'sighting', when: '2026-09-28', where: 'Northern gate', country: 'THA' },
    },
  ],
}

const malaysia: ContributionEntry = {
  title: 'Exercise: boats south of the river',
  text: 'Exercise. Received as B23. Two boats leave an hour after high water; a driver waits for the second and drives back alone.',
  grade: { scheme: '5x5x5', code: 'B23' },
  handlingCode: 'H3',
  condition: 'Exercise: not to be used in court without our word.',
  confidentiality: 'official-use-only',
  entities: [
    {
      entity: '#waits',
      kind: 'person',
      saidBy: 'Exercise: fisherman',
      saidAt: '2026-10',
      fields: {
        names: [{ family: 'Tran', given: 'Dientap Van' }],
        dateOfBirth: '1979-05',
        identifiers: [{ kind: 'passport', value: 'X0912002', country: 'QXB' }],
        personStatus: 'suspect',
        role: 'Waits at the landing place',
      },
    },
    {
      entity: '#boat',
      kind: 'vessel',
      fields: { names: [{ whole: 'Exercise Heron' }], type: 'Open boat, eight metres', colour: 'grey' },
    },
    {
      entity: '#landing',
      kind: 'place',
      fields: { names: [{ whole: 'Landing place south of the river' }], country: 'MYS' },
    },
  ],
  links: [{ entity: '#boat', other: '#landing', fields: { kind: 'located-at' } }],
  events: [
    {
      participants: ['#waits', '#boat'],
      fields: { kind: 'meeting', when: '2026-10-11', where: 'Landing place south of the river', country: 'MYS' },
    },
  ],
}

/** What the regional body itself states, once it has laid the three side by side. */
const own: ContributionEntry = {
  title: 'Exercise: the crossing to expect',
  text: 'Exercise. Lorries reach the southern gate a day and a half after Bravo Bridge; the next is likely within eight days.',
  grade: { scheme: '3x5x2', code: '1BP' },
  handlingCode: 'H0',
  confidentiality: 'official-use-only',
  entities: [{ entity: '#southern', kind: 'place', fields: { names: [{ whole: 'Southern gate' }], country: 'VNM' } }],
}

/** Ids that others bind to: claims that are free to leave, and the entities of the story. */
export type MadeMaterial = { readonly free: readonly string[] }

const entityNamed = ({ statements }: Contribution, title: string): string => {
  const found = statements.find((one) => one.about === 'entity' && one.title === title)?.entity
  if (!found) throw new RangeError(`a contribution of the story says nothing of ${title}`)
  return found
}

/** Half of what the report says is decided; the driver is the one who stands in it already. */
const extractHalf = async (stage: Stage, contribution: Contribution): Promise<void> => {
  const scene = analysing(stage)
  const by = 'vn.analyst'
  const found = await stage.play(scene(17.5, by), materialSlice, extract, {
    params: { id: contribution.id },
    body: { dialledIn: 'VNM' },
  })
  const half = found.findings.slice(0, Math.ceil(found.findings.length / 2))
  for (const [place, finding] of half.entries()) {
    const at = scene(17.4 - place / 100, by)
    const params = { id: found.id, number: finding.number }
    if (finding.proposes === null || finding.kind === 'place')
      await stage.play(at, materialSlice, rejectFinding, { params })
    else
      await stage.play(at, materialSlice, acceptFinding, {
        params,
        body: finding.kind === 'person' ? { entity: entityNamed(contribution, 'TRAN, Van Dientap') } : {},
      })
  }
}

/** A search for entities that may be one, worked at once: what a hub does beside everything else. */
const resolve = async (stage: Stage, file: string, days: number, by: string): Promise<void> => {
  const scene = analysing(stage)
  const { id } = await stage.play(scene(days, by), materialSlice, beginRun, { params: { id: file } })
  await stage.client.query("delete from timer where kind = 'material.run' and ref = $1", [id])
  const [bureau = ''] = by.split('.')
  await stage.playChange({ ...scene(days - 0.001, by), by: systemOf(bureau) }, 'material.resolved', async (context) => {
    const run = await lockRunning(context, id)
    if (!run) throw new RangeError('a search that began is on its way')
    const entities: Entity[] = []
    for await (const some of entitiesOfRun(context, run)) entities.push(...some)
    const work = proposalsOf(entities, { now: () => 0 })
    let step = work.next()
    while (!step.done) step = work.next()
    context.note({ subject: { kind: 'resolution-run', id }, tell: [bureau] })
    await finishRun(context, run, { ...step.value, entities: entities.length, endedAt: context.now })
  })
}

/** Lets material follow what a source said: the reaction. */
const follow = async (stage: Stage, at: string): Promise<void> => {
  const fact = stage.facts.at(-1)
  if (!fact) return
  for (const reaction of materialReactions.filter(({ to }) => to.includes(fact.operation)))
    await stage.playChange({ at, by: systemOf('gs') }, `reaction.${reaction.name}`, (context) =>
      reaction.run(context, { ...fact, place: 0, changed: [] }),
    )
}

/** Malaysia would copy a document of Singapore's; Singapore refuses that it goes further. Thailand agrees to one use of its own. */
const askSources = async (stage: Stage, file: string): Promise<void> => {
  const scene = analysing(stage)
  const { rows } = await stage.client.query<{ id: string }>(
    `select id from record where owner = 'sg' and database = 'travel-document' and life = 'active'
       and confidentiality = 'official-use-only' and restricted_from = '{}' order by number limit 1`,
  )
  const [record] = rows
  if (!record) throw new RangeError('Singapore has a document in this world')
  await stage.play(scene(16, 'my.analyst'), materialSlice, contribute, {
    params: { id: file },
    body: {
      title: 'Exercise: a booklet that was shown at the landing place',
      grade: { scheme: '4x4', code: 'A1' },
      handlingCode: 'H2',
      confidentiality: 'restricted',
      origin: { kind: 'record', id: record.id },
    },
  })
  const { consents } = await playOnFile(stage, scene(15.9, 'aseanapol.analyst'), listFileConsents, {
    params: { id: file },
  })
  const asked = consents.find(({ source, state }) => source === 'sg' && state === 'asked')
  if (!asked) throw new RangeError('Singapore was asked')
  await playOnFile(stage, scene(15, 'sg.command'), refuseConsent, {
    params: { id: asked.id },
    body: { version: asked.version, reason: 'Exercise: given to us for one case; it is not passed on.' },
  })
  await follow(stage, scene(14.99, 'gs.analyst').at)
  const ask = (days: number, source: string, question: string) =>
    playOnFile(stage, scene(days, 'aseanapol.analyst'), askConsent, {
      params: { id: file },
      body: {
        kind: 'general',
        source,
        crimeArea: 'people-smuggling',
        uses: ['release'],
        recipients: ['iom'],
        question,
      },
    })
  const thai = await ask(
    12,
    'th',
    'Exercise: may times and places of the northern gate be told to those who receive victims?',
  )
  await playOnFile(stage, scene(11, 'th.command'), grantConsent, {
    params: { id: thai.id },
    body: { version: thai.version, uses: ['release'], conditions: 'Exercise: without plates and without names.' },
  })
  await follow(stage, scene(10.99, 'gs.analyst').at)
  await ask(1.2, 'my', 'Exercise: may the two landing places be told to those who receive victims?')
}

/** What the partner gets: no person in it. */
const tellPartner = async (stage: Stage, file: string, claims: readonly string[]): Promise<void> => {
  const scene = analysing(stage)
  const body: Input<typeof releaseText>['body'] = {
    title: 'Exercise: where help will be needed',
    text: 'Exercise. The next crossing is likely at the southern gate within eight days, between two and four in the morning. Some twenty people, a third of them under age, speaking two languages of Alpha.',
    edition: 'without-personal-data',
    recipients: ['iom'],
    claims: [...claims],
    handlingCode: 'H0',
    confidentiality: 'official-use-only',
  }
  const released = await playOnFile(stage, scene(10, 'aseanapol.analyst'), releaseText, {
    params: { id: file },
    body,
  })
  const params = { id: released.id }
  await playOnFile(stage, scene(9.8, 'iom.analyst'), showRelease, { params })
  await playOnFile(stage, scene(9.7, 'iom.analyst'), acknowledgeRelease, { params })
}

/** Plays what bureaus contributed to the file and what was made of it. */
export const makeMaterial = async (stage: Stage, file: string): Promise<MadeMaterial> => {
  const scene = analysing(stage)
  const give = (days: number, by: string, body: ContributionEntry) =>
    stage.play(scene(days, by), materialSlice, contribute, { params: { id: file }, body })
  const first = await give(18, 'vn.analyst', vietnam)
  const second = await give(17, 'th.analyst', thailand)
  await give(16.5, 'my.analyst', malaysia)
  await extractHalf(stage, first)
  await askSources(stage, file)
  await resolve(stage, file, 13.8, 'aseanapol.analyst')
  await resolve(stage, file, 13.7, 'vn.analyst')
  await stage.play(scene(13.5, 'aseanapol.analyst'), materialSlice, decide, {
    params: { id: file },
    body: {
      one: entityNamed(first, 'FUEKHAD, Somsack'),
      other: entityNamed(second, 'PHUEKHAT, Somsak'),
      verdict: 'same',
      reason:
        'Exercise: one passport and one telephone, the name heard twice. Day and month of birth are exchanged in the register of calls.',
    },
  })
  const last = await give(13, 'aseanapol.analyst', own)
  const things = first.statements.filter(({ kind }) => kind === 'vehicle').map(({ id }) => id)
  const places = last.statements.map(({ id }) => id)
  const free = [...things, ...places]
  await tellPartner(stage, file, free)
  return { free }
}
