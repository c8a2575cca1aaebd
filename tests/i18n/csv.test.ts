import { expect, test } from 'vitest'
import { CSV_FAULT_KINDS } from '~/domain/csv-faults'
import { csvMessages } from '~/i18n/messages/csv'

const placeholders = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort()

test('every fault has a sentence in both languages, with the same placeholders', () => {
  const told = Object.keys(csvMessages.id)
  expect(CSV_FAULT_KINDS.filter((kind) => !told.includes(kind))).toEqual([])
  expect(Object.keys(csvMessages.en)).toEqual(Object.keys(csvMessages.id))
  expect(Object.values(csvMessages.en).map(placeholders)).toEqual(
    Object.values(csvMessages.id).map(placeholders),
  )
})
