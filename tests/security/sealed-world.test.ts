import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Who } from '#tests/access/row'
import { nameOf } from '#tests/support/access-rows'
import { openSealOf, sealAndEnd } from '#tests/support/sealed-world'
import { differences, startTwin, type Twin, tellingRequest, twinRows } from '#tests/support/twins'

/** Those who see marks where nothing is sealed; that the others never do is the twin world's own test. */
const STAFF: readonly Who[] = ['organizer', 'chair', 'inspector']

/**
 * The chain and its salted commitments stand for the marks without telling them, and are there to differ: hashes are no
 * part of what is compared, neither in the record nor in the tags of kept pages.
 */
const withoutHashes = (answer: string) =>
  answer.replace(/\b[0-9a-f]{8,64}\b/g, '#').replace(/^etag\n.*$/gim, 'ETag')

let twins: [Twin, Twin]
beforeAll(async () => {
  twins = [
    await startTwin({ kebaruan: 80, dampak: 75 }, sealAndEnd),
    await startTwin({ kebaruan: 7, dampak: 100 }, sealAndEnd),
  ]
})
afterAll(async () => {
  for (const { server } of twins) await server.close()
})

const rows = await twinRows()

describe('before the seal is opened nobody but the judge can tell the worlds apart', () => {
  it.each(rows.map((row) => [nameOf(row), row] as const))('%s', async (_, row) => {
    expect(await differences(twins, row, STAFF, withoutHashes, tellingRequest)).toEqual([])
  })
})

it('lets them tell the worlds apart after two people have opened the seal', async () => {
  for (const { server, random } of twins) {
    random.restart('opening')
    await openSealOf(server.world, server.ctx)
  }
  const ranking = rows.filter(({ route }) => route === 'routes/kelola.$slug.peringkat')
  const found: Who[] = []
  for (const who of STAFF)
    for (const row of ranking)
      if ((await differences(twins, row, [who], withoutHashes, tellingRequest)).length > 0) found.push(who)
  expect(found).toEqual(STAFF)
})
