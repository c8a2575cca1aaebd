import { expect, it } from 'vitest'
import { tokenSheet } from '~/styles/token-sheet'
import { type ColourName, controlPairs, dark, light, type Palette, textPairs } from '~/styles/tokens'

/** Relative luminance of `#rrggbb`, WCAG 2.2 definition. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (bright + 0.05) / (dim + 0.05)
}

const below = (palette: Palette, pairs: readonly (readonly [ColourName, ColourName])[], least: number) =>
  pairs
    .map(([front, back]) => ({ pair: `${front} on ${back}`, ratio: contrast(palette[front], palette[back]) }))
    .filter(({ ratio }) => ratio < least)

it('computes contrast as WCAG does', () => {
  expect(contrast('#ffffff', '#000000')).toBe(21)
  expect(contrast('#777777', '#ffffff').toFixed(2)).toBe('4.48')
})

it.each([
  ['light', light],
  ['dark', dark],
])('%s theme has readable text and visible controls', (_, palette) => {
  expect(below(palette, textPairs, 4.5)).toEqual([])
  expect(below(palette, controlPairs, 3)).toEqual([])
})

it('has its tokens in the style sheet', async () => {
  await expect(tokenSheet()).toMatchFileSnapshot('../../app/styles/tokens.css')
})
