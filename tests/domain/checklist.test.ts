import { describe, expect, it } from 'vitest'
import { type CheckFacts, findingOf } from '~/domain/check-findings'
import { type CheckAnswer, type CheckDecision, type CheckItem, judgeChecklist } from '~/domain/checklist'
import { InputError } from '~/domain/errors'
import type { Form } from '~/domain/fields/form'

const ITEMS: CheckItem[] = [
  { code: 'status', text: 'Status Berkembang', kind: 'manual' },
  { code: 'umur', text: 'Sudah setahun', kind: 'age', months: 12, place: '@basics' },
  { code: 'dokumen', text: 'Dokumen lengkap', kind: 'documents' },
]
const PLACES = ['@basics', 'summary', 'photos']
const answer = (outcome: string, note = '', place = ''): CheckAnswer => ({ outcome, note, place })
const judge = (answers: Record<string, CheckAnswer>, decision: CheckDecision) =>
  judgeChecklist(ITEMS, answers, decision, PLACES)
function problemsOf(answers: Record<string, CheckAnswer>, decision: CheckDecision) {
  try {
    judge(answers, decision)
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ field, kind }) => `${field} ${kind}`)
    throw error
  }
  return []
}
const met = { status: answer('met'), umur: answer('met'), dokumen: answer('met') }

describe('judging a checklist', () => {
  it('accepts only with every item met', () => {
    expect(judge({ ...met, umur: answer('met', ' Lihat SK. ') }, 'complete')).toEqual({
      outcomes: { status: 'met', umur: 'met', dokumen: 'met' },
      notes: { umur: 'Lihat SK.' },
      corrections: {},
    })
    const some = { status: answer('met'), umur: answer('fix', 'x', 'summary') }
    expect(problemsOf(some, 'complete')).toEqual(['check.umur check_not_met', 'check.dokumen check_open'])
  })

  it('returns with what is to be mended, in the order of the form, several items in one place', () => {
    const answers = {
      status: answer('fix', 'Unggah SK.', 'photos'),
      umur: answer('fix', 'Isi bulan.', '@basics'),
      dokumen: answer('fix', 'Foto buram.', 'photos'),
    }
    const { corrections } = judge(answers, 'return')
    expect(Object.entries(corrections)).toEqual([
      ['@basics', 'Isi bulan.'],
      ['photos', 'Unggah SK.\nFoto buram.'],
    ])
  })

  it('may return with items left open, but not with one that failed, lacks its note or its place', () => {
    expect(judge({ umur: answer('fix', 'Isi.', '@basics') }, 'return').outcomes).toEqual({ umur: 'fix' })
    expect(
      problemsOf(
        {
          status: answer('failed', 'x'),
          umur: answer('fix', ' ', '@basics'),
          dokumen: answer('fix', 'x', 'nowhere'),
        },
        'return',
      ),
    ).toEqual([
      'check.status check_failed_returned',
      'remark.umur check_note_needed',
      'at.dokumen check_place_needed',
    ])
  })

  it('refuses only with a failed item and its note', () => {
    expect(judge({ ...met, status: answer('failed', 'Kurang berkembang.') }, 'ineligible').outcomes).toEqual({
      status: 'failed',
      umur: 'met',
      dokumen: 'met',
    })
    expect(problemsOf({ ...met, status: answer('failed') }, 'ineligible')).toEqual([
      'remark.status check_note_needed',
    ])
    expect(problemsOf(met, 'ineligible')).toEqual(['decision check_none_failed'])
  })

  it('knows no other outcome, bounds notes, and takes nothing from answers to other items', () => {
    expect(problemsOf({ ...met, status: answer('maybe', 'x'.repeat(1001)) }, 'complete')).toEqual([
      'remark.status too_long',
      'check.status invalid',
    ])
    expect(judge({ ...met, other: answer('failed', 'x') }, 'complete').outcomes).toEqual({
      status: 'met',
      umur: 'met',
      dokumen: 'met',
    })
  })
})

const FORM = {
  fields: [
    { code: 'mulai', type: 'date' },
    { code: 'masa', type: 'months' },
    { code: 'summary', type: 'text' },
  ],
  evidence: [
    { code: 'proposal', minFiles: 1 },
    { code: 'photos', minFiles: 0 },
  ],
} as unknown as Form
const facts = (own: Partial<CheckFacts> = {}): CheckFacts => ({
  form: FORM,
  content: { values: {}, evidence: [] },
  startedOn: '2025-03-03',
  closesAt: '2026-04-30T16:59:00.000Z',
  zone: 'WIB',
  year: 2026,
  wins: [],
  others: [],
  ...own,
})
const age = (place?: string): CheckItem => ({
  ...{ code: 'umur', text: '', kind: 'age', months: 12 },
  ...(place ? { place } : {}),
})

describe('what the computer finds', () => {
  it('counts the age until the day of the closing in the competition’s zone', () => {
    expect(findingOf(age('@basics'), facts())).toEqual({
      ...{ kind: 'age', startedOn: '2025-03-03', closesOn: '2026-04-30', months: 13, required: 12 },
    })
    // 17.00 UTC is midnight in Jakarta, and 3 May in Jayapura already since 15.00.
    const late = { closesAt: '2026-05-02T16:30:00.000Z' }
    expect(findingOf(age(), facts(late))).toMatchObject({ closesOn: '2026-05-02', months: 13 })
    expect(findingOf(age(), facts({ ...late, zone: 'WIT' }))).toMatchObject({
      ...{ closesOn: '2026-05-03', months: 14 },
    })
  })

  it('reads the start from the item’s own field where that is filled, and says what it does not know', () => {
    const values = { mulai: '2026-01-30', masa: '2024-05/2024-09', summary: '2020-01-01' }
    const own = facts({ content: { values, evidence: [] } })
    expect(findingOf(age('mulai'), own)).toMatchObject({ startedOn: '2026-01-30', months: 3 })
    expect(findingOf(age('masa'), own)).toMatchObject({ startedOn: '2024-05', months: 23 })
    expect(findingOf(age('summary'), own)).toMatchObject({ startedOn: '2025-03-03' })
    expect(findingOf(age('mulai'), facts())).toMatchObject({ startedOn: '2025-03-03' })
    expect(findingOf(age(), facts({ startedOn: null }))).toMatchObject({ startedOn: null, months: null })
    expect(findingOf(age(), facts({ closesAt: null }))).toMatchObject({ closesOn: null, months: null })
  })

  it('lists wins of the years that count, the latest first', () => {
    const win = (year: number) => ({ year, contest: 'Lomba Kota', place: 'Juara 1' })
    const item: CheckItem = { code: 'w', text: '', kind: 'former_winner', years: 3 }
    expect(findingOf(item, facts({ wins: [2022, 2023, 2026, 2027].map(win) }))).toEqual({
      ...{ kind: 'former_winner', since: 2023, until: 2026, wins: [win(2026), win(2023)] },
    })
  })

  it('counts files by slot and shows the ward’s other entries', () => {
    const evidence = [{ field: 'proposal' }, { field: 'photos' }, { field: 'photos' }, { field: null }]
    const content = { values: {}, evidence } as unknown as CheckFacts['content']
    expect(findingOf({ code: 'd', text: '', kind: 'documents' }, facts({ content }))).toEqual({
      kind: 'documents',
      slots: [
        { code: 'proposal', files: 1, least: 1 },
        { code: 'photos', files: 2, least: 0 },
      ],
    })
    const others = [{ label: 'P-002', title: 'Bank sampah', category: 'Lingkungan' }]
    expect(findingOf({ code: 'o', text: '', kind: 'one_per_ward' }, facts({ others }))).toEqual({
      kind: 'one_per_ward',
      others,
    })
    expect(findingOf({ code: 'm', text: '', kind: 'manual' }, facts())).toBeNull()
  })
})
