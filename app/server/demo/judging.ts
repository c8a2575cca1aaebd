import { listJudgeAssignments } from '#db/queries/assignments'
import type { Leaf } from '~/domain/instrument'
import { leaves } from '~/domain/instrument'
import { assignAll } from '~/services/assignments.server'
import type { Context } from '~/services/context'
import { signStatement } from '~/services/independence.server'
import { addSeat, createPanel, seatPerson } from '~/services/panels.server'
import { currentRules } from '~/services/rules.server'
import { saveDraft, submitSheet, type TypedSheet } from '~/services/scoresheets.server'
import { putEntries } from '~/services/stage-entries.server'
import { actor } from './cast'

const SEATS = [
  { label: 'Ketua', function: 'chair', account: 'ketua', element: 'Pemerintah Kota', scores: false },
  { label: 'Anggota 1', function: 'member', account: 'juri1', element: 'Akademisi', scores: true },
  { label: 'Anggota 2', function: 'member', account: 'juri2', element: 'Bappeda', scores: true },
  { label: 'Anggota 3', function: 'member', account: 'juri3', element: 'Perangkat daerah', scores: true },
] as const

const REASONS = [
  'Data sebelum dan sesudah jelas sumbernya; bukti dukung sesuai.',
  'Gagasan baik, tetapi angka pembanding perlu dijelaskan lebih rinci.',
  'Manfaat terasa langsung oleh warga dan sudah berjalan lebih dari setahun.',
  'Keberlanjutan bergantung pada beberapa orang; perlu penguatan lembaga.',
]

/** The panel of the example: seated, sworn, with every entry of the stage that no conflict forbids. */
export async function addDemoPanel(ctx: Context, slug: string, stage: string): Promise<void> {
  const organizer = await actor(ctx, 'panitia')
  const panel = await createPanel(ctx, organizer, slug, {
    name: 'Tim Penilai Lomba Inovasi Kelurahan',
    decreeNumber: `100.3.3/45/Kep.${ctx.now().getUTCFullYear()}`,
    decreeDate: ctx.now().toISOString().slice(0, 10),
  })
  for (const { account, ...seat } of SEATS) {
    const { uid } = await addSeat(ctx, organizer, panel.uid, seat)
    await seatPerson(ctx, organizer, uid, { account })
  }
  for (const { account, scores } of SEATS)
    if (scores) await signStatement(ctx, await actor(ctx, account), slug, true)
  await putEntries(ctx, organizer, slug, stage, 'all')
  await assignAll(ctx, organizer, slug, stage)
}

/** Marks that differ by judge and entry, repeatably. */
function typed(asked: readonly Leaf[], judge: number, entry: number): TypedSheet {
  const mark = (index: number) =>
    String(62 + ((entry * 37 + index * 11 + judge * 7 + entry * index * 3) % 34))
  return {
    version: 0,
    revision: 0,
    typed: (field) => {
      const [kind, code] = [field.slice(0, field.indexOf('.')), field.slice(field.indexOf('.') + 1)]
      const index = asked.findIndex((leaf) => leaf.code === code)
      if (index < 0) return ''
      if (kind === 'nilai') return mark(index)
      return index === 3 ? (REASONS[(entry + judge) % REASONS.length] ?? '') : ''
    },
  }
}

/** Two judges are done, the third has begun. */
export async function addDemoSheets(ctx: Context, competition: { id: number; slug: string }, stage: string) {
  const { rules } = await currentRules(ctx.db, competition.id)
  const instrument = rules.stages.find(({ code }) => code === stage)?.instrument
  if (!instrument) throw new Error(`no stage ${stage}`)
  const asked = leaves(instrument)
  for (const [judge, account] of (['juri1', 'juri2', 'juri3'] as const).entries()) {
    const person = await actor(ctx, account)
    const now = ctx.now().toISOString()
    const own = await listJudgeAssignments(ctx.db, person.id ?? 0, now, competition.id)
    for (const [entry, { uid }] of own.entries()) {
      const sheet = typed(asked, judge, entry)
      if (account !== 'juri3' || entry < 4)
        await submitSheet(ctx, person, uid, { ...sheet, changeReason: '' })
      else if (entry === 4) await saveDraft(ctx, person, uid, sheet)
    }
  }
}
