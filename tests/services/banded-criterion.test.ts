import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { useTestContext } from '#tests/support/context'
import { addJudging, sheet, type Ward } from '#tests/support/judging'
import type { CriterionNode } from '~/domain/criteria'
import type { Rules } from '~/domain/rules'
import { writeExportFile } from '~/services/export-files.server'
import { readMarksFile } from '~/services/marks-file.server'
import { openRanking, rankedPage, rankNow } from '~/services/ranking.server'
import { submitSheet } from '~/services/scoresheets.server'

const BANDED = {
  type: 'banded',
  ...{ min: '0', max: '500', step: '1' },
  levels: [
    { from: '0', value: '0', label: 'Belum ada' },
    { from: '10', value: '60', label: '10 atau lebih' },
    { from: '100', value: '90', label: '100 atau lebih' },
  ],
} satisfies Partial<CriterionNode>

/** The rules of the tests with their first criterion as a fact in bands. */
const rules: Rules = {
  ...RULES,
  stages: RULES.stages.map((stage) => ({
    ...stage,
    instrument: {
      ...stage.instrument,
      criteria: stage.instrument.criteria.map((node) =>
        node.code === 'kebaruan' ? { ...node, ...BANDED } : node,
      ),
    },
  })),
}

it('ranks by the points of a fact, and hands out both', async () => {
  const ctx = await useTestContext()
  const world = await addJudging(ctx, { rules })
  const facts: [Ward, string][] = Object.keys(world.wards).map((ward, at) => [
    ward as Ward,
    ['9', '10', '250'][at] ?? '',
  ])
  const beyond = submitSheet(
    ctx,
    world.hadi,
    await world.assignment('hadi', 'karawaci'),
    sheet({ kebaruan: '501' }),
  )
  const refused = { field: 'nilai.kebaruan', kind: 'mark_out_of_range', params: { min: '0', max: '500' } }
  await expect(beyond).rejects.toMatchObject({ problems: expect.arrayContaining([refused]) })
  for (const judge of ['hadi', 'budi'] as const)
    for (const [ward, fact] of facts) {
      const uid = await world.assignment(judge, ward)
      await submitSheet(ctx, world[judge], uid, sheet({ kebaruan: fact, dampak: ['50', 'Terukur'] }))
    }
  const competition = await openRanking(ctx, world.rahman, world.slug)
  const scope = { stage: 'proposal', category: null, kecamatan: null }
  const ranked = rankedPage(await rankNow(ctx, competition, scope), null)
  expect(ranked.map(({ label, total }) => [label, total.fraction])).toEqual([
    ['P3', '66/1'],
    ['P2', '54/1'],
    ['P1', '30/1'],
  ])
  const made = await writeExportFile(ctx, world.rahman, {
    ...{ slug: world.slug, name: 'marks', scope, dialect: 'intl', record: false },
  })
  const text = readFileSync(made.path)
  await made.discard()
  const [head = '', ...lines] = text.toString().replace('\ufeff', '').trimEnd().split('\r\n')
  const [score, points, criterion, entry] = ['score', 'points', 'criterion', 'entry'].map((name) =>
    head.split(',').indexOf(name),
  )
  expect(
    lines
      .map((line) => line.replaceAll('"', '').split(','))
      .filter((cells) => cells[criterion ?? 0] === 'kebaruan')
      .map((cells) => [entry, score, points].map((at) => cells[at ?? 0])),
  ).toEqual([
    ['P1', '9', '0'],
    ['P1', '9', '0'],
    ['P2', '10', '60'],
    ['P2', '10', '60'],
    ['P3', '250', '90'],
    ['P3', '250', '90'],
  ])
  const file = readMarksFile(text)
  expect(
    file.ok && file.marks.filter((mark) => mark.criterion === 'kebaruan').map((mark) => mark.score),
  ).toEqual(['0', '0', '60', '60', '90', '90'])
})
