// Every pair of colours that meets on the screen has the contrast WCAG 2.2 asks for, in both themes.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

/** Custom properties of the rules whose selector fits, outside of media queries. */
const tokensOf = (fits: (selector: string) => boolean): Record<string, string> => {
  const tokens: Record<string, string> = {}
  const outside = css.replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
  for (const [, selector = '', body = ''] of outside.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!fits(selector.trim())) continue
    for (const [, name = '', value = ''] of body.matchAll(/--([\w-]+):\s*([^;]+);/g)) tokens[name] = value.trim()
  }
  return tokens
}
const base = tokensOf((selector) => selector === ':root')
const themes = {
  light: { ...base, ...tokensOf((selector) => selector.includes('"light"')) },
  dark: { ...base, ...tokensOf((selector) => selector.includes('"dark"')) },
}

/** Relative luminance of an sRGB colour `#rrggbb` (WCAG 2.2). */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const surfaces = ['bg', 'bg-2', 'bg-3']
const words: readonly (readonly [string, readonly string[]])[] = [
  ['fg', [...surfaces, 'accent-bg', 'flash-bg', 'urgent-bg', 'good-bg', 'routine-bg']],
  ['fg-2', surfaces],
  ['accent', [...surfaces, 'accent-bg']],
  ['flash', [...surfaces, 'flash-bg']],
  ['urgent', [...surfaces, 'urgent-bg']],
  ['routine', [...surfaces, 'routine-bg']],
  ['good', [...surfaces, 'good-bg']],
  ['on-fill', ['accent-fill', 'accent-fill-hover', 'flash-fill']],
]
const notices = ['red', 'blue', 'green', 'yellow', 'black', 'orange', 'purple', 'silver', 'un']

describe.each(Object.entries(themes))('in the %s theme', (_, tokens) => {
  const colour = (name: string): string => {
    const value = tokens[name] ?? ''
    expect(value, `--${name} is a colour`).toMatch(/^#[0-9a-f]{6}$/)
    return value
  }
  test.each(words.flatMap(([text, on]) => on.map((ground) => [text, ground] as const)))(
    'words in %s on %s have 4.5 to 1',
    (text, ground) => {
      expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
    },
  )
  test.each(['line-strong', 'focus'].flatMap((edge) => surfaces.map((ground) => [edge, ground] as const)))(
    'the edge %s on %s has 3 to 1',
    (edge, ground) => {
      expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3)
    },
  )
  test.each(notices)('the letter of the %s notice has 4.5 to 1', (kind) => {
    expect(contrast(colour(`notice-${kind}-letter`), colour(`notice-${kind}`))).toBeGreaterThanOrEqual(4.5)
  })
})

test('both themes state the same tokens', () => {
  expect(Object.keys(themes.light).sort()).toEqual(Object.keys(themes.dark).sort())
})

test('known ratios come out as published', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5)
  expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2)
})
