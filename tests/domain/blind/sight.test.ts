import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Grant, ROLES, type Role } from '~/domain/actors'
import { seesNames } from '~/domain/blind/sight'

const WARD = { id: 1, hostRegion: '36.71', region: '36.71.07.1004' }
const grant = (role: Role, more: Partial<Grant> = {}): Grant => ({
  ...{ id: 1, role, scope: 'competition', region: null, competition: 1 },
  ...more,
})

describe('who can see the names of a ward’s dossier beside a seat', () => {
  it('organizers and inspectors see all of their competition', () => {
    for (const role of ['organizer', 'inspector'] as const) {
      expect(seesNames([grant(role)], WARD)).toBe(true)
      expect(seesNames([grant(role, { competition: 2 })], WARD)).toBe(false)
      const city = { scope: 'region', region: '36.71', competition: null } as const
      expect(seesNames([grant(role, city)], WARD)).toBe(true)
    }
  })

  it('a verifier sees the wards of the kecamatan, a team its own', () => {
    const of = (role: Role, region: string) => seesNames([grant(role, { region })], WARD)
    expect([of('verifier', '36.71.07'), of('verifier', '36.71.01')]).toEqual([true, false])
    expect([of('drafter', '36.71.07.1004'), of('responsible', '36.71.07.1005')]).toEqual([true, false])
  })

  it('a verifier sees all that the panel of that kecamatan judges, not all of the city', () => {
    const verifier = [grant('verifier', { region: '36.71.07' })]
    expect(seesNames(verifier, { ...WARD, region: '36.71.07' })).toBe(true)
    expect(seesNames(verifier, { ...WARD, region: '36.71' })).toBe(false)
  })

  it('the role that a seat gives never decides, and more roles never show less', () => {
    const grants = fc.array(
      fc.record({
        id: fc.nat(),
        role: fc.constantFrom(...ROLES),
        scope: fc.constant('competition' as const),
        region: fc.constantFrom(null, '36', '36.71', '36.71.07', '36.71.07.1004', '36.71.01'),
        competition: fc.constantFrom(null, 1, 2),
      }),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(grants, fc.constantFrom('chair', 'deputy', 'judge' as const), (held, office) => {
        expect(seesNames([...held, grant(office as Role)], WARD)).toBe(seesNames(held, WARD))
        if (held.some((one) => seesNames([one], WARD))) expect(seesNames(held, WARD)).toBe(true)
      }),
    )
  })
})
