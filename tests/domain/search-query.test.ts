import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MARKS, searchExpression, snippetParts } from '~/domain/search-query'

it('asks for every word as a beginning, for quoted words in a row, and leaves out what has a minus', () => {
  expect(searchExpression('bank sampah')).toBe('"bank"* AND "sampah"*')
  expect(searchExpression('"bank sampah" -plastik')).toBe('("bank sampah") NOT ("plastik"*)')
  expect(searchExpression('RT/RW 5')).toBe('"RT RW"* AND "5"')
  expect(searchExpression('"belum ditutup')).toBe('"belum ditutup"')
})

it('asks for nothing where no word is left', () => {
  expect(['', '   ', '***', '-plastik', '"" AND', '\u0301'].map(searchExpression)).toEqual([
    null,
    null,
    null,
    null,
    '"AND"*',
    null,
  ])
})

it('never makes an expression that the index refuses', () => {
  const db = new Database(':memory:')
  db.exec(`CREATE VIRTUAL TABLE texts USING fts5 (body, tokenize="unicode61 remove_diacritics 2")`)
  const find = db.prepare<[string]>('SELECT rowid FROM texts WHERE texts MATCH ?')
  const odd = fc.string({
    unit: fc.constantFrom(
      '"',
      '-',
      '*',
      '(',
      ')',
      ':',
      '^',
      '+',
      "'",
      'a',
      'É',
      'NEAR',
      ' OR ',
      '\0',
      '\u0301',
      '١',
      '🎋',
    ),
  })
  fc.assert(
    fc.property(fc.oneof(odd, fc.string({ unit: 'binary' })), (typed) => {
      const expression = searchExpression(typed)
      if (expression !== null) find.all(expression)
    }),
    { numRuns: 2_000 },
  )
  db.close()
})

it('finds every word that a text has, whatever its case and accents', () => {
  const db = new Database(':memory:')
  db.exec(`CREATE VIRTUAL TABLE texts USING fts5 (body, tokenize="unicode61 remove_diacritics 2")`)
  const word = fc.string({ unit: fc.constantFrom('a', 'É', 'ñ', 'S', 'k', '7'), minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
      db.exec('DELETE FROM texts')
      db.prepare('INSERT INTO texts (rowid, body) VALUES (1, ?)').run(words.join(', '))
      const sought = (words[0] ?? '').normalize('NFD').toUpperCase()
      const found = db
        .prepare('SELECT rowid FROM texts WHERE texts MATCH ?')
        .all(searchExpression(sought) ?? '')
      expect(found).toEqual([{ rowid: 1 }])
    }),
  )
  db.close()
})

it('parts a snippet and keeps all of its text', () => {
  const { begin, end } = MARKS
  expect(snippetParts(`… warga ${begin}memilah${end} <b>sampah</b>`)).toEqual([
    { text: '… warga ', found: false },
    { text: 'memilah', found: true },
    { text: ' <b>sampah</b>', found: false },
  ])
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', ' ', begin, end) })), (pieces) => {
      const snippet = pieces.join('')
      const text = snippetParts(snippet)
        .map((part) => part.text)
        .join('')
      expect(text).toBe(snippet.replaceAll(begin, '').replaceAll(end, ''))
    }),
  )
})
