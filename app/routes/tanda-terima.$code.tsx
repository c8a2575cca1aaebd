import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Confirmation } from '~/components/confirmation'
import { DefinitionList } from '~/components/definition-list'
import { Qr } from '~/components/qr'
import { param, publicLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { drawQr } from '~/services/qr.server'
import { readReceipt } from '~/services/receipts.server'

const title = titled(dossierMessages, 'receiptTitle')
export const meta: MetaFunction = (args) => [...(title(args) ?? []), { name: 'robots', content: 'noindex' }]

export const loader = publicLoader(async (visit) => {
  const receipt = await readReceipt(visit.ctx, param(visit, 'code'))
  return { receipt, qr: drawQr(receipt.address) }
})

export default function ReceiptPage() {
  const { receipt, qr } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const locale = useLocale()
  return (
    <Confirmation title={t('receiptTitle')} reference={{ label: t('receiptCode'), value: receipt.code }}>
      <p>{t('receiptLead')}</p>
      <DefinitionList
        items={[
          { term: t('competition'), description: receipt.competition },
          {
            term: t('ward'),
            description: receipt.kecamatan
              ? `${receipt.ward}, ${t('kecamatan')} ${receipt.kecamatan}`
              : receipt.ward,
          },
          { term: t('title'), description: receipt.title },
          { term: t('revisionColumn'), description: String(receipt.number) },
          {
            term: t('receivedAt'),
            description: formatDateTime(receipt.receivedAt, receipt.zone, locale),
          },
        ]}
      />
      <p>
        {t('receiptCheck')} <a href={receipt.address}>{receipt.address}</a>
      </p>
      <p className="no-print">
        <a href={`/tanda-terima/${receipt.code}/pdf`}>{t('downloadPdf')}</a>
      </p>
      <Qr matrix={qr} label={t('receiptQr', { address: receipt.address })} />
    </Confirmation>
  )
}
