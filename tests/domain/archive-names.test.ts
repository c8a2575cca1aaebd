import fc from 'fast-check'
import { expect, it } from 'vitest'
import { safeName, uniqueNames } from '~/domain/archive-names'

it('makes names that Windows takes', () => {
  expect(safeName('Kel. Cipondoh: RW 03/04?', 'x')).toBe('Kel. Cipondoh_ RW 03_04_')
  expect(safeName('aux.pdf', 'x')).toBe('_aux.pdf')
  expect(safeName('../../etc/passwd', 'x')).toBe('_.._etc_passwd')
  expect(safeName('nama. ', 'x')).toBe('nama')
  expect(safeName('\u202e ', 'bukti')).toBe('bukti')
  expect(safeName(`${'a'.repeat(200)}.pdf`, 'x')).toBe(`${'a'.repeat(60)}.pdf`)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
      const safe = safeName(name, 'bukti')
      expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^[. ]|[. ]$|^$/u)
      expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
    }),
  )
})

it('gives no name twice, also not by case', () => {
  const unique = uniqueNames()
  expect(['a.pdf', 'A.pdf', 'a.pdf', 'b'].map(unique)).toEqual(['a.pdf', 'A (2).pdf', 'a (3).pdf', 'b'])
})
