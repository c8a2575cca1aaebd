import type { Db } from '#db/connect'
import { listErasedEvidence } from '#db/queries/retention'
import type { DossierContent } from '~/domain/dossiers'

/** The content as it can still be read: what was said of an erased file stays, its bytes are not offered. */
export async function markErased(
  db: Db,
  dossierId: number,
  content: DossierContent,
): Promise<DossierContent> {
  const erased = await listErasedEvidence(db, dossierId)
  if (erased.size === 0) return content
  const evidence = content.evidence.map((item) =>
    erased.has(item.uid) ? { ...item, mediaType: null, erased: true as const } : item,
  )
  return { ...content, evidence }
}
