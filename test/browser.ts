/** A real Chromium for journeys: one for each file, windows that share nothing, no background traffic, and axe to judge what they show. */
import { accessSync, constants, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { Language } from '../src/terms/language.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const findChromium = (): string => {
  const candidates = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const found = [process.env.LIAISON_CHROMIUM, ...candidates].find((path) => {
    try {
      accessSync(path ?? '', constants.X_OK)
      return true
    } catch {
      return false
    }
  })
  if (!found) throw new Error('no Chromium was found; npm test installs one or says how')
  return found
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type Look = {
  readonly language: Language
  readonly scheme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
}

export type Finding = { readonly id: string; readonly nodes: readonly string[] }

let axeSource: string | undefined

/** Findings of axe-core (WCAG 2.2 A and AA, best practice) on the page as it stands. */
export const axeFindings = async (page: Page): Promise<Finding[]> => {
  axeSource ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  // A document keeps it: half a megabyte is not read again for each look at it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(async () => {
    type Axe = {
      run: (node: Document, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
    }
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }))
  })
}

/** Registers hooks that start a browser for the file; `open` gives a window with a profile of its own, as one officer at one screen. */
export const startBrowser = () => {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium(), headless: true, args })
  })
  afterAll(async () => {
    await browser?.close()
    browser = undefined
  })
  return {
    open: async (look: Look): Promise<Page> => {
      if (!browser) throw new Error('the browser of a test file exists inside its tests only')
      const window = await browser.newContext({
        locale: look.language,
        timezoneId: 'UTC',
        colorScheme: look.scheme ?? 'light',
        reducedMotion: 'reduce',
        viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
      })
      window.setDefaultTimeout(15_000)
      return window.newPage()
    },
  }
}
