// scratch
import { test } from 'vitest'
import { markingOf } from '../src/terms/marking.ts'
import { claimSource } from '../src/analysis/analysis.release.making.ts'
import { analysisStories, consents, files, forAnalysis } from './analysis.ts'
import { axeFindings, startBrowser } from './browser.ts'
import { signIn } from './screens.ts'
import { startWorld } from './world.ts'
const world = startWorld({ live: true })
const browser = startBrowser()
const { opened, propose, act, advise } = analysisStories(world)
const claim = '0192f0c1-0000-7000-8000-000000000001'
test('shots', async () => {
  world.hub.part(claimSource).read = async () => [{ id: claim, source: 'fr', marking: markingOf('fr', 'H0', 'official-use-only'), personal: true, excluded: [], crimeAreas: [], thing: null }]
  const id = await opened({ readers: [{ bureau: 'fr' }, { bureau: 'vn', officers: ['vn.analyst'] }], until: '2028-03-01' })
  await propose('vn.analyst', { name: 'Exercise: firearms in transit', kind: 'operational' })
  const as = (o: string) => world.as(o, forAnalysis)
  const consent = (await as('vn.analyst').post(`${files}/${id}/consents`, { kind: 'general', source: 'eg', crimeArea: 'people-smuggling', uses: ['copy', 'release'], question: 'Exercise: your reports on the delta would complete ours.' })).body
  await as('vn.analyst').post(`${files}/${id}/consents`, { kind: 'general', source: 'fr', crimeArea: 'people-smuggling', uses: ['copy', 'release', 'personal-data'], question: 'Exercise: for the joint picture of the route.' })
  await as('eg.desk').post(`${consents}/${consent.id}/grant`, { version: 1, uses: ['copy', 'release'], conditions: 'Exercise: not before the hearing of March.' })
  await as('vn.analyst').post(`${files}/${id}/releases`, { title: 'Exercise: how the crossings are organised', text: 'Exercise. Boats leave on nights without a moon.', edition: 'whole', recipients: ['de'], claims: [claim], handlingCode: 'H0', confidentiality: 'official-use-only' })
  await act('vn.analyst', id, 'extension', { until: '2028-06-10', reason: 'Exercise: trial not over.' })
  await advise(id, 'agrees-with-changes', 'extension')
  const shots: [string, string, string][] = [['list', 'vn.analyst', '/files'], ['new', 'vn.analyst', '/files/new'], ['one', 'vn.analyst', `/files/${id}`], ['releases', 'vn.analyst', `/files/${id}/releases`], ['consents', 'fr.desk', '/files/consents'], ['received', 'de.desk', '/files/releases'], ['gs', 'gs.analyst', `/files/${id}`]]
  for (const look of [{ language: 'en', scheme: 'light' }, { language: 'ar', scheme: 'dark' }] as const) {
    for (const [name, officer, path] of shots) {
      const page = await browser.open({ ...look, height: 1500, width: 1280 })
      page.on('console', (m) => { if (m.type() === 'error') console.log(name, m.text()) })
      page.on('pageerror', (e) => console.log(name, 'ERR', e.message))
      await signIn(world, page, officer, path, 'threat-trends')
      await page.locator('h1').first().waitFor()
      await page.waitForTimeout(900)
      if (name === 'list') { await page.keyboard.press('j'); await page.keyboard.press(' '); await page.waitForTimeout(700) }
      if (name === 'consents') { await page.locator('.analysis-acts button').first().click(); await page.waitForTimeout(600) }
      if (name === 'gs') { await page.locator('.analysis-part-head button').first().click(); await page.waitForTimeout(600) }
      if (name === 'new') { await page.locator('button[type=submit]').click(); await page.waitForTimeout(400) }
      await page.screenshot({ path: `/tmp/wt-step4-analysis/${name}-${look.language}.png` })
      console.log(name, look.language, JSON.stringify(await axeFindings(page)).slice(0, 1500))
      await page.close()
    }
  }
}, 240_000)
