/** Colours of one theme. Ink on ground, surface and sunken is text; `control` draws the edges of inputs. */
export type Palette = Record<ColourName, string>

export type ColourName =
  | 'ground'
  | 'surface'
  | 'sunken'
  | 'line'
  | 'control'
  | 'ink'
  | 'muted'
  | 'accent'
  | 'accent-strong'
  | 'accent-soft'
  | 'on-accent'
  | 'focus'
  | 'mark'
  | 'info'
  | 'info-soft'
  | 'success'
  | 'success-soft'
  | 'warning'
  | 'warning-soft'
  | 'danger'
  | 'danger-soft'
  | 'danger-strong'
  | 'on-danger'

export const light: Palette = {
  ground: '#f8f5ee',
  surface: '#fffdf9',
  sunken: '#f1ece2',
  line: '#e2dacb',
  control: '#80786a',
  ink: '#1d2422',
  muted: '#575d58',
  accent: '#0c5a54',
  'accent-strong': '#07413d',
  'accent-soft': '#deede8',
  'on-accent': '#ffffff',
  focus: '#c04f0a',
  mark: '#e9a63a',
  info: '#1f5686',
  'info-soft': '#e3edf5',
  success: '#1d663a',
  'success-soft': '#e2f0e3',
  warning: '#7d4e00',
  'warning-soft': '#fbeed3',
  danger: '#a12a1c',
  'danger-soft': '#fae7e2',
  'danger-strong': '#7c1d12',
  'on-danger': '#ffffff',
}

export const dark: Palette = {
  ground: '#171a19',
  surface: '#1f2322',
  sunken: '#292e2c',
  line: '#383f3b',
  control: '#8b938d',
  ink: '#ece9e2',
  muted: '#b1b3ab',
  accent: '#7bd0c3',
  'accent-strong': '#a2e6dc',
  'accent-soft': '#1d3a36',
  'on-accent': '#04241f',
  focus: '#ffb866',
  mark: '#e9a63a',
  info: '#92c4ef',
  'info-soft': '#1b3042',
  success: '#88d39b',
  'success-soft': '#1b3524',
  warning: '#eebf6b',
  'warning-soft': '#392d15',
  danger: '#ffa595',
  'danger-soft': '#45231d',
  'danger-strong': '#ffc4b8',
  'on-danger': '#2c0b05',
}

/** Lengths, type and motion, the same in every theme. `text-base` is 17 px on phones, 16 px on desks. */
export const measures = {
  'space-1': '0.25rem',
  'space-2': '0.5rem',
  'space-3': '0.75rem',
  'space-4': '1rem',
  'space-5': '1.5rem',
  'space-6': '2rem',
  'space-7': '3rem',
  'space-8': '4.5rem',
  'text-sm': '0.875rem',
  'text-base': '1rem',
  'text-lg': '1.1875rem',
  'text-xl': 'clamp(1.25rem, 1.19rem + 0.3vw, 1.4375rem)',
  'text-2xl': 'clamp(1.625rem, 1.4rem + 1.1vw, 2.125rem)',
  'text-3xl': 'clamp(1.875rem, 1.4rem + 2.3vw, 3rem)',
  'radius-1': '0.375rem',
  'radius-2': '0.625rem',
  'radius-3': '1rem',
  touch: '2.75rem',
  measure: '42rem',
  page: '72rem',
  quick: '120ms',
  'font-sans': 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif',
  'font-mono': 'ui-monospace, "Cascadia Mono", "Roboto Mono", monospace',
} as const

type Pair = readonly [foreground: ColourName, background: ColourName]

const grounds = ['ground', 'surface', 'sunken'] as const
const tones = ['info', 'success', 'warning', 'danger'] as const

/** Every text that the sheets set on a background: at least 4.5:1. */
export const textPairs: readonly Pair[] = [
  ...grounds.flatMap((ground): Pair[] => [
    ['ink', ground],
    ['muted', ground],
    ['accent', ground],
    ['accent-strong', ground],
    ...tones.map((tone): Pair => [tone, ground]),
  ]),
  ...tones.flatMap((tone): Pair[] => [
    [tone, `${tone}-soft`],
    ['ink', `${tone}-soft`],
  ]),
  ['accent', 'accent-soft'],
  ['accent-strong', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['muted', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
]

/** Every edge, focus ring and bar by which a control or figure is known: at least 3:1. */
export const controlPairs: readonly Pair[] = [
  ...grounds.flatMap((ground): Pair[] => [
    ['control', ground],
    ['focus', ground],
  ]),
  ['accent', 'accent-soft'],
  ['focus', 'accent-soft'],
  ...tones.map((tone): Pair => ['focus', `${tone}-soft`]),
]
