import type { Zone } from '~/domain/time'
import { formatDay, formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { verificationMessages } from '~/i18n/messages/verification'
import type { Definition } from './definition-list'

interface DocumentFacts {
  kind: 'document' | 'certificate'
  number: string | null
  date: string | null
  signatory: string | null
  createdAt: string
  result: number | null
  replaced: boolean
  corrected: boolean
  signed: boolean
}

/** What stands behind a code. */
export type VerifiedFacts =
  | { kind: 'receipt'; of: 'dossier'; number: number; title: string; ward: string; receivedAt: string }
  | { kind: 'receipt'; of: 'objection'; number: number; ward: string; receivedAt: string; withdrawn: boolean }
  | {
      kind: 'result'
      number: number
      frozenAt: string
      published: boolean
      corrected: boolean
    }
  | DocumentFacts

/** Genuine and current, or what became of it. */
export function verdictOf(found: VerifiedFacts): 'genuine' | 'replaced' | 'corrected' | 'withdrawn' {
  if (found.kind === 'receipt') return found.of === 'objection' && found.withdrawn ? 'withdrawn' : 'genuine'
  if (found.corrected) return 'corrected'
  return found.kind !== 'result' && found.replaced ? 'replaced' : 'genuine'
}

/** What is told of it, as facts by name. */
export function useVerifiedFacts(found: VerifiedFacts, zone: Zone): Definition[] {
  const t = useMessages(verificationMessages)
  const locale = useLocale()
  const at = (instant: string) => formatShortDateTime(instant, zone, locale)
  if (found.kind === 'receipt')
    return [
      { term: t('kind'), description: t(`kind_receipt_${found.of}`) },
      { term: t('ward'), description: found.ward },
      ...(found.of === 'dossier' ? [{ term: t('innovation'), description: found.title }] : []),
      { term: t(found.of === 'dossier' ? 'revision' : 'result'), description: String(found.number) },
      { term: t('received'), description: at(found.receivedAt) },
    ]
  if (found.kind === 'result')
    return [
      { term: t('kind'), description: t('kind_result') },
      { term: t('result'), description: String(found.number) },
      { term: t('frozen'), description: at(found.frozenAt) },
    ]
  return [
    { term: t('kind'), description: t(`kind_${found.kind}`) },
    { term: t('number'), description: found.number ?? '–' },
    { term: t('date'), description: found.date ? formatDay(found.date, locale) : '–' },
    { term: t('signatory'), description: found.signatory ?? '–' },
    ...(found.result === null ? [] : [{ term: t('result'), description: String(found.result) }]),
    { term: t('made'), description: at(found.createdAt) },
    { term: t('signedKept'), description: t(found.signed ? 'yes' : 'no') },
  ]
}
