import type { Db } from '#db/connect'
import { listRevisionContents } from '#db/queries/stage-entries'
import type { DossierContent } from '~/domain/dossiers'
import type { Leaf } from '~/domain/instrument'
import type { Locale } from '~/domain/locale'
import type { Indicator } from '~/domain/observations'
import { stageIndicators } from '~/domain/visit-indicators'
import type { SheetAccess } from './sheet-access.server'
import type { StageRules } from './stage-rules.server'

/** Which dossier revisions a field visit looks at, and whether its judges know whose they are. */
interface Visited {
  revisions: readonly string[]
  rendition: 'full' | 'blind'
}

/**
 * What a stage's visit looks at in these dossiers; nothing unless it is a field verification. Of a blind stage only the
 * criteria: how a team names its figures may tell who it is.
 */
export async function readIndicators(
  db: Db,
  { stage, rules }: Pick<StageRules, 'stage' | 'rules'>,
  { revisions, rendition }: Visited,
  asked: readonly Leaf[],
  locale: Locale,
): Promise<Indicator[]> {
  if (stage.kind !== 'field') return []
  const rows = new Map((await listRevisionContents(db, revisions)).map((row) => [row.uid, row]))
  const contents = revisions.flatMap((uid) => {
    const text = rows.get(uid)?.content
    return text ? [JSON.parse(text) as DossierContent] : []
  })
  return stageIndicators({ stage, rules }, contents, rendition, asked, locale)
}

/** What a sheet's visit looks at. */
export const readWorkIndicators = (
  db: Db,
  { work, rules }: Pick<SheetAccess, 'work' | 'rules'>,
  asked: readonly Leaf[],
  locale: Locale,
): Promise<Indicator[]> =>
  readIndicators(
    db,
    rules,
    { revisions: JSON.parse(work.revisions) as string[], rendition: work.rendition },
    asked,
    locale,
  )
