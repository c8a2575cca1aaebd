import { SheetDossiers } from '~/components/sheet-dossiers'
import type { FieldSheet } from '~/domain/field-kit'
import { loadFieldSheet } from '~/http/field-kit.server'
import { renderPart } from '~/http/fragment.server'
import { privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'

/** What a judge's device needs of one entry to score it without a signal. */
export const loader = privateLoader(async (visit): Promise<FieldSheet> => {
  const { dossiers, revisionNumbers, materials, ...sheet } = await loadFieldSheet(visit)
  const locale = readLocale(visit.context.cookies, visit.actor)
  const href = `/menilai/lembar/${sheet.uid}/berkas`
  const reading = <SheetDossiers {...{ dossiers, href, materials }} numbers={revisionNumbers} />
  return { ...sheet, reading: renderPart(locale, reading) }
})
