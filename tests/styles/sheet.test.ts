import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bundleStyles } from '#tests/gallery/page'

it('is small: at most 10 kB gzipped', () => {
  expect(gzipSync(bundleStyles()).length).toBeLessThanOrEqual(10_000)
})
