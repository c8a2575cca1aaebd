import { useActionData, useLoaderData } from '@remix-run/react'
import QRCode from 'qrcode'
import { ButtonLink } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { PageHeader } from '~/components/page-header'
import { Qr } from '~/components/qr'
import { param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure } from '~/http/page'
import { titled } from '~/http/title'
import { inviteByForm } from '~/http/ward-selection.server'
import { formatDate, useLocale, useMessages } from '~/i18n'
import { wardBoardMessages } from '~/i18n/messages/ward-board'
import { findBoardCompetition } from '~/services/ward-board.server'

export const meta = titled(wardBoardMessages, 'qrTitle')

export const loader = privateLoader(async (visit) => {
  const { slug, name, zone } = await findBoardCompetition(visit.ctx.db, visit.actor, param(visit, 'slug'))
  return { slug, name, zone }
})

/** The same links as the list's, as codes to print. */
export const action = privateAction(async (visit) => {
  const { links } = await inviteByForm(visit)
  return {
    codes: links.map((link) => {
      const { size, data } = QRCode.create(link.url, { errorCorrectionLevel: 'M' }).modules
      return { ...link, matrix: { size, data: [...data] } }
    }),
  }
})

export default function QrSheetPage() {
  const { slug, name, zone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useMessages(wardBoardMessages)
  const locale = useLocale()
  const failure = useFailure(answer)
  const codes = answer && 'codes' in answer ? answer.codes : []
  return (
    <>
      <ErrorSummary errors={failure.errors.map(({ message }) => ({ message }))} />
      <PageHeader
        over={name}
        title={t('qrTitle')}
        lead={codes.length > 0 ? t('qrLead') : t('linksLead')}
        back={{ href: `/kelola/${slug}/undangan`, label: t('back') }}
      />
      {codes.length === 0 && (
        <p>
          <ButtonLink variant="secondary" href={`/kelola/${slug}/undangan`}>
            {t('back')}
          </ButtonLink>
        </p>
      )}
      <ul className="qr-sheet">
        {codes.map(({ code, name: ward, kecamatan, matrix, expiresAt }) => (
          <li key={code} className="qr-card">
            <h2>{ward}</h2>
            <p>
              {t('kecamatan')} {kecamatan}
            </p>
            <Qr matrix={matrix} label={t('qrLabel', { ward })} />
            <p>{name}</p>
            <p>{t('qrHow', { date: formatDate(expiresAt, zone, locale) })}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
