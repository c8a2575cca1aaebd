import type { CriterionNode } from './criteria'
import { childrenByParent, type Instrument } from './instrument'

/*
 * Changes to an instrument as pure functions. The list stays in display order: every node stands right before
 * what belongs to it. A change that names a code which is not there leaves the instrument as it is.
 */

/** The list with every node followed by its children, in the order in which siblings stand now. */
export function inDisplayOrder(criteria: readonly CriterionNode[]): CriterionNode[] {
  const children = childrenByParent(criteria)
  const placed = new Set<string>()
  const walk = (code: string | null): CriterionNode[] =>
    (children.get(code) ?? []).flatMap((node) => {
      if (placed.has(node.code)) return []
      placed.add(node.code)
      return [node, ...walk(node.code)]
    })
  const ordered = walk(null)
  return [...ordered, ...criteria.filter(({ code }) => !placed.has(code))]
}

const withCriteria = (instrument: Instrument, criteria: readonly CriterionNode[]): Instrument => ({
  ...instrument,
  criteria: inDisplayOrder(criteria),
})

/** Adds a node as the last of its siblings. */
export const addCriterion = (instrument: Instrument, node: CriterionNode): Instrument =>
  withCriteria(instrument, [...instrument.criteria, node])

/** Puts a node in the place of the one with that code; children follow a changed code. */
export function replaceCriterion(instrument: Instrument, code: string, node: CriterionNode): Instrument {
  const criteria = instrument.criteria.map((former) => {
    if (former.code === code) return node
    return former.parent === code ? { ...former, parent: node.code } : former
  })
  return withCriteria(instrument, criteria)
}

/** The code and those of everything below it. */
export function subtreeCodes(instrument: Instrument, code: string): Set<string> {
  const children = childrenByParent(instrument.criteria)
  const codes = new Set<string>()
  const visit = (current: string) => {
    if (codes.has(current)) return
    codes.add(current)
    for (const node of children.get(current) ?? []) visit(node.code)
  }
  visit(code)
  return codes
}

/** Takes a node away with everything below it. */
export function removeCriterion(instrument: Instrument, code: string): Instrument {
  const gone = subtreeCodes(instrument, code)
  return withCriteria(
    instrument,
    instrument.criteria.filter((node) => !gone.has(node.code)),
  )
}

/** Swaps a node with the sibling before (`-1`) or after (`1`) it; at the end of the line nothing moves. */
export function moveCriterion(instrument: Instrument, code: string, by: -1 | 1): Instrument {
  const criteria = [...instrument.criteria]
  const index = criteria.findIndex((node) => node.code === code)
  const node = criteria[index]
  if (!node) return instrument
  const siblings = criteria.flatMap(({ parent }, position) => (parent === node.parent ? [position] : []))
  const other = siblings[siblings.indexOf(index) + by]
  const neighbour = other === undefined ? undefined : criteria[other]
  if (other === undefined || !neighbour) return instrument
  criteria[index] = neighbour
  criteria[other] = node
  return withCriteria(instrument, criteria)
}
