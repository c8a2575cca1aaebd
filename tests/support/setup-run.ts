import { listJudgeAssignments } from '#db/queries/assignments'
import { formTemplates } from '#db/templates/forms'
import type { Actor } from '~/domain/actors'
import type { CriterionNode } from '~/domain/criteria'
import { leaves } from '~/domain/instrument'
import { isPlenaryOnly, type Rules, type Stage, UNKNOWN_COUNT } from '~/domain/rules'
import { emptyInstrument, simpleRules } from '~/domain/rules-presets'
import { withSetup } from '~/domain/rules-setups'
import { MEETING_FIELDS, presentField } from '~/forms/plenary'
import { assignAll } from '~/services/assignments.server'
import { signStatement } from '~/services/independence.server'
import { findSetup } from '~/services/new-competition.server'
import { addSeat, createPanel, seatPerson } from '~/services/panels.server'
import { closeMeeting } from '~/services/plenary-closing.server'
import { saveMeeting } from '~/services/plenary-draft.server'
import { listMeetingParts, viewMeeting } from '~/services/plenary-pages.server'
import { submitSheet } from '~/services/scoresheets.server'
import { putEntries } from '~/services/stage-entries.server'
import { transact } from '~/services/transact.server'
import { addOpenCompetition } from './competition'
import { addPerson, type TestContext } from './context'
import { actorOf, addSubmittedEntry, sheet } from './judging'

const SLUG = 'lomba-contoh'

/** The draft that an organizer gets from a shipped set-up. */
export function draftOf(code: string): Rules {
  const setup = findSetup(code)
  const form = formTemplates.find((each) => each.code === 'formulir-ringkas')
  if (!setup || !form) throw new Error(`no set-up ${code}`)
  const rules = simpleRules({
    ...{ name: 'Lomba Kelurahan', year: 2026, unit: 'innovation', wardKind: 'kelurahan' },
    hostRegion: { code: '36.71', name: 'Kota Tangerang' },
    ...{ forms: [{ ...form, code: 'lingkungan' }], stageKinds: [], instrument: null },
    closesAt: '2026-03-31T16:59:00.000Z',
  })
  return withSetup(rules, setup)
}

const leaf = (code: string, weight: string): CriterionNode => ({
  ...{ code, parent: null, name: `Kriteria ${code}`, type: 'number', min: '0', max: '100', step: '1' },
  ...{ weight, filledBy: 'judge', required: true, reason: 'none' },
})

/** What an organizer fills in before opening: criteria of the tests' own, equal weights, and how many go on. */
export function fillGaps(rules: Rules, counts: Readonly<Record<string, number>> = {}): Rules {
  const counted = rules.stages.filter(({ combination }) => combination !== null)
  const share = (stage: Stage) => {
    const each = Math.floor(100 / counted.length)
    return String(stage === counted[0] ? 100 - each * (counted.length - 1) : each)
  }
  return {
    ...rules,
    ...(rules.kecamatan?.way === 'propose'
      ? { kecamatan: { ...rules.kecamatan, closesAt: '2026-04-05T16:59:00.000Z' } }
      : {}),
    stages: rules.stages.map((stage) => ({
      ...stage,
      ...(isPlenaryOnly(stage) ? {} : { instrument: fillInstrument(stage) }),
      combination: stage.combination && { weight: share(stage), maximum: '100' },
      advance:
        stage.advance?.kind === 'best' && stage.advance.count === UNKNOWN_COUNT
          ? { ...stage.advance, count: counts[stage.code] ?? 1 }
          : stage.advance,
    })),
  }
}

function fillInstrument({ instrument }: Stage): Stage['instrument'] {
  const asked = leaves(instrument)
  if (asked.length === 0) return { ...emptyInstrument(), criteria: [leaf('isi', '60'), leaf('hasil', '40')] }
  const each = Math.floor(100 / asked.length)
  const criteria = instrument.criteria.map((node) => {
    if (node.type === 'group') return node
    const weight = node === asked[0] ? 100 - each * (asked.length - 1) : each
    return { ...node, min: '0', max: '100', step: '1', weight: String(weight) }
  })
  return { ...instrument, weightSum: '100', criteria }
}

/** So many kecamatan of so many kelurahan each. */
async function addPlaces(ctx: TestContext, kecamatan: number, wards: number) {
  const places: [string, string, string, string][] = []
  for (let k = 1; k <= kecamatan; k++) {
    const code = `36.71.${String(20 + k)}`
    await ctx.db
      .insertInto('region')
      .values({ code, name: `Contoh ${k}`, level: 'kecamatan', parent_code: '36.71' })
      .execute()
    for (let w = 1; w <= wards; w++) {
      const ward = `${code}.100${w}`
      const name = `Kelurahan ${k}-${w}`
      await ctx.db
        .insertInto('region')
        .values({ code: ward, name, level: 'kelurahan', parent_code: code })
        .execute()
      places.push([ward, name, code, `Contoh ${k}`])
    }
  }
  return places
}

type Entry = { id: number; kecamatan: string; place: number }

/** Each kecamatan proposes its first ones, as its letter says. */
async function propose(
  ctx: TestContext,
  competition: { id: number; uid: string },
  entries: Entry[],
  most: number,
) {
  const sha256 = '0'.repeat(64)
  const at = ctx.now().toISOString()
  await ctx.db
    .insertInto('blob')
    .values({ sha256, size: 1, media_type: 'application/pdf', created_at: at })
    .execute()
  const by = await addPerson(ctx, { account: 'camat' })
  for (const kecamatan of new Set(entries.map((entry) => entry.kecamatan)))
    await transact(ctx, by, { type: 'proposal.sent', competition: competition.uid }, async (_, record) => {
      const proposal = await record.insert('proposal', {
        ...{ competition_id: competition.id, kecamatan_code: kecamatan, kecamatan_name: kecamatan },
        ...{ number: 1, reason: null, letter_number: '1/2026', letter_date: '2026-04-01' },
        ...{ letter_sha256: sha256, minutes_sha256: sha256, sent_by: by.id ?? 0, sent_at: at },
      })
      for (const entry of entries.filter((each) => each.kecamatan === kecamatan)) {
        const proposed = entry.place <= most
        await record.insert('proposal_entry', {
          ...{ proposal_id: proposal.id, entry_id: entry.id, proposed: proposed ? 1 : 0 },
          reason: proposed ? null : 'Di luar jumlah usulan',
        })
      }
    })
}

/** Panels of a chair and two judges: of sectors where a stage is so; one for each kecamatan where it is partitioned. */
async function addPanels(ctx: TestContext, organizer: Actor, rules: Rules, kecamatan: readonly string[]) {
  const judges: Actor[] = []
  const parts = rules.stages.flatMap((stage): [string, string | null][] =>
    stage.partition === 'kecamatan' ? kecamatan.map((code) => [stage.code, code]) : [[stage.code, null]],
  )
  for (const [code, region] of parts) {
    const stage = rules.stages.find((each) => each.code === code)
    const asked = leaves(stage?.instrument ?? emptyInstrument())
    const half = Math.ceil(asked.length / 2)
    const sectors = [asked.slice(0, half), asked.slice(half)].map((each) => each.map((node) => node.code))
    const panel = await createPanel(ctx, organizer, SLUG, {
      name: `Tim ${code} ${region ?? ''}`,
      stage: code,
      region,
    })
    for (const [at, sector] of sectors.entries()) {
      const account = `juri-${code}-${(region ?? 'kota').replaceAll('.', '')}-${at}`
      await addPerson(ctx, { account })
      const seat = await addSeat(ctx, organizer, panel.uid, {
        ...{ label: `Anggota ${at + 1}`, function: 'member' },
        criteria: stage?.assignment === 'sector' ? sector : null,
      })
      await seatPerson(ctx, organizer, seat.uid, { account })
      judges.push(await actorOf(ctx, account))
    }
  }
  for (const judge of judges) await signStatement(ctx, judge, SLUG, true)
  return judges
}

/** Runs a competition of these rules through all stages and meetings. @returns how many were in and passed each */
export async function runThrough(ctx: TestContext, rules: Rules, kecamatan: number, wards: number) {
  const organizer = await addPerson(ctx, { account: 'rahman', grants: [{ role: 'organizer' }] })
  const chair = await addPerson(ctx, { account: 'hadi', grants: [{ role: 'chair' }] })
  const { competition, rulesId } = await addOpenCompetition(ctx, organizer, rules, SLUG)
  const places = await addPlaces(ctx, kecamatan, wards)
  const entries: Entry[] = []
  const order = new Map<string, number>()
  for (const [index, place] of places.entries()) {
    const label = `P${String(index + 1).padStart(2, '0')}`
    const { entry } = await addSubmittedEntry(ctx, competition, rulesId, label, place)
    order.set(label, index)
    entries.push({ id: entry.id, kecamatan: place[2], place: (index % wards) + 1 })
  }
  if (rules.kecamatan?.way === 'propose') await propose(ctx, competition, entries, rules.kecamatan.most)
  const codes = [...new Set(entries.map((entry) => entry.kecamatan))]
  const judges = await addPanels(ctx, organizer, rules, codes)
  const counts: [stage: string, entered: number, passed: number][] = []
  for (const stage of rules.stages) {
    ctx.setNow(Date.parse(stage.opensAt ?? '') - ctx.now().getTime() + 3_600_000)
    const { added } = await putEntries(ctx, organizer, SLUG, stage.code, 'all')
    if (leaves(stage.instrument).length > 0) {
      await assignAll(ctx, organizer, SLUG, stage.code)
      for (const judge of judges) await scoreAll(ctx, judge, competition.id, stage, order)
    }
    ctx.setNow(Date.parse(stage.closesAt ?? '') - ctx.now().getTime() + 60_000)
    await closeAll(ctx, chair, stage.code)
    const passed = await ctx.db
      .selectFrom('entry_state')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('stage', '=', stage.code)
      .where('to_state', '=', 'lolos')
      .executeTakeFirstOrThrow()
    counts.push([stage.code, added, passed.count])
  }
  return { counts, organizer, chair, slug: SLUG }
}

/** Earlier entries get higher marks, all different. */
async function scoreAll(
  ctx: TestContext,
  judge: Actor,
  competition: number,
  stage: Stage,
  order: ReadonlyMap<string, number>,
) {
  const now = ctx.now().toISOString()
  for (const own of await listJudgeAssignments(ctx.db, judge.id ?? 0, now, competition)) {
    if (own.stage !== stage.code) continue
    const mark = String(95 - (order.get(own.label) ?? 0))
    const cells = Object.fromEntries(leaves(stage.instrument).map(({ code }) => [code, mark]))
    await submitSheet(ctx, judge, own.uid, sheet(cells))
  }
}

async function closeAll(ctx: TestContext, chair: Actor, code: string) {
  const { stages } = await listMeetingParts(ctx, chair, SLUG)
  const parts = stages.find((stage) => stage.code === code)?.parts ?? []
  for (const { code: region } of parts) {
    const place = { slug: SLUG, stage: code, region }
    const [seat] = (await viewMeeting(ctx, chair, place)).prepared.seats
    const values: Record<string, string> = {
      ...{ [MEETING_FIELDS.date]: ctx.now().toISOString().slice(0, 10), [MEETING_FIELDS.place]: 'Aula' },
      [presentField(seat?.uid ?? '')]: 'yes',
    }
    await saveMeeting(ctx, chair, place, { text: (field) => values[field] ?? '' })
    const { ranking, version } = await viewMeeting(ctx, chair, place)
    await closeMeeting(ctx, chair, place, { ranking, version })
  }
}
