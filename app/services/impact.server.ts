import { listCompetitions } from '#db/queries/competitions'
import { iterateLatestContents } from '#db/queries/impact'
import { conceptTemplates } from '#db/templates/forms'
import type { Actor } from '~/domain/actors'
import type { DossierContent } from '~/domain/dossiers'
import { addUpFigures, type ConceptFigure, type ConceptTotal, conceptFigures } from '~/domain/impact'
import { can, scope } from '~/domain/policy'
import { toExactDecimalText } from '~/domain/rational'
import { findCategory, type Rules } from '~/domain/rules'
import { type CompetitionRow, seeCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { rulesById } from './rules.server'

/**
 * What the dossiers of a competition give together, by figure, beside the other competitions of its series that the
 * actor may see, the newest first. Drafts and dossiers sent back do not count.
 * @throws NotFoundError
 */
export async function viewImpact(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug)
  const visible = await listCompetitions(ctx.db, scope('competition.view', actor))
  const others = visible.filter(
    (other) =>
      other.id !== competition.id &&
      other.opened_at !== null &&
      other.series_id !== null &&
      other.series_id === competition.series_id &&
      can(actor, 'competition.view_setup', subjectOf(other)),
  )
  const columns: { slug: string; name: string; year: number; totals: ConceptTotal[] }[] = []
  for (const each of [competition, ...others]) {
    const totals = await addUpCompetition(ctx, each)
    columns.push({ slug: each.slug, name: each.name, year: each.year, totals })
  }
  const keys = new Map(columns.flatMap(({ totals }) => totals.map((total) => [keyOf(total), total] as const)))
  return {
    competition,
    columns: columns.map(({ slug: address, name, year }) => ({ slug: address, name, year })),
    rows: [...keys].map(([key, { code, unit }]) => {
      const known = conceptTemplates.find((concept) => concept.code === code && concept.unit === unit)
      return {
        key,
        name: known?.name ?? { id: code, en: code },
        unit: known?.unitName ?? { id: unit, en: unit },
        totals: columns.map(({ totals }) => {
          const found = totals.find((total) => keyOf(total) === key)
          return found ? { total: toExactDecimalText(found.total) ?? '', dossiers: found.dossiers } : null
        }),
      }
    }),
  }
}

const keyOf = ({ code, unit }: Pick<ConceptTotal, 'code' | 'unit'>) => `${code} ${unit}`

async function addUpCompetition(ctx: Context, { id }: CompetitionRow): Promise<ConceptTotal[]> {
  const versions = new Map<number, Rules>()
  const dossiers: ConceptFigure[][] = []
  for await (const { category, rulesId, content } of iterateLatestContents(ctx.db, id)) {
    const rules = versions.get(rulesId) ?? (await rulesById(ctx.db, rulesId))
    versions.set(rulesId, rules)
    const form = findCategory(rules, category)?.form
    if (!form || content === null) continue
    dossiers.push(conceptFigures(form, (JSON.parse(content) as DossierContent).values))
  }
  return addUpFigures(dossiers)
}
