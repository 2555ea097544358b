// Drawings for the demonstration: silhouettes and shapes out of a few lines of SVG, each with the word EXERCISE. Nobody is shown.

/** Strokes of the letters, in a box of 4 by 6: no font of the machine is needed, so the drawing is the same everywhere. */
const letters: Readonly<Record<string, string>> = {
  E: 'M4 0H0V6H4M0 3H3',
  X: 'M0 0L4 6M4 0L0 6',
  R: 'M0 6V0H3L4 1V2L3 3H0M2 3L4 6',
  C: 'M4 0H1L0 1V5L1 6H4',
  I: 'M2 0V6',
  S: 'M4 0H1L0 1V2L1 3H3L4 4V5L3 6H0',
}

const word = 'EXERCISE'

/** The word at the foot of a drawing of this size. */
const written = (width: number, height: number): string => {
  const scale = (width * 0.6) / (word.length * 6)
  const top = height - scale * 6 - 8
  const paths = [...word].map(
    (letter, at) =>
      `<path transform="translate(${at * 6 * scale + 8} ${top}) scale(${scale})" d="${letters[letter] ?? ''}"/>`,
  )
  return `<g fill="none" stroke="#111" stroke-width="0.8">${paths.join('')}</g>`
}

export type Colours = { readonly ground: string; readonly shape: string; readonly detail: string }

const frame = (width: number, height: number, { ground }: Colours, inner: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<rect width="100%" height="100%" fill="${ground}"/>${inner}${written(width, height)}</svg>`,
  )

/** Head and shoulders without a face; `turn` moves the nose of one seen from the side. */
export const drawPerson = (
  colours: Colours,
  of: { readonly hair: 'short' | 'long' | 'none'; readonly turn: number },
): Buffer => {
  const { shape, detail } = colours
  const hair =
    of.hair === 'none'
      ? ''
      : `<path d="M95 ${of.hair === 'long' ? 300 : 190}V150a85 95 0 0 1 170 0V${of.hair === 'long' ? 300 : 190}Z" fill="${detail}"/>`
  const nose =
    of.turn === 0
      ? ''
      : `<path d="M${180 + of.turn * 74} 170l${of.turn * 26} 34l${-of.turn * 26} 10Z" fill="${shape}"/>`
  return frame(
    360,
    450,
    colours,
    `${hair}<ellipse cx="180" cy="175" rx="76" ry="96" fill="${shape}"/>${nose}<path d="M40 405c0-110 70-140 140-140s140 30 140 140Z" fill="${shape}"/>`,
  )
}

/** A page with lines and a place for a portrait. */
export const drawDocument = (colours: Colours): Buffer => {
  const { shape, detail } = colours
  const lines = [0, 1, 2, 3, 4].map(
    (at) => `<rect x="190" y="${90 + at * 34}" width="${190 - (at % 3) * 40}" height="12" fill="${detail}"/>`,
  )
  const zone = [0, 1].map((at) => `<rect x="40" y="${280 + at * 20}" width="350" height="10" fill="${shape}"/>`)
  return frame(
    430,
    370,
    colours,
    `<rect x="40" y="80" width="120" height="160" fill="${shape}"/><circle cx="100" cy="140" r="34" fill="${detail}"/>${lines.join('')}${zone.join('')}`,
  )
}

/** A mark on a patch of skin: a compass rose or an anchor. */
export const drawMark = (colours: Colours, of: 'compass' | 'anchor'): Buffer => {
  const { shape } = colours
  const compass =
    '<path d="M180 70L205 175L310 200L205 225L180 330L155 225L50 200L155 175Z"/><circle cx="180" cy="200" r="60" fill="none" stroke-width="8"/>'
  const anchor =
    '<path d="M170 90h20v200h-20z"/><path d="M120 130h120v18H120z"/><circle cx="180" cy="75" r="22" fill="none" stroke-width="12"/><path d="M70 220c10 90 70 100 110 100s100-10 110-100" fill="none" stroke-width="18"/>'
  return frame(360, 400, colours, `<g fill="${shape}" stroke="${shape}">${of === 'compass' ? compass : anchor}</g>`)
}

const things = {
  car: '<path d="M50 240l30-70h190l60 70h40v50H40v-50Z"/><circle cx="110" cy="295" r="34"/><circle cx="300" cy="295" r="34"/>',
  boat: '<path d="M60 260h300l-60 60H110Z"/><path d="M200 60v180H90Z"/><path d="M215 90v150h90Z"/>',
  painting:
    '<path d="M40 60h340v240H40ZM70 90v180h280V90Z" fill-rule="evenodd"/><path d="M100 240l70-80l50 50l40-30l60 60Z"/>',
  pistol: '<path d="M60 130h300v50H210l-10 40h-50l-30 90H60l30-110Z"/>',
} as const
export type Thing = keyof typeof things

/** The outline of a thing. */
export const drawThing = (colours: Colours, thing: Thing): Buffer =>
  frame(420, 380, colours, `<g fill="${colours.shape}">${things[thing]}</g>`)
