import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WHO, type Who } from '#tests/access/row'
import { nameOf } from '#tests/support/access-rows'
import { differences, startTwin, type Twin, twinRows } from '#tests/support/twins'

/** Those who may know the first judge's marks: the judge, and those who answer for the competition. */
const ENTITLED: readonly Who[] = ['organizer', 'chair', 'judge', 'inspector']
const OTHERS = WHO.filter((who) => !ENTITLED.includes(who))

let twins: [Twin, Twin]
beforeAll(async () => {
  twins = [await startTwin({ kebaruan: 80, dampak: 75 }), await startTwin({ kebaruan: 7, dampak: 100 })]
})
afterAll(async () => {
  for (const { server } of twins) await server.close()
})

const rows = await twinRows()

it('makes twins that have the same ids', () => {
  const [first, second] = twins.map(({ server }) => JSON.stringify(server.world))
  expect(first).toBe(second)
})

describe('whoever may not know a judge’s marks cannot tell the worlds apart', () => {
  it.each(rows.map((row) => [nameOf(row), row] as const))('%s', async (_, row) => {
    expect(await differences(twins, row, OTHERS)).toEqual([])
  })
})

it('lets those tell them apart who may know', async () => {
  const tellsApart = async (who: Who) => {
    for (const row of rows) if ((await differences(twins, row, [who])).length > 0) return who
    return null
  }
  const found: (Who | null)[] = []
  for (const who of ENTITLED) found.push(await tellsApart(who))
  expect(found).toEqual(ENTITLED)
})
