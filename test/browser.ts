/** A real Chromium for journeys: a fresh profile each, no background traffic, and axe to judge what it shows. */
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
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

/** Findings of axe-core (WCAG 2.2 A and AA, best practice) on the page as it stands. */
export const axeFindings = async (page: Page): Promise<Finding[]> => {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(source)
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

/** Registers hooks that start a browser for the file; `open` gives a window of its own, as one officer at one screen. */
export const startBrowser = () => {
  const folders: string[] = []
  const windows: BrowserContext[] = []
  let path = ''
  beforeAll(() => {
    path = findChromium()
  })
  afterAll(async () => {
    for (const window of windows) await window.close()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
  return {
    open: async (look: Look): Promise<Page> => {
      const folder = mkdtempSync(join(tmpdir(), 'liaison-browser-'))
      folders.push(folder)
      const window = await chromium.launchPersistentContext(folder, {
        executablePath: path,
        headless: true,
        args,
        locale: look.language,
        timezoneId: 'UTC',
        colorScheme: look.scheme ?? 'light',
        reducedMotion: 'reduce',
        viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
      })
      windows.push(window)
      window.setDefaultTimeout(15_000)
      return window.pages()[0] ?? (await window.newPage())
    },
  }
}
