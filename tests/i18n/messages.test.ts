import { describe, expect, expectTypeOf, it } from 'vitest'
import { defineMessages, translate } from '~/i18n'

const messages = defineMessages({
  id: { hello: 'Selamat datang', left: '{n} berkas dari {name}' },
  en: { hello: 'Welcome', left: '{n, plural, one {# dossier} other {# dossiers}} from {name}' },
})

describe('translate', () => {
  it('fills placeholders and chooses the plural', () => {
    const t = translate(messages, 'en')
    expect(t('left', { n: 1, name: 'Cilowong' })).toBe('1 dossier from Cilowong')
    expect(t('left', { n: 1200, name: 'Cilowong' })).toBe('1,200 dossiers from Cilowong')
  })

  it('writes numbers as Indonesian does and leaves text alone', () => {
    expect(translate(messages, 'id')('left', { n: 1234.5, name: '2025' })).toBe('1.234,5 berkas dari 2025')
  })

  it('marks and accents only the words of the catalogue in the pseudo-locale', () => {
    const t = translate(messages, 'zz')
    expect(t('hello')).toBe('⟦Sélámát dátáñğ⟧')
    expect(t('left', { n: 2, name: 'Nusa' })).toBe('⟦2 bérkás dárí Nusa⟧')
  })

  it('refuses a missing value', () => {
    const t = translate(messages, 'id') as (key: string, values: object) => string
    expect(() => t('left', { n: 1 })).toThrow('No value for {name}')
  })
})

describe('defineMessages', () => {
  it('types keys and values', () => {
    const t = translate(messages, 'id')
    expectTypeOf(t<'left'>)
      .parameter(1)
      .toEqualTypeOf<{ readonly n: number; readonly name: string | number }>()
    // @ts-expect-error a key that does not exist
    expect(() => t('helo')).toThrow('No text')
    // @ts-expect-error a text with placeholders needs values
    expect(() => t('left')).toThrow('No value')
  })

  it('makes a missing key or placeholder a compile error', () => {
    // @ts-expect-error the English text is missing
    defineMessages({ id: { a: 'satu', b: 'dua' }, en: { a: 'one' } })
    // @ts-expect-error a key only English has
    defineMessages({ id: { a: 'satu' }, en: { a: 'one', b: 'two' } })
    // @ts-expect-error another placeholder
    defineMessages({ id: { a: '{n} satu' }, en: { a: '{m} one' } })
    // @ts-expect-error a placeholder is missing
    defineMessages({ id: { a: '{n} dari {m}' }, en: { a: '{n} of' } })
    defineMessages({ id: { a: '{n} dari {m}' }, en: { a: '{m}: {n, plural, one {a} other {b}}' } })
  })
})
