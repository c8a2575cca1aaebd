import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addDossierWorld, addFile, png, release, submitted } from '#tests/support/dossiers'
import { NotFoundError } from '~/domain/errors'
import { saveFields } from '~/services/drafts.server'
import { differ } from '~/services/revision-changes.server'
import { compareRevisions } from '~/services/revisions.server'
import { submitDossier, withdrawDossier } from '~/services/submissions.server'

const side = (pieces: ReturnType<typeof differ>, without: string) =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')

it('gives both texts back from their differences', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.constantFrom('words' as const, 'lines' as const), (a, b, by) => {
      const pieces = differ(a, b, by)
      expect([side(pieces, 'added'), side(pieces, 'removed')]).toEqual([a, b])
    }),
  )
})

describe('two revisions', () => {
  it('show what was added, removed and changed, in words and files, and count the rest', async () => {
    const ctx = await useTestContext()
    const world = await addDossierWorld(ctx)
    const { uid } = await submitted(ctx, world)
    const compare = { uid, from: null, to: null, locale: 'id' as const }
    await expect(compareRevisions(ctx, world.drafter, compare)).rejects.toThrow(NotFoundError)
    await withdrawDossier(ctx, world.drafter, { uid })
    const edit = (field: string, typed: string, base: number) => ({ field, typed, base })
    await saveFields(ctx, world.drafter, {
      uid,
      edits: [
        edit('summary', 'Warga memilah sampah di rumah dan menjualnya.', 1),
        edit('budget', '1.500.000', 0),
      ],
      locale: 'id',
    })
    await addFile(ctx, world.drafter, uid, { name: 'kerja.png', bytes: png(4, 3), field: 'photos' })
    await release(ctx, world.responsible, uid)
    await submitDossier(ctx, world.drafter, { uid })
    const { changes, ...rest } = await compareRevisions(ctx, world.verifier, compare)
    expect(rest).toMatchObject({ from: 1, to: 2, numbers: [1, 2] })
    expect(changes).toEqual({
      title: null,
      sections: [
        {
          code: 'umum',
          name: 'Gambaran umum',
          changes: [
            {
              field: 'summary',
              label: 'Ringkasan',
              pieces: [
                { kind: 'same', text: 'Warga memilah sampah di rumah dan ' },
                { kind: 'removed', text: 'menabungnya' },
                { kind: 'added', text: 'menjualnya' },
                { kind: 'same', text: '.' },
              ],
            },
          ],
        },
        {
          code: 'hasil',
          name: 'Hasil',
          changes: [
            { field: 'budget', label: 'Anggaran', pieces: [{ kind: 'added', text: 'Rp\u00a01.500.000' }] },
          ],
        },
      ],
      files: [{ kind: 'added', name: 'kerja.png', details: [] }],
      unchanged: 3,
    })
    const back = await compareRevisions(ctx, world.verifier, { ...compare, from: 2, to: 1 })
    expect(back.changes.files).toEqual([{ kind: 'removed', name: 'kerja.png', details: [] }])
    await expect(compareRevisions(ctx, world.otherTeam, compare)).rejects.toThrow(NotFoundError)
  })
})
