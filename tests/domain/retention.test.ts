import { expect, it } from 'vitest'
import { DEFAULT_RETENTION, dueAt, dueKinds } from '~/domain/retention'

const END = '2026-04-30T16:59:00.000Z'

it('counts whole days from the end', () => {
  expect(dueAt(END, 0)).toBe(END)
  expect(dueAt(END, 365)).toBe('2027-04-30T16:59:00.000Z')
})

it('lets a kind go from its very moment on, and nothing while the end is open', () => {
  const before = '2026-07-29T16:58:59.999Z'
  expect(dueKinds(END, DEFAULT_RETENTION, before)).toEqual([])
  expect(dueKinds(END, DEFAULT_RETENTION, '2026-07-29T16:59:00.000Z')).toEqual(['mail'])
  expect(dueKinds(END, DEFAULT_RETENTION, '2027-04-30T16:59:00.000Z')).toEqual([
    'mail',
    'typing',
    'notes',
    'contacts',
    'files',
  ])
  expect(dueKinds(null, DEFAULT_RETENTION, '2099-01-01T00:00:00.000Z')).toEqual([])
})
