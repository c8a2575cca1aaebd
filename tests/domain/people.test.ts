import { expect, it } from 'vitest'
import { fullName, greetOffice, greetPerson } from '~/domain/people'

const siti = { titleBefore: 'Dr. Ir.', name: 'Siti Aminah', titleAfter: 'M.Si.' }

it('joins a name with its titles', () => {
  expect(fullName(siti)).toBe('Dr. Ir. Siti Aminah, M.Si.')
  expect(fullName({ name: ' Siti  Aminah ', titleBefore: null, titleAfter: '' })).toBe('Siti Aminah')
  expect(fullName({ name: 'Budi', titleAfter: ', S.Sos.,  M.AP' })).toBe('Budi, S.Sos., M.AP')
  expect(fullName({ titleBefore: 'H.', name: 'Budi' })).toBe('H. Budi')
})

it('greets a person and the holder of an office', () => {
  expect(greetPerson(siti, 'id')).toBe('Yth. Bapak/Ibu Dr. Ir. Siti Aminah, M.Si.')
  expect(greetPerson(siti, 'en')).toBe('Dear Dr. Ir. Siti Aminah, M.Si.')
  expect(greetOffice('Lurah', 'Nusa Jaya', 'id')).toBe('Yth. Bapak/Ibu Lurah Nusa Jaya')
  expect(greetOffice('Lurah', '', 'en')).toBe('Dear Lurah')
})
