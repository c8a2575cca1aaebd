import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadRows } from '#tests/support/access-rows'
import { withPage } from '#tests/support/browser'
import { knownTexts, uncatalogued } from '#tests/support/known-texts'
import { loadBuild } from '#tests/support/server'
import { collectVisits, pageRows, type Visit } from '#tests/support/visits'
import { everyClient, startWorldServer, type WorldServer } from '#tests/support/world-server'

let server: WorldServer
let visits: Visit[]
let known: Set<string>

beforeAll(async () => {
  server = await startWorldServer()
  const clients = await everyClient(server)
  for (const client of Object.values(clients)) client.setCookie('bahasa', 'zz')
  const pages = pageRows(await loadBuild(), await loadRows())
  visits = await collectVisits(server, clients, pages)
  known = await knownTexts(server.ctx)
  for (const { path } of visits) known.add(server.origin + path)
})
afterAll(() => server.close())

interface Found {
  where: string
  text: string
}

/** Every text that a page shows or says, as a browser reads its markup. */
async function readTexts(documents: readonly string[]): Promise<Found[][]> {
  return withPage({}, (page) =>
    page.evaluate((sources) => {
      const SPOKEN = [
        'title',
        'alt',
        'placeholder',
        'aria-label',
        'aria-description',
        'aria-roledescription',
        'label',
      ]
      return sources.map((source) => {
        const parsed = new DOMParser().parseFromString(source, 'text/html')
        // What only scripts read, what a person typed, and what says itself to be in another or no language.
        for (const element of parsed.querySelectorAll(
          'script, style, template, textarea, body [lang], [translate=no]',
        ))
          element.remove()
        const found: { where: string; text: string }[] = []
        const walker = parsed.createTreeWalker(parsed.documentElement, NodeFilter.SHOW_ALL)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node instanceof Text && node.data.trim())
            found.push({ where: node.parentElement?.localName ?? '', text: node.data.trim() })
          if (!(node instanceof Element)) continue
          for (const name of SPOKEN) {
            const text = node.getAttribute(name)
            if (text?.trim()) found.push({ where: `${node.localName} ${name}`, text })
          }
        }
        return found
      })
    }, documents),
  )
}

async function listFaults(documents: readonly string[]): Promise<string[][]> {
  return (await readTexts(documents)).map((texts) => {
    const faults = texts.flatMap(({ where, text }) => {
      const rest = uncatalogued(text, known)
      return rest ? [`<${where}> ${rest}`] : []
    })
    return [...new Set(faults)]
  })
}

it('shows no text that is neither in the catalogues nor data', async () => {
  const faults = await listFaults(visits.map(({ html }) => html))
  const byText = new Map<string, string>()
  for (const [index, list] of faults.entries())
    for (const fault of list) if (!byText.has(fault)) byText.set(fault, visits[index]?.name ?? '')
  expect([...byText].map(([fault, name]) => `${name}: ${fault}`)).toEqual([])
})

it('would see a planted text, in the page and in what is only spoken', async () => {
  const html = visits.find(({ route }) => route === 'routes/masuk')?.html ?? ''
  const planted = html
    .replace('</main>', '<p>Kalimat tanpa katalog</p></main>')
    .replace('<main', '<img alt="Gambar tanpa katalog"><main')
  const [faults = []] = await listFaults([planted])
  expect(faults).toContain('<p> Kalimat tanpa katalog')
  expect(faults).toContain('<img alt> Gambar tanpa katalog')
})
