import { countKeptPapers, listInspectionPapers, listSignedDocuments } from '#db/queries/inspection'
import { INSPECTION_ITEMS, itemOfDocument } from '~/domain/inspection/checklist'
import type { ChecklistLine } from '~/domain/inspection/pack-order'
import type { Context } from '../context'

/** For each thing that an audit asks for, how many papers were uploaded and how many the system keeps by itself. */
export async function readChecklist(
  { db }: Pick<Context, 'db'>,
  competition: { id: number; uid: string },
): Promise<ChecklistLine[]> {
  const papers = await listInspectionPapers(db, competition.id)
  const kept = await countKeptPapers(db, competition)
  const documents = await listSignedDocuments(db, competition.id)
  return INSPECTION_ITEMS.map((item) => ({
    item,
    uploaded: papers.filter((paper) => paper.item === item && paper.erasedAt === null).length,
    inSystem:
      (kept[item] ?? 0) +
      documents
        .filter(({ type }) => itemOfDocument(type) === item)
        .reduce((sum, { count }) => sum + Number(count), 0),
  }))
}
