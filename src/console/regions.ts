// F6 goes round the regions of the screen: bar, navigation, list, preview, status line.

const focusable = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]'

/** Innermost regions that are on the screen, in the order of the page. */
const visibleRegions = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null && region.querySelector('[data-region]') === null,
  )

/**
 * Moves the focus to the next (1) or previous (-1) region, to where it last was in it if that is still there: the row
 * with `tabindex=0` of a list, else the first thing that takes the focus, else the region itself.
 */
export const moveRegion = (step: 1 | -1): void => {
  const regions = visibleRegions()
  const at = regions.findIndex((region) => region.contains(document.activeElement))
  const next = regions[(at + step + regions.length) % regions.length]
  if (!next) return
  const target = next.querySelector<HTMLElement>('tr[tabindex="0"]') ?? next.querySelector<HTMLElement>(focusable)
  if (target) target.focus()
  else {
    next.tabIndex = -1
    next.focus()
  }
}
