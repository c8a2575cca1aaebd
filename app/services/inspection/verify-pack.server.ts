import { canonicalJson } from '~/domain/canonical-json'
import { PACK_KEY, type PackedRow, type PackKind, rulesPath } from '~/domain/inspection/pack'
import { kindOfPath } from '~/domain/inspection/pack-kinds'
import type { Rules } from '~/domain/rules'
import { sha256Hex } from '../ids.server'
import { fingerprintOf } from '../signing-key.server'
import { checkChain, checkNamedFiles, checkRows } from './check-chain.server'
import { checkResults } from './check-results.server'
import { checkAssignmentLines, checkMarkLines } from './check-tables.server'
import type { Find, PackFinding } from './findings'
import { type PackFiles, readPackFiles } from './pack-files.server'
import { openZip } from './zip-file.server'

export interface PackReport {
  competition: { slug: string; name: string } | null
  madeAt: string | null
  software: string | null
  /** SHA-256 of the public key that the pack is signed with, to be compared with the site's; null for no key. */
  fingerprint: string | null
  files: number
  leftOut: number
  events: number
  rows: number
  results: number[]
  findings: PackFinding[]
  /** Files that are not as they were, by what they are: what hangs on them is no longer shown. */
  wrong: { file: string; kind: PackKind | 'manifest' }[]
}

/**
 * Checks a pack with nothing but itself: every file, the chain, the rows, the results with their signatures, and ranking and
 * statistics once more from the marks. @throws BrokenZip
 */
export async function verifyPack(path: string): Promise<PackReport> {
  const zip = await openZip(path)
  try {
    const findings: PackFinding[] = []
    const find: Find = (finding) => void findings.push(finding)
    const files = await readPackFiles(zip, find)
    const chain = await checkChain(files, find)
    const rows = await checkRows(files, chain, find)
    checkNamedFiles(files, rows, find)
    const data = { files, chain, rows, rules: await readRules(files, rows, find) }
    const results = await checkResults(data, find)
    await checkMarkLines(data, find)
    await checkAssignmentLines(data, find)
    const { manifest } = files
    return {
      competition: manifest && { slug: manifest.competition.slug, name: manifest.competition.name },
      ...{ madeAt: manifest?.madeAt ?? null, software: manifest?.software ?? null },
      fingerprint: fingerprint(await files.text(PACK_KEY)),
      ...{ files: zip.paths.length, leftOut: manifest?.leftOut.length ?? 0 },
      ...{ events: chain.hashes.size, rows: rows.length, results, findings },
      wrong: [...files.wrong].sort().map((file) => ({ file, kind: kindOfPath(file) })),
    }
  } finally {
    await zip.close()
  }
}

function fingerprint(pem: string): string | null {
  try {
    return fingerprintOf(pem)
  } catch {
    return null
  }
}

/** The rules sheets whose content is what their row says. */
async function readRules(files: PackFiles, rows: readonly PackedRow[], find: Find) {
  const rules = new Map<number, { content: Rules; sha256: string }>()
  for (const { table, row } of rows) {
    if (table !== 'rules') continue
    const number = Number(row['number'])
    const file = rulesPath(number)
    try {
      const content = JSON.parse(await files.text(file)) as Rules
      const sha256 = sha256Hex(canonicalJson(content as never))
      if (sha256 === row['sha256']) rules.set(number, { content, sha256 })
      else find({ file, kind: 'rules_hash', params: { number: String(number) } })
    } catch {
      find({ file, kind: 'rules_hash', params: { number: String(number) } })
    }
  }
  return rules
}
