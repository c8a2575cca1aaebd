import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CONTEXT_WORDS, checkPassword, guessesBehind, passwordMinimum } from '~/domain/password-rules'

const LIST = readFileSync('db/templates/passwords/common.txt', 'utf8').split('\n').filter(Boolean)
const COMMON = new Set(LIST)
const check = (password: string, words: string[] = []) =>
  checkPassword(password, {
    minimum: 12,
    words: [...CONTEXT_WORDS, ...words],
    isCommon: (text) => COMMON.has(text),
  })?.kind ?? null

it('ships more than three thousand common passwords, once each', () => {
  expect(LIST.length).toBeGreaterThan(3000)
  expect(COMMON.size).toBe(LIST.length)
})

it('asks for fifteen characters of those who decide and twelve of others', () => {
  expect(passwordMinimum(['judge', 'chair'])).toBe(15)
  expect(passwordMinimum(['organizer'])).toBe(15)
  expect(passwordMinimum(['judge', 'drafter'])).toBe(12)
  expect(passwordMinimum([])).toBe(12)
})

it.each([
  ['tujuh77', 'password_too_short'],
  ['sebelas1111', 'password_too_short'],
  ['password1234', 'password_common'],
  ['P4ssw0rd!2024', 'password_common'],
  ['qwertyqwerty', 'password_common'],
  ['sayangsayangsayang', 'password_common'],
  ['aaaaaaaaaaaaaa', 'password_common'],
  ['abcdefghijklm', 'password_common'],
  ['karawaci 2026', 'password_context'],
  ['Kelurahan_NusaJaya_2026', 'password_context'],
  ['inovasisinilai2026', 'password_context'],
  ['lentera-merah-jambu-7', null],
  ['ikan teri di atas genting', null],
  ['🐟🐟🐠 di kolam Pak RT', null],
  [`${'panjang sekali '.repeat(5)}`, null],
])('judges %s', (password, kind) => {
  expect(check(password, ['Karawaci', 'Nusa Jaya'])).toBe(kind)
})

it('refuses every listed password with digits after it, however it is written', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LIST.filter((word) => /^[a-z]{6,}$/.test(word))),
      fc.nat({ max: 9999 }),
      (word, digits) => {
        const password = `${word.toUpperCase()}${String(digits).padStart(8, '0')}`
        return guessesBehind(password).includes(word) && check(password) === 'password_common'
      },
    ),
  )
})
