import fc from 'fast-check'
import { expect, it } from 'vitest'
import { safePath } from '~/http/locale.server'

const SITE = 'https://sinilai.example.go.id'

it.each([
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/..//evil.example/x?y',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '',
  null,
  'masuk',
])('does not follow %j', (path) => {
  expect(safePath(path)).toBe('/')
})

it.each(['/', '/beranda', '/orang?halaman=2', '/a/b?ke=//x'])('keeps %s', (path) => {
  expect(safePath(path)).toBe(path)
})

it('stays on this site whatever it is given', () => {
  const piece = fc.constantFrom('/', '.', '..', '%2e', '%2E', '\\', '%5c', '\t', '?', '#', ':', '@', 'evil')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const path = safePath(`/${pieces.join('')}`)
      expect(new URL(path, SITE).origin).toBe(SITE)
      expect(safePath(path)).toBe(path)
    }),
    { numRuns: 3000 },
  )
})
