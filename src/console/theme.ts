// Mantine dressed in our tokens: every colour it uses is one of `tokens.css`, so that contrast is checked in one place.
import {
  ActionIcon,
  Anchor,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  defaultVariantColorsResolver,
  Input,
  InputBase,
  InputWrapper,
  type MantineColorsTuple,
  Menu,
  Modal,
  MultiSelect,
  NumberInput,
  Portal,
  Radio,
  Select,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { useEffect } from 'react'
import { remembered } from './remembered.ts'
import { useSignal } from './signal.ts'

/** Mantine wants ten shades of each colour; ours has one that counts, and it follows the theme by itself. */
const oneShade = (variable: string): MantineColorsTuple => {
  const shade = `var(${variable})`
  return [shade, shade, shade, shade, shade, shade, shade, shade, shade, shade]
}

/** Colour words a component may be given: `color="flash"` for what cannot be undone, never a notice colour. */
export const colourWords = ['accent', 'flash', 'urgent', 'routine', 'good'] as const
type ColourWord = (typeof colourWords)[number]
const isColourWord = (value: unknown): value is ColourWord => (colourWords as readonly unknown[]).includes(value)

const controlVars = {
  '--input-height': 'var(--control)',
  '--input-size': 'var(--control)',
  '--input-fz': 'var(--size-13)',
}
const inputSize = { size: 'xs' as const }
const inputVars = () => ({ wrapper: controlVars })
const shade = { color: 'var(--shade)', backgroundOpacity: 1 }
/** Nothing behind a layer scrolls here, and the lock would add a style sheet without a nonce. Its head is no banner. */
const layer = { overlayProps: shade, lockScroll: false, attributes: { header: { role: 'none' } } }

/**
 * The list itself scrolls: within an area of its own the scrolling part would be one no key reaches. It opens on a click, an arrow key
 * or what is typed, not because a sheet puts the focus there: it would lie over the fields that come next, over all of them on a telephone.
 */
const chosenFrom = {
  withScrollArea: false,
  openOnFocus: false,
  styles: { options: { maxHeight: 'min(220px, 34vh)', overflowY: 'auto' as const } },
}

/** The element in which floating layers are drawn; `app.tsx` has it on every page. */
export const layersId = 'layers'

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  fontSizes: {
    xs: 'var(--size-12)',
    sm: 'var(--size-13)',
    md: 'var(--size-14)',
    lg: 'var(--size-16)',
    xl: 'var(--size-18)',
  },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '32px' },
  radius: { xs: '3px', sm: '4px', md: '4px', lg: '6px', xl: '8px' },
  defaultRadius: 'sm',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  primaryColor: 'accent',
  colors: {
    accent: oneShade('--accent'),
    flash: oneShade('--flash'),
    urgent: oneShade('--urgent'),
    routine: oneShade('--routine'),
    good: oneShade('--good'),
  },
  variantColorResolver: (input) => {
    const word: ColourWord = isColourWord(input.color) ? input.color : 'accent'
    const none = '1px solid transparent'
    switch (input.variant) {
      case 'filled': {
        // Only accent and flash have a fill that carries white; the others fall back to accent.
        const fill = word === 'flash' ? 'var(--flash-fill)' : 'var(--accent-fill)'
        const hover = word === 'flash' ? 'var(--flash-fill)' : 'var(--accent-fill-hover)'
        return { background: fill, hover, color: 'var(--on-fill)', border: none }
      }
      case 'light':
        return { background: `var(--${word}-bg)`, hover: 'var(--bg-3)', color: `var(--${word})`, border: none }
      case 'outline':
        return {
          background: 'transparent',
          hover: 'var(--bg-2)',
          color: `var(--${word})`,
          border: '1px solid var(--line-strong)',
        }
      case 'subtle':
      case 'transparent':
        return { background: 'transparent', hover: 'var(--bg-3)', color: `var(--${word})`, border: none }
      case 'default':
        return {
          background: 'var(--bg)',
          hover: 'var(--bg-2)',
          color: 'var(--fg)',
          border: '1px solid var(--line-strong)',
        }
      default:
        return defaultVariantColorsResolver(input)
    }
  },
  components: {
    Portal: Portal.extend({ defaultProps: { target: `#${layersId}` } }),
    Button: Button.extend({
      defaultProps: { size: 'xs', variant: 'default' },
      vars: () => ({
        root: { '--button-height': 'var(--control)', '--button-fz': 'var(--size-13)', '--button-padding-x': '12px' },
      }),
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'routine' },
      vars: () => ({ root: { '--ai-size': 'max(var(--target), 26px)' } }),
    }),
    Input: Input.extend({ defaultProps: inputSize, vars: inputVars }),
    InputBase: InputBase.extend({ defaultProps: inputSize }),
    InputWrapper: InputWrapper.extend({
      vars: () => ({
        label: { '--input-label-size': 'var(--size-13)' },
        description: { '--input-description-size': 'var(--size-12)' },
        error: { '--input-error-size': 'var(--size-12)' },
        success: {},
      }),
    }),
    TextInput: TextInput.extend({ defaultProps: inputSize }),
    Textarea: Textarea.extend({ defaultProps: inputSize }),
    NumberInput: NumberInput.extend({ defaultProps: inputSize }),
    Select: Select.extend({ defaultProps: { ...inputSize, ...chosenFrom, checkIconPosition: 'right' } }),
    MultiSelect: MultiSelect.extend({ defaultProps: { ...inputSize, ...chosenFrom } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'sm' } }),
    Radio: Radio.extend({ defaultProps: { size: 'sm' } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 300, withArrow: false, events: { hover: true, focus: true, touch: true } },
      vars: () => ({ tooltip: { '--tooltip-bg': 'var(--fg)', '--tooltip-color': 'var(--bg)' } }),
    }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'sm',
        position: 'bottom-end',
        transitionProps: { duration: 80 },
        // A placeholder that takes the focus is no item: assistive technology would count it among them.
        withInitialFocusPlaceholder: false,
      },
    }),
    Modal: Modal.extend({
      defaultProps: { ...layer, centered: true, transitionProps: { duration: 100, transition: 'fade' } },
    }),
    Drawer: Drawer.extend({
      defaultProps: { ...layer, position: 'right', transitionProps: { duration: 100, transition: 'fade' } },
    }),
  },
})

const variables = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--fg)',
  '--mantine-color-bright': 'var(--fg)',
  '--mantine-color-dimmed': 'var(--fg-2)',
  '--mantine-color-placeholder': 'var(--fg-2)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--flash)',
  '--mantine-color-default': 'var(--bg)',
  '--mantine-color-default-hover': 'var(--bg-2)',
  '--mantine-color-default-color': 'var(--fg)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--bg-3)',
  '--mantine-color-disabled-color': 'var(--fg-2)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent-fill)',
  '--mantine-primary-color-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-primary-color-contrast': 'var(--on-fill)',
  '--mantine-primary-color-light': 'var(--accent-bg)',
  '--mantine-primary-color-light-color': 'var(--accent)',
}

/** Mantine's greys by the part they play: 0 to 2 surfaces, 3 lines, 4 and 5 edges of controls, 6 up words. */
const greys = ['bg-2', 'bg-2', 'bg-3', 'line', 'line-strong', 'line-strong', 'fg-2', 'fg-2', 'fg', 'fg']
/** The same for its dark scale, which runs the other way: 0 to 2 words, 3 and 4 edges, 5 hovered, 6 up surfaces. */
const darks = ['fg', 'fg-2', 'fg-2', 'line-strong', 'line-strong', 'bg-3', 'bg-2', 'bg', 'bg-2', 'bg']
const scale = (name: string, tokens: readonly string[]): Record<string, string> =>
  Object.fromEntries(tokens.map((token, shadeOf) => [`--mantine-color-${name}-${shadeOf}`, `var(--${token})`]))
const both = { ...variables, ...scale('gray', greys), ...scale('dark', darks) }

/** The same map for both themes: the tokens themselves change. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: both, dark: both })

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
const isTheme = (value: unknown): value is Theme => (themes as readonly unknown[]).includes(value)
/** Light, dark, or whatever the machine says. */
export const themeChoice = remembered<Theme>('theme', isTheme, 'auto')

export const densities = ['compact', 'comfortable'] as const
export type Density = (typeof densities)[number]
const isDensity = (value: unknown): value is Density => (densities as readonly unknown[]).includes(value)
/** 28 px rows, or 36 px. */
export const density = remembered<Density>('density', isDensity, 'compact')

/** Writes the chosen density on the document, where the tokens read it. */
export const useDensity = (): void => {
  const chosen = useSignal(density)
  useEffect(() => {
    document.documentElement.dataset.density = chosen
  }, [chosen])
}

/** The nonce that the hub put into the page, for the style sheets Mantine adds while running. */
export const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
