import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  amendsDecree,
  hasObjections,
  isLegalStep,
  nextStep,
  RESULT_STATUSES,
  type ResultState,
  type ResultStatus,
} from '~/domain/results/lifecycle'
import { isPublished, publishedOf } from '~/domain/results/published'

const UNTIL = '2026-05-05T16:59:00.000Z'

const state = fc.record({
  status: fc.constantFrom(...RESULT_STATUSES),
  superseded: fc.boolean(),
  windowOwed: fc.boolean(),
  objectionsUntil: fc.constantFrom(null, UNTIL),
  openObjections: fc.nat({ max: 2 }),
}) satisfies fc.Arbitrary<ResultState>

const moment = fc.constantFrom('2026-05-05T16:59:59.999Z', '2026-05-05T17:00:00.000Z')

describe('the status of a result', () => {
  it('only ever goes a legal step', () => {
    fc.assert(
      fc.property(state, moment, (result, now) => {
        const next = nextStep(result, now)
        if (next.to !== null) expect(isLegalStep(result.status, next.to, result.windowOwed)).toBe(true)
        else expect(result.superseded || result.status === 'diumumkan').toBe(true)
      }),
    )
  })

  it('goes one of two ways from its freezing to its announcement, whatever is tried', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(fc.constantFrom(...RESULT_STATUSES), { maxLength: 12 }),
        (windowOwed, tried) => {
          const way: ResultStatus[] = []
          for (const to of tried) if (isLegalStep(way.at(-1) ?? null, to, windowOwed)) way.push(to)
          const full: ResultStatus[] = windowOwed
            ? [...RESULT_STATUSES]
            : ['hasil_pleno', 'ditetapkan', 'diumumkan']
          expect(way).toEqual(full.slice(0, way.length))
        },
      ),
    )
  })

  it('waits for the last minute of the window, then for open objections', () => {
    const result: ResultState = {
      ...{ status: 'masa_sanggah', superseded: false, windowOwed: true },
      ...{ objectionsUntil: UNTIL, openObjections: 1 },
    }
    const at = (now: string, openObjections = 1) => nextStep({ ...result, openObjections }, now)
    expect(at('2026-05-05T16:59:59.999Z', 0)).toEqual({ to: 'ditetapkan', waitsFor: 'window_open' })
    expect(at('2026-05-05T17:00:00.000Z')).toEqual({ to: 'ditetapkan', waitsFor: 'objections_open' })
    expect(at('2026-05-05T17:00:00.000Z', 0)).toEqual({ to: 'ditetapkan', waitsFor: null })
  })

  it('owes a window only where the rules give one', () => {
    const objections = { stages: ['proposal'], final: false, days: 3 }
    expect(hasObjections({}, 'proposal')).toBe(false)
    expect(hasObjections({ objections }, 'proposal')).toBe(true)
    expect(hasObjections({ objections }, 'paparan')).toBe(false)
    expect(hasObjections({ objections }, null)).toBe(false)
    expect(hasObjections({ objections: { ...objections, final: true } }, null)).toBe(true)
  })

  it('asks for an amending Keputusan once there was one', () => {
    expect(RESULT_STATUSES.filter((status) => amendsDecree({ status }))).toEqual(['ditetapkan', 'diumumkan'])
    expect(amendsDecree(null)).toBe(false)
  })
})

describe('publication', () => {
  const result = (number: number, more: object = {}) => ({
    ...{ number, stage: null, status: 'diumumkan' as ResultStatus, announcedOn: '2026-05-07' },
    embargoUntil: null,
    ...more,
  })

  it.each([
    [{}, '2026-05-06T16:59:59.999Z', false],
    [{}, '2026-05-06T17:00:00.000Z', true],
    [{ embargoUntil: '2026-05-07T03:00:00.000Z' }, '2026-05-07T02:59:59.999Z', false],
    [{ embargoUntil: '2026-05-07T03:00:00.000Z' }, '2026-05-07T03:00:00.000Z', true],
    [{ embargoUntil: '2026-05-01T03:00:00.000Z' }, '2026-05-06T16:00:00.000Z', false],
    [{ status: 'ditetapkan' as const }, '2027-01-01T00:00:00.000Z', false],
  ])('of %j at %s: %s', (more, now, published) => {
    expect(isPublished(result(1, more), 'WIB', now)).toBe(published)
  })

  it('is of the newest announced one of that stage', () => {
    const results = [
      result(1),
      result(2, { stage: 'proposal' }),
      result(3),
      result(4, { status: 'ditetapkan', announcedOn: null }),
    ]
    const now = '2026-06-01T00:00:00.000Z'
    expect(publishedOf(results, null, 'WIB', now)?.number).toBe(3)
    expect(publishedOf(results, 'proposal', 'WIB', now)?.number).toBe(2)
    expect(publishedOf(results, 'paparan', 'WIB', now)).toBeNull()
  })
})
