import { describe, expect, it } from 'vitest'
import { checkValue, formatValue, keepTyped, visibilityOf } from '~/domain/fields'
import type { ChoiceField, LinkField } from '~/domain/fields/types'

const base = { code: 'x', section: 's', label: { id: 'X', en: 'X' }, required: false }
const link: LinkField = { ...base, type: 'link' }
const scope: ChoiceField = {
  ...base,
  type: 'choice',
  options: [
    { code: 'one-rw', label: { id: 'Satu RW', en: 'One RW' } },
    { code: 'whole', label: { id: 'Seluruh kelurahan', en: 'The whole kelurahan' } },
  ],
}

describe('choice field', () => {
  it('keeps the code, shows the label', () => {
    expect(keepTyped(scope, 'one-rw', 'id')).toBe('one-rw')
    expect(keepTyped(scope, ' seluruh KELURAHAN', 'id')).toBe('whole')
    expect(formatValue(scope, 'whole', 'id')).toBe('Seluruh kelurahan')
    expect(formatValue(scope, 'whole', 'en')).toBe('The whole kelurahan')
  })

  it('refuses what is no option', () => {
    expect(checkValue(scope, 'one-rw')).toEqual([])
    expect(checkValue(scope, keepTyped(scope, 'dua RW', 'id'))).toEqual([{ kind: 'not-an-option' }])
  })
})

describe('link field', () => {
  it.each([
    ['https://youtu.be/abc?t=1', 'https://youtu.be/abc?t=1'],
    [' www.tokopedia.com/nusajaya ', 'https://www.tokopedia.com/nusajaya'],
    ['contoh.go.id:8443/a', 'https://contoh.go.id:8443/a'],
    ['HTTPS://Contoh.go.id', 'https://contoh.go.id/'],
  ])('reads %j as %s', (typed, value) => {
    expect(keepTyped(link, typed, 'id')).toBe(value)
    expect(checkValue(link, value)).toEqual([])
    expect(keepTyped(link, value, 'id')).toBe(value)
  })

  it.each([
    ['http://contoh.go.id', 'link-not-https'],
    ['javascript:alert(1)', 'not-a-link'],
    ['ftp://contoh.go.id', 'not-a-link'],
    ['https://contoh.go.id@jahat.com', 'not-a-link'],
    ['https://localhost/a', 'not-a-link'],
    ['lihat di Instagram', 'not-a-link'],
    ['https://', 'not-a-link'],
  ])('names what is wrong with %j: %s', (typed, kind) => {
    expect(checkValue(link, keepTyped(link, typed, 'id'))).toEqual([{ kind }])
  })

  it('has a longest address', () => {
    const address = `https://contoh.go.id/${'a'.repeat(2000)}`
    expect(checkValue(link, keepTyped(link, address, 'id'))).toEqual([{ kind: 'link-too-long', max: 2000 }])
  })
})

it('a field is published only if it says so', () => {
  expect(visibilityOf(link)).toBe('panel')
  expect(visibilityOf({ ...link, visibility: 'public' })).toBe('public')
})
