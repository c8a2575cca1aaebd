import { type CriterionNode, criterionTypes, criterionWorth, type MarkedBy } from './criteria'
import { decimal, div, mul, type Rational, ratio } from './rational'

/**
 * The criteria of a stage: a flat list in display order, a tree by `parent`. With `absolute` weighting a leaf's
 * weight is its points; with `relative` the children of every group share out 100, and a leaf's effective
 * weight is the product of the shares on its path × `weightSum`.
 */
export type Instrument = {
  weighting: 'absolute' | 'relative'
  weightSum: string | null
  /** Whose value of a criterion that the team fills in counts; absent where the judges' does. */
  selfAssessment?: SelfAssessment
  criteria: readonly CriterionNode[]
}

/** Those who can count for what a team says of itself, instead of the judges. */
export const SELF_ASSESSMENTS = ['verifier', 'team'] as const
export type SelfAssessment = (typeof SELF_ASSESSMENTS)[number]

export type Leaf = CriterionNode & { type: Exclude<CriterionNode['type'], 'group'> }

const HUNDRED = ratio(100n)

const isLeaf = (node: CriterionNode): node is Leaf => node.type !== 'group'

/** Whose mark of a leaf counts: of what a team says of itself the judges', unless the instrument names another. */
export const countedBy = (
  { filledBy }: CriterionNode,
  { selfAssessment }: Pick<Instrument, 'selfAssessment'>,
): MarkedBy => (filledBy === 'team' ? (selfAssessment ?? 'judge') : filledBy)

/** The marked criteria in display order. */
export const leaves = (instrument: Instrument): Leaf[] => instrument.criteria.filter(isLeaf)

/** Children by parent code, `null` for the roots, each in display order. */
export const childrenByParent = (criteria: readonly CriterionNode[]): Map<string | null, CriterionNode[]> => {
  const children = new Map<string | null, CriterionNode[]>()
  for (const node of criteria) {
    const siblings = children.get(node.parent)
    if (siblings) siblings.push(node)
    else children.set(node.parent, [node])
  }
  return children
}

/** Whether a range as written can only take points away; also while the criterion is unfinished. */
export const deducts = (node: CriterionNode): boolean =>
  isLeaf(node) && !Array.isArray(criterionTypes[node.type].grid(node)) && isDeduction(node)

/** Whether everything below a node only takes points away, so that it stands outside the sums of its siblings. */
export function onlyDeducts(
  node: CriterionNode,
  children: ReadonlyMap<string | null, readonly CriterionNode[]>,
): boolean {
  if (node.type !== 'group') return deducts(node)
  const below = children.get(node.code) ?? []
  return below.length > 0 && below.every((child) => onlyDeducts(child, children))
}

/** A leaf that can only take points away; its weight stands outside the sum that the others share. */
export const isDeduction = (node: CriterionNode): boolean =>
  isLeaf(node) && criterionWorth(node).grid.max <= 0

/** Codes from the node's parent up to its root. @throws RangeError when the parents run in a circle. */
export function ancestors(byCode: ReadonlyMap<string, CriterionNode>, node: CriterionNode): string[] {
  const path: string[] = []
  for (let code = node.parent; code !== null; code = byCode.get(code)?.parent ?? null) {
    if (path.length > byCode.size) throw new RangeError(`criterion ${node.code} is its own ancestor`)
    path.push(code)
  }
  return path
}

export const nodesByCode = (instrument: Instrument): Map<string, CriterionNode> =>
  new Map(instrument.criteria.map((node) => [node.code, node]))

/**
 * Each leaf's weight in the stage's total, by code. Expects an instrument without problems.
 * @throws RangeError when a weight or, for relative weighting, the weight sum is missing.
 */
export function effectiveWeights(instrument: Instrument): Map<string, Rational> {
  const byCode = nodesByCode(instrument)
  const declared = (node: CriterionNode | undefined) => decimal(node?.weight ?? '')
  const weightOf = (leaf: Leaf) => {
    if (instrument.weighting === 'absolute') return declared(leaf)
    const path = [leaf, ...ancestors(byCode, leaf).map((code) => byCode.get(code))]
    return path.reduce(
      (weight, node) => mul(weight, div(declared(node), HUNDRED)),
      decimal(instrument.weightSum ?? ''),
    )
  }
  return new Map(leaves(instrument).map((leaf) => [leaf.code, weightOf(leaf)]))
}
