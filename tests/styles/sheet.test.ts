import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bundleStyles } from '#tests/gallery/page'

it('is small: at most 10 kB gzipped', () => {
  expect(gzipSync(bundleStyles()).length).toBeLessThanOrEqual(10_000)
})

it('changes nothing but colours in the dark scheme', () => {
  const sheet = bundleStyles().toString()
  const starts = [...sheet.matchAll(/@media[^{]*prefers-color-scheme[^{]*\{/g)]
  expect(starts.map(([start]) => start.replaceAll(' ', ''))).toEqual([
    '@mediascreenand(prefers-color-scheme:dark){',
  ])
  const block = blockAt(sheet, (starts[0]?.index ?? 0) + (starts[0]?.[0].length ?? 0))
  const declared = [...block.matchAll(/[{;]\s*(--)?([\w-]+)\s*:/g)].map(([, custom, name]) => custom ?? name)
  expect(declared.length).toBeGreaterThan(20)
  expect([...new Set(declared)].sort()).toEqual(['--', 'color-scheme'])
})

/** The text up to the brace that closes the block which begins before `start`. */
function blockAt(sheet: string, start: number): string {
  let depth = 1
  let end = start
  for (; depth > 0 && end < sheet.length; end++) depth += { '{': 1, '}': -1 }[sheet[end] ?? ''] ?? 0
  return sheet.slice(start, end - 1)
}
