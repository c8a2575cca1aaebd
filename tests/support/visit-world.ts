import { saveBlob } from '#db/queries/evidence'
import type { TestContext } from '#tests/support/context'
import { JPEG, receive } from '#tests/support/dossiers'
import type { World } from '#tests/support/world'
import { changeRules } from '#tests/support/world-changes'
import { seenField, seenNoteField } from '~/domain/observations'
import { markField } from '~/domain/sheet-input'
import { submitSheet } from '~/services/scoresheets.server'
import { transact } from '~/services/transact.server'

/** Public id of the photo that `addWorldVisit` adds. */
export const PHOTO = '019caca3-0000-7000-8000-00000000005d'

/** The world's stage is a field verification. */
export const visitStage = (world: World, ctx: TestContext): Promise<void> =>
  changeRules(ctx, world, (rules) => ({
    ...rules,
    stages: rules.stages.map((stage) => ({ ...stage, kind: 'field' as const })),
  }))

/** A photo of the judge's visit to the world's first entry. */
export async function addWorldPhoto(world: World, ctx: TestContext): Promise<void> {
  await visitStage(world, ctx)
  const { open, cast, stage } = world
  const file = await receive(ctx, 'kunjungan.jpg', JPEG)
  await ctx.files.keep(file.path, file.sha256)
  const act = { type: 'visit.photo_added', competition: open.uid } as const
  await transact(ctx, cast.judge, act, async (tx, record) => {
    const at = ctx.now().toISOString()
    const { sha256, size } = file
    const drawn = { media_type: 'image/jpeg', width: 1, height: 1, pages: null, created_at: at }
    await saveBlob(tx, { sha256, size, ...drawn })
    await record.insert('visit_photo', {
      ...{ uid: PHOTO, assignment_id: stage.own.assignments.judge.id, person_id: cast.judge.id ?? 0 },
      ...{ blob_sha256: sha256, indicator: 'kebaruan', taken_at: at, time_from: 'device' as const },
      ...{ offline: 1, received_at: at, caption: 'Papan kegiatan RW', place: '-6.17833,106.64000' },
    })
  })
}

/** The same with a sheet that says what was seen. */
export async function addWorldVisit(world: World, ctx: TestContext): Promise<void> {
  await addWorldPhoto(world, ctx)
  const texts: Record<string, string> = {
    ...{ [markField('kebaruan')]: '60', [markField('dampak')]: '60' },
    ...{ [seenField('kebaruan')]: 'Alat dipakai', [seenNoteField('kebaruan')]: 'Dilihat bersama Ketua RW' },
  }
  await submitSheet(ctx, world.cast.judge, world.stage.own.assignments.judge.uid, {
    ...{ version: 1, revision: 0, changeReason: '' },
    typed: (field) => texts[field] ?? '',
  })
}
