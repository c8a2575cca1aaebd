import { writeFileSync } from 'node:fs'
import type { TestContext } from '#tests/support/context'
import { PDF, receive } from '#tests/support/dossiers'
import { closeWorldMeeting } from '#tests/support/plenary-world'
import type { World } from '#tests/support/world'
import { changeRules } from '#tests/support/world-changes'
import { canOverride, obstacleKey } from '~/domain/results/gate'
import { makeRecord } from '~/exports/documents/make-record.server'
import { decideApproval } from '~/services/approvals.server'
import { overrideObstacle } from '~/services/gate-overrides.server'
import { sha256Hex } from '~/services/ids.server'
import { answerObjection } from '~/services/objection-answers.server'
import { openObjectionWindow } from '~/services/objection-window.server'
import { sendObjection } from '~/services/objections.server'
import { requestAnnouncement } from '~/services/result-announcement.server'
import { requestDecree } from '~/services/result-decree.server'
import { prepareResult, requestFreezing } from '~/services/result-requests.server'

export const SCAN = Buffer.from('%PDF-1.4\n%%EOF\n')

export const placeOf = ({ open, stageCode }: World) => ({ slug: open.slug, stage: stageCode })
const numberOf = ({ open }: World) => ({ slug: open.slug, number: 1 })

/** The chair approves what was asked for last. */
async function approveLast({ cast }: World, ctx: TestContext): Promise<void> {
  const { uid } = await ctx.db
    .selectFrom('approval')
    .select('uid')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await decideApproval(ctx, cast.chair, uid, { approve: true })
}

/** Whatever stands in the way of the world's result is overridden by its chair. */
export async function overrideAll(world: World, ctx: TestContext): Promise<void> {
  const { gate } = await prepareResult(ctx, world.open.id, world.stageCode)
  for (const { obstacle } of gate.lines)
    if (canOverride(obstacle))
      await overrideObstacle(ctx, world.cast.chair, placeOf(world), {
        ...{ obstacle: obstacleKey(obstacle), reason: 'Disepakati dalam rapat', field: 'reason' },
      })
}

/** The meeting has closed and nothing stands in the way any more. */
export async function freeTheWay(world: World, ctx: TestContext): Promise<void> {
  await closeWorldMeeting(world, ctx)
  await overrideAll(world, ctx)
}

/** The freezing waits for its second person. */
export async function askToFreeze(world: World, ctx: TestContext): Promise<void> {
  await freeTheWay(world, ctx)
  await requestFreezing(ctx, world.cast.organizer, placeOf(world), { reason: '' })
}

/** Result no. 1 is frozen; the rules give no window for objections. */
export async function freezeWorldResult(world: World, ctx: TestContext): Promise<void> {
  await askToFreeze(world, ctx)
  await approveLast(world, ctx)
}

/** The same where the rules give a window. */
export async function freezeObjectable(world: World, ctx: TestContext): Promise<void> {
  const objections = { stages: [world.stageCode], final: true, days: 3 }
  await changeRules(ctx, world, (rules) => ({ ...rules, objections }))
  await freezeWorldResult(world, ctx)
}

export async function askToDecree(world: World, ctx: TestContext): Promise<void> {
  await freezeWorldResult(world, ctx)
  const path = ctx.files.temporary()
  writeFileSync(path, SCAN)
  await requestDecree(ctx, world.cast.organizer, numberOf(world), {
    ...{ number: '188.45/1/2026', date: '2026-05-02', signatory: 'Wali Kota Tangerang' },
    file: { name: 'keputusan.pdf', path, size: SCAN.length, sha256: sha256Hex(SCAN.toString('latin1')) },
  })
}

/** Result no. 1 is *ditetapkan*. */
export async function decreeWorldResult(world: World, ctx: TestContext): Promise<void> {
  await askToDecree(world, ctx)
  await approveLast(world, ctx)
}

/** Result no. 1 is *diumumkan*. */
export async function announceWorldResult(world: World, ctx: TestContext): Promise<void> {
  await decreeWorldResult(world, ctx)
  await announceDecreed(world, ctx)
}

/** The same of a result that is *ditetapkan* already. */
export async function announceDecreed(world: World, ctx: TestContext): Promise<void> {
  const announcement = { date: '2026-05-02', embargo: null }
  await requestAnnouncement(ctx, world.cast.organizer, numberOf(world), announcement)
  await approveLast(world, ctx)
}

/** Result no. 1 was announced and is corrected by no. 2. */
export async function correctWorldResult(world: World, ctx: TestContext): Promise<void> {
  await announceWorldResult(world, ctx)
  const { cast, open } = world
  const { gate } = await prepareResult(ctx, open.id, world.stageCode)
  for (const { obstacle } of gate.lines)
    await overrideObstacle(ctx, cast.chair, placeOf(world), {
      ...{ obstacle: obstacleKey(obstacle), reason: 'Disepakati dalam rapat', field: 'reason' },
    })
  await requestFreezing(ctx, cast.organizer, placeOf(world), { reason: 'Salah label' })
  await approveLast(world, ctx)
}

/** The document that was made last in this process: its address has an id that no world knows beforehand. */
export const madeRecord = { uid: '0190b6d0-0000-7000-8000-000000000000' }

/** Result no. 1 is frozen and its berita acara made, without a number yet. */
export async function makeWorldRecord(world: World, ctx: TestContext): Promise<void> {
  await freezeWorldResult(world, ctx)
  const { uid } = await makeRecord(ctx, world.cast.organizer, numberOf(world), {
    ...{ number: '', date: '2026-05-01', place: 'Aula Kota', manner: 'own', office: 'Ketua Tim Penilai' },
    ...{ signer: 'Hadi Santoso', signerOffice: '' },
  })
  madeRecord.uid = uid
}

/** Result no. 1 is in its window for objections, until 2026-05-10 at 23.59. */
export async function openWorldWindow(world: World, ctx: TestContext): Promise<void> {
  await freezeObjectable(world, ctx)
  await openObjectionWindow(ctx, world.cast.organizer, numberOf(world), { until: '2026-05-10' })
}

/** The team of the world has objected. */
export async function objectInWorld(world: World, ctx: TestContext): Promise<void> {
  await openWorldWindow(world, ctx)
  const place = { uid: world.entries.own.dossier.uid, number: 1 }
  await sendObjection(ctx, world.cast.responsible, place, {
    grounds: 'Nilai kebaruan tidak sesuai dengan bukti.',
    files: [await receive(ctx, 'bukti sanggahan.pdf', PDF)],
  })
  const uidOf = async (table: 'objection' | 'objection_file') =>
    (await ctx.db.selectFrom(table).select('uid').executeTakeFirstOrThrow()).uid
  objections.set(world, { uid: await uidOf('objection'), file: await uidOf('objection_file') })
}

/** Public ids of the objection of a world and of its file, once there is one. */
export const objectionOf = (world: World) => objections.get(world) ?? { uid: NONE, file: NONE }
const objections = new WeakMap<World, { uid: string; file: string }>()
const NONE = '019caca3-0000-7000-8000-000000000000'

/** The objection was upheld by the chair. */
export async function upholdInWorld(world: World, ctx: TestContext): Promise<void> {
  await objectInWorld(world, ctx)
  const { uid } = objectionOf(world)
  await answerObjection(
    ctx,
    world.cast.chair,
    { slug: world.open.slug, uid },
    {
      ...{ decision: 'upheld', answer: 'Bukti pada kriteria kebaruan memang belum dibaca.' },
    },
  )
}
