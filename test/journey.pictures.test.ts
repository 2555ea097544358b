/** Pictures on a record in a real browser: refused with the reason, sent, judged, looked at, and not shown before somebody asks. */
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { axeFindings, startBrowser } from './browser.ts'
import { recordEntries } from './records.ts'
import { choose, leftBehind, signIn, wordsOf } from './screens.ts'
import { startWorld } from './world.ts'

const world = startWorld({ live: true })
const browser = startBrowser()
const { enter, passport } = recordEntries(world)

const drawing = (width: number, height: number): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#9ab"/><circle cx="50%" cy="40%" r="25%" fill="#345"/><rect x="20%" y="70%" width="60%" height="30%" fill="#543"/></svg>`,
    ),
  )
    .jpeg()
    .toBuffer()

test('an officer puts a picture on an own record; another bureau lifts the veil to see it', async () => {
  const record = await enter(passport())
  const path = `/records/travel-document/${record.id}`
  const words = wordsOf('en')
  const page = await browser.open({ language: 'en' })
  await signIn(world, page, 'fr.desk', path)
  await page.getByRole('button', { name: words('picture.add') }).click()
  const sheet = page.getByRole('dialog')
  const file = sheet.getByLabel(words('attachment.choose'), { exact: true }).and(sheet.locator('input'))
  await file.setInputFiles({ name: 'Exercise.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ'.padEnd(500, 'x')) })
  await sheet.getByText(words('attachment.refused.not-what-it-says', { said: 'jpg', found: 'exe' })).waitFor()
  await sheet.getByRole('button', { name: words('attachment.remove', { name: 'Exercise.jpg' }) }).click()
  await file.setInputFiles({ name: 'Exercise.jpg', mimeType: 'image/jpeg', buffer: await drawing(240, 300) })
  await sheet.getByText(words('attachment.phase.ready'), { exact: true }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await choose(page, words('picture.kind-label'), words('picture.kind.face'))
  await sheet.getByLabel(words('picture.caption')).fill('Exercise: silhouette')
  await sheet.getByLabel(words('picture.source')).fill('Exercise: family')
  await sheet.getByLabel(words('picture.veil')).check()
  await page.keyboard.press('Control+Enter')
  await page.getByText(words('picture.flaw.too-small')).waitFor()
  await page.getByText(words('picture.veiled')).waitFor()

  const other = await browser.open({ language: 'ar' })
  const arabic = wordsOf('ar')
  await signIn(world, other, 'vn.desk', path)
  await other.getByText(arabic('picture.veiled')).waitFor()
  const looks = () =>
    world.database.client.query("select count(*)::int as looks from fact where operation = 'picture.bytes'")
  expect((await looks()).rows).toEqual([{ looks: 0 }])
  await other.getByText(arabic('picture.veiled')).click()
  const thumbnail = other.getByRole('button', { name: arabic('picture.open', { caption: 'Exercise: silhouette' }) })
  await thumbnail.locator('img').waitFor()
  expect(await axeFindings(other)).toEqual([])
  await thumbnail.click()
  const large = other.getByRole('dialog').getByRole('img', { name: 'Exercise: silhouette' })
  await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(240)
  expect(await axeFindings(other)).toEqual([])
  expect((await looks()).rows).toEqual([{ looks: 2 }])
  expect(await leftBehind(other)).not.toMatch(/silhouette|blob:/)
}, 120_000)
