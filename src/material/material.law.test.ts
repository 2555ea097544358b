/** Laws of material by generated cases: handling never weakens, nobody learns of what is hidden from them, a decision undone leaves no trace. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consents, files, releases } from '../../test/analysis.ts'
import { contributions, materialStories, person } from '../../test/material.ts'
import { type Reply, startWorld } from '../../test/world.ts'
import { handlingCodes } from '../terms/handling.ts'
import { covers, joinMarkings, type Marking } from '../terms/marking.ts'
import { runsUnderWay } from './material.resolution.ts'

const world = startWorld()
const { as, opened, contribute, contributed, entitiesOf } = materialStories(world)

const bureaus = ['vn', 'fr', 'us'] as const
type Bureau = (typeof bureaus)[number]
const levels = ['official-use-only', 'restricted'] as const

/** A contribution of a small world; entities are named by their place among all that stand, so that several speak of one. */
type Given = {
  readonly by: Bureau
  readonly handlingCode: (typeof handlingCodes)[number]
  readonly confidentiality: (typeof levels)[number]
  readonly speaksOf: readonly number[]
  readonly begins: readonly { readonly name: string; readonly born: string }[]
  readonly links: readonly (readonly [number, number])[]
  readonly event: readonly number[]
}

const place = fc.nat({ max: 5 })
const given: fc.Arbitrary<Given> = fc.record({
  by: fc.constantFrom(...bureaus),
  handlingCode: fc.constantFrom(...handlingCodes),
  confidentiality: fc.constantFrom(...levels),
  speaksOf: fc.uniqueArray(place, { maxLength: 2 }),
  begins: fc.array(
    fc.record({ name: fc.constantFrom('AAA', 'BBB', 'CCC'), born: fc.constantFrom('1980', '1981-02') }),
    {
      minLength: 1,
      maxLength: 2,
    },
  ),
  links: fc.array(fc.tuple(place, place), { maxLength: 2 }),
  event: fc.uniqueArray(place, { maxLength: 3 }),
})

const passport = { identifiers: [{ kind: 'passport', value: 'XZ0000009', country: 'FRA' }] }

/** The request of a contribution among entities that stand already. */
const bodyOf = (one: Given, standing: readonly string[], rest: object = {}) => {
  const known = [...standing, ...one.begins.map((_, at) => `#${at}`)]
  const at = (number: number): string => known[number % known.length] ?? ''
  const links = one.links.flatMap(([left, right]) => {
    const [entity, other] = [at(left), at(right)]
    return entity === other ? [] : [{ entity, other, fields: { kind: 'associate' } }]
  })
  const spoken = [...new Set(one.speaksOf.flatMap((number) => standing[number % Math.max(1, standing.length)] ?? []))]
  return {
    handlingCode: one.handlingCode,
    confidentiality: one.confidentiality,
    ...(one.handlingCode === 'H3' ? { condition: `Exercise: ask ${one.by}.` } : {}),
    entities: [
      ...spoken.map((id) => person(id, 'AAA', { dateOfBirth: '1979', ...passport })),
      ...one.begins.map(({ name, born }, number) => person(`#${number}`, name, { dateOfBirth: born, ...passport })),
    ],
    links,
    events: [{ participants: [...new Set(one.event.map(at))], fields: { kind: 'meeting', when: '2026-05' } }],
    ...rest,
  }
}

/** Builds a small world in a file of its own; answers the contributions and the entities that stand. */
const build = async (file: string, all: readonly Given[]) => {
  const made: Reply['body'][] = []
  const standing: string[] = []
  for (const one of all) {
    const body = await contributed(`${one.by}.analyst`, file, bodyOf(one, standing))
    made.push(body)
    for (const id of entitiesOf(body)) if (!standing.includes(id)) standing.push(id)
  }
  return { made, standing }
}

const resolve = async (by: string, file: string): Promise<string> => {
  const begun = await as(by).post(`${files}/${file}/resolution-runs`, {})
  expect(begun.status, begun.text).toBe(201)
  await world.pass(0)
  await world.hub.part(runsUnderWay).idle()
  return begun.body.id
}

/** Every reading operation of one reader, byte for byte. */
const reading = async (
  by: string,
  file: string,
  known: readonly string[],
  seen: readonly string[],
): Promise<string> => {
  const client = as(by)
  const texts: string[] = []
  const take = (reply: Reply): Reply => {
    texts.push(`${reply.status} ${reply.text}`)
    return reply
  }
  for (let after: string | null = ''; after !== null; ) {
    const page: Reply = take(
      await client.get(`${files}/${file}/material?limit=2${after === '' ? '' : `&after=${after}`}`),
    )
    after = page.body.after ?? null
  }
  take(await client.get(`${files}/${file}/material?kind=person`))
  for (const text of ['AAA', 'BBB', 'XZ00', 'HIDDEN'])
    take(await client.post(`${files}/${file}/material/search`, { text }))
  for (const path of ['events', 'conflicts', 'contributions', 'decisions', 'resolution-runs', 'imports'])
    take(await client.get(`${files}/${file}/${path}`))
  for (const id of known) {
    take(await client.get(`${files}/${file}/entities/${id}`))
    take(await client.get(`${files}/${file}/entities/${id}/links`))
    take(await client.get(`${files}/${file}/events?entity=${id}`))
  }
  for (const id of seen) {
    take(await client.get(`${contributions}/${id}`))
    take(await client.get(`${contributions}/${id}/claims`))
  }
  return texts.join('\n')
}

/** Proposals of a fresh search without the ids that differ from search to search. */
const proposals = async (by: string, file: string): Promise<string> => {
  const id = await resolve(by, file)
  const list = (await as(by).get(`/api/v1/resolution-runs/${id}/proposals`)).body.proposals
  const run = (await as(by).get(`/api/v1/resolution-runs/${id}`)).body
  return JSON.stringify([
    list.map((one: object) => ({ ...one, id: '' })),
    { ...run, id: '', startedAt: '', endedAt: '' },
  ])
}

describe('what is hidden', () => {
  const hiding = fc.constantFrom<object>(
    { excluded: ['us'] },
    { excluded: ['us'], confidentiality: 'restricted' },
    { confidentiality: 'confidential' },
  )

  test('makes no difference to anything a reader is shown: not a count, a facet, a conflict, a proposal or a merged view', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(given, { minLength: 1, maxLength: 3 }), given, hiding, async (all, hidden, how) => {
        const file = await opened()
        const { made, standing } = await build(file, all)
        const shown = made.map((one) => one.id)
        // What the reader's own bureau decided stands in both worlds.
        const [one, other] = standing
        if (one && other)
          await as('us.analyst').post(`${files}/${file}/decisions`, {
            one,
            other,
            verdict: 'same',
            reason: 'Exercise.',
          })
        const search = await proposals('us.analyst', file)
        const before = await reading('us.analyst', file, standing, shown)

        const isExcluding = 'excluded' in how
        const body = bodyOf({ ...hidden, speaksOf: [0, 1] }, standing, { ...how, title: 'HIDDEN' })
        const secret = await contribute('fr.analyst', file, body)
        expect(secret.status, secret.text).toBe(201)
        const beyond = await world.database.client.query<{ entity: string }>(
          "select distinct entity from material_claim where contribution = $1 and about = 'entity' order by entity",
          [secret.body.id],
        )
        const spoken = beyond.rows.map(({ entity }) => entity)
        // What stands on the hidden claim follows it: of two entities everybody knows, and of one nobody else does. Who may not
        // see a claim on account of its level decides without it, and then everybody sees the decision: that is no leak.
        if (isExcluding)
          for (const [left, right] of [
            [spoken[0], spoken[1]],
            [spoken[0], spoken.at(-1)],
          ])
            if (left !== right)
              await as('fr.analyst').post(`${files}/${file}/decisions`, {
                one: left,
                other: right,
                verdict: 'not-same',
                reason: 'Exercise.',
              })
        await resolve('vn.analyst', file)

        expect(await reading('us.analyst', file, standing, shown)).toBe(before)
        for (const id of spoken.filter((one) => !standing.includes(one))) {
          const hiddenView = await as('us.analyst').get(`${files}/${file}/entities/${id}`)
          const absent = await as('us.analyst').get(`${files}/${file}/entities/${file}`)
          expect([hiddenView.status, hiddenView.body.key]).toEqual([absent.status, absent.body.key])
        }
        expect((await as('us.analyst').get(`${contributions}/${secret.body.id}`)).status).toBe(404)
        expect(await proposals('us.analyst', file)).toBe(search)
      }),
      { numRuns: 10, seed: 20261122 },
    )
  }, 240_000)
})

describe('handling', () => {
  const markingOf = (contribution: Reply['body']): Marking => contribution.marking
  const bears = (shown: Marking, parts: readonly Marking[]): void => {
    expect(covers(shown, joinMarkings(parts)), JSON.stringify([shown, parts])).toBe(true)
  }

  test('never weakens along any path of linking, summing up, restricting, copying on and taking out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(given, { minLength: 2, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat({ max: 3 }), fc.constantFrom(...handlingCodes)), { maxLength: 3 }),
        async (all, restrictions) => {
          const [file, second, third] = [await opened(), await opened(), await opened()]
          const { made, standing } = await build(file, all)
          // Restricting: whatever is asked, what stands afterwards covers what stood before.
          for (const [at, handlingCode] of restrictions) {
            const one = made[at % made.length]
            if (!one) continue
            const by = `${one.bureau}.analyst`
            await as(by).post(`${contributions}/${one.id}/restrict`, {
              version: one.version,
              handlingCode,
              ...(handlingCode === 'H3' ? { condition: 'Exercise: further.' } : {}),
            })
            const now = (await as(by).get(`${contributions}/${one.id}`)).body
            bears(now.marking, [markingOf(one)])
            Object.assign(one, { marking: now.marking, version: now.version })
          }
          const [one, other] = standing
          if (one && other)
            await as('vn.analyst').post(`${files}/${file}/decisions`, { one, other, verdict: 'same', reason: 'x' })
          // Summing up: an entity and its line bear all that is said of it, a link and an event all they show.
          const lines = (await as('vn.analyst').get(`${files}/${file}/material`)).body.entities
          const markings = new Map<string, Marking[]>()
          for (const line of lines) {
            const view = (await as('vn.analyst').get(`${files}/${file}/entities/${line.id}`)).body
            const parts: Marking[] = view.claims.map((claim: { contribution: string }) => {
              const from = made.find((body) => body.id === claim.contribution)
              return markingOf(from)
            })
            bears(view.marking, parts)
            bears(line.marking, parts)
            for (const member of view.members.length > 0 ? view.members : [line.id]) markings.set(member, parts)
            const { links } = (await as('vn.analyst').get(`${files}/${file}/entities/${line.id}/links`)).body
            for (const link of links) {
              const end = (await as('vn.analyst').get(`${files}/${file}/entities/${link.with.id}`)).body
              const own = end.claims
                .filter((claim: { entity: string }) => claim.entity === link.with.id)
                .map((claim: { marking: Marking }) => claim.marking)
              bears(link.marking, [link.claim.marking, ...own])
            }
          }
          const { events } = (await as('vn.analyst').get(`${files}/${file}/events`)).body
          for (const event of events) bears(event.marking, [event.claim.marking])
          // Copying on, twice: each copy bears all that its original does, and keeps out whom it keeps out.
          for (const to of [second, third])
            for (const source of ['fr', 'us']) {
              const asked = (
                await as('vn.analyst').post(`${files}/${to}/consents`, {
                  kind: 'general',
                  source,
                  crimeArea: 'people-smuggling',
                  uses: ['copy', 'release', 'personal-data'],
                  question: 'Exercise.',
                })
              ).body
              const granted = await as(`${source}.desk`).post(`${consents}/${asked.id}/grant`, {
                version: 1,
                uses: ['copy', 'release', 'personal-data'],
              })
              expect(granted.status, granted.text).toBe(200)
            }
          const copyOn = async (from: string, to: string, claims: readonly { id: string; marking: Marking }[]) => {
            const reply = await as('vn.analyst').post(`${files}/${to}/copies`, {
              from,
              claims: claims.map(({ id }) => id),
              title: 'Exercise copy',
            })
            expect(reply.status, reply.text).toBe(201)
            const copied = reply.body.contributions.flatMap((body: Reply['body']) => body.statements)
            const { rows } = await world.database.client.query<{ id: string; copied_from: string }>(
              'select id, copied_from from material_claim where file = $1',
              [to],
            )
            for (const claim of copied) {
              const origin = claims.find(({ id }) => id === rows.find((row) => row.id === claim.id)?.copied_from)
              bears(claim.marking, origin ? [origin.marking] : [joinMarkings(claims.map(({ marking }) => marking))])
            }
            return copied
          }
          const entityClaims = made.flatMap((body) =>
            body.statements
              .filter((claim: { about: string }) => claim.about === 'entity')
              .map((claim: { id: string }) => ({ id: claim.id, marking: markingOf(body) })),
          )
          const copied = await copyOn(file, second, entityClaims)
          const twice = await copyOn(second, third, copied)
          // Taking out: what leaves bears all that is in it, or does not leave.
          const reply = await as('vn.analyst').post(`${files}/${third}/exports`, {
            claims: twice.map(({ id }: { id: string }) => id),
            format: 'json',
            recipients: ['fr'],
            title: 'Exercise extract',
          })
          expect(reply.status, reply.text).toBe(201)
          bears(
            reply.body.marking,
            entityClaims.map(({ marking }) => marking),
          )
          const release = (await as('fr.analyst').get(`${releases}/${reply.body.id}`)).body
          bears(
            release.marking,
            entityClaims.map(({ marking }) => marking),
          )
          const content = JSON.parse(release.content)
          bears(
            content.marking,
            content.claims.map((claim: { marking: Marking }) => claim.marking),
          )
          const milder = await as('vn.analyst').post(`${files}/${third}/exports`, {
            claims: twice.map(({ id }: { id: string }) => id),
            format: 'text',
            recipients: ['fr'],
            title: 'Exercise extract',
            handlingCode: 'H0',
          })
          expect(milder.status).toBe(reply.body.marking.handlingCode === 'H0' ? 201 : 400)
        },
      ),
      { numRuns: 6, seed: 20261122 },
    )
  }, 240_000)
})

describe('a decision undone', () => {
  test('leaves everything as it was before it, byte for byte, in whatever order decisions are undone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(given, { minLength: 2, maxLength: 3 }),
        fc.array(fc.tuple(place, place, fc.constantFrom('same', 'not-same'), fc.constantFrom(...bureaus)), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.boolean(),
        async (all, wanted, backwards) => {
          const file = await opened()
          const { made, standing } = await build(file, all)
          const run = await resolve('fr.analyst', file)
          const shown = made.map((one) => one.id)
          const look = async (): Promise<string> =>
            [
              await reading('fr.analyst', file, standing, shown),
              (await as('fr.analyst').get(`/api/v1/resolution-runs/${run}/proposals`)).text,
              (await as('fr.analyst').get(`/api/v1/resolution-runs/${run}/proposals?open=true`)).text,
              (await as('fr.analyst').get(`/api/v1/resolution-runs/${run}`)).text,
            ].join('\n')
          const states = [await look()]
          const decided: { id: string; by: Bureau }[] = []
          for (const [left, right, verdict, by] of wanted) {
            const [one, other] = [standing[left % standing.length], standing[right % standing.length]]
            const reply = await as(`${by}.analyst`).post(`${files}/${file}/decisions`, {
              one,
              other,
              verdict,
              reason: 'Exercise.',
            })
            if (reply.status !== 201) continue
            decided.push({ id: reply.body.id, by })
            states.push(await look())
            expect(states.at(-1)).not.toBe(states.at(-2))
          }
          const undo = async ({ id, by }: { id: string; by: Bureau }): Promise<void> => {
            const reply = await as(`${by}.analyst`).post(`/api/v1/decisions/${id}/undo`)
            expect(reply.status, reply.text).toBe(200)
          }
          if (backwards)
            for (const one of [...decided].reverse()) {
              await undo(one)
              states.pop()
              expect(await look()).toBe(states.at(-1))
            }
          else {
            for (const one of decided) await undo(one)
            expect(await look()).toBe(states[0])
          }
        },
      ),
      { numRuns: 5, seed: 20261122 },
    )
  }, 240_000)
})
