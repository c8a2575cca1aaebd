import type { Matrix, PrintedDocument } from '~/domain/documents'
import { wardName } from '~/domain/ward-name'
import { formatDateTime, type Locale, languageTag, translate } from '~/i18n'
import { documentMessages } from '~/i18n/messages/documents'
import type { readReceipt } from '~/services/receipts.server'

type Receipt = Awaited<ReturnType<typeof readReceipt>>

/** A receipt to print: what was received, when, and the code by which anyone can check it. */
export function receiptDocument(receipt: Receipt, qr: Matrix, locale: Locale): PrintedDocument {
  const t = translate(documentMessages, locale)
  const { code, address } = receipt
  return {
    language: languageTag(locale),
    title: t('receipt'),
    over: receipt.competition,
    subtitle: t('receiptLead'),
    footer: t('receiptFooter', { code }),
    pageWords: t('page', { page: '{page}', pages: '{pages}' }),
    createdAt: receipt.receivedAt,
    blocks: [
      {
        kind: 'facts',
        items: [
          [t('code'), code],
          [t('competition'), receipt.competition],
          [t('ward'), wardName(receipt.ward, receipt.kecamatan)],
          [t('title'), receipt.title],
          [t('revision'), String(receipt.number)],
          [t('receivedAt'), formatDateTime(receipt.receivedAt, receipt.zone, locale)],
        ],
      },
      { kind: 'qr', matrix: qr, alt: t('qr', { address }), caption: t('checkAt', { address }) },
    ],
  }
}
