import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { CopyField } from '~/components/copy-field'
import { ErrorSummary } from '~/components/error-summary'
import { WriteKey } from '~/components/form'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { whatsappUrl } from '~/components/one-time-link'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { useInviteText } from '~/components/ward-links'
import { WardPicker } from '~/components/ward-picker'
import { param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { boardFilterOf, boardQueryOf, inviteByForm } from '~/http/ward-selection.server'
import { useMessages } from '~/i18n'
import { wardBoardMessages } from '~/i18n/messages/ward-board'
import { showBoard } from '~/services/ward-board.server'

export const meta = titled(wardBoardMessages, 'link')
/** Links are copied with buttons. */
export const handle = { scripts: true }

export const loader = privateLoader(async (visit) => {
  const filter = boardFilterOf(visit.url)
  const { competition, wards, mayInvite } = await showBoard(
    visit.ctx,
    visit.actor,
    param(visit, 'slug'),
    filter,
  )
  return { competition, wards, mayInvite, query: boardQueryOf(visit.url) }
})

/** Answers with the links, the only time that they can be shown. */
export const action = privateAction(inviteByForm)

export default function WardLinksPage() {
  const { competition, wards, mayInvite, query } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useMessages(wardBoardMessages)
  const failure = useFailure(answer)
  const writeKey = useWriteKey('undang-pilihan')
  const back = { href: `/kelola/${competition.slug}/undangan`, label: t('back') }
  if (answer && 'links' in answer) return <Links {...answer} back={back} />
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader over={competition.name} title={t('link')} lead={t('linksLead')} back={back} />
      <WardPicker
        {...{ wards, mayInvite, writeKey, query }}
        base={back.href}
        zone={competition.zone}
        error={failure.error('kelurahan')}
      />
    </>
  )
}

type LinksProps = Awaited<ReturnType<typeof inviteByForm>> & { back: { href: string; label: string } }

function Links({ competition, links, again, back }: LinksProps) {
  const t = useMessages(wardBoardMessages)
  const textOf = useInviteText(competition)
  return (
    <>
      <PageHeader over={competition.name} title={t('linksTitle', { n: links.length })} back={back} />
      <Notice tone="warning" title={t('linksOnce')}>
        <p>{t('linksLead')}</p>
      </Notice>
      <Section title={t('export')}>
        <form method="post" action={`${back.href}/qr`}>
          <WriteKey value={again.writeKey} />
          {again.fields.map(([field, value], index) => (
            <input key={index} type="hidden" name={field} value={value} />
          ))}
          <ButtonRow>
            <Button icon="qr-code">{t('qrSheet')}</Button>
            <Button variant="secondary" icon="download" formAction={`${back.href}/csv?dialek=id`}>
              {t('csvId')}
            </Button>
            <Button variant="secondary" icon="download" formAction={`${back.href}/csv?dialek=intl`}>
              {t('csvIntl')}
            </Button>
          </ButtonRow>
        </form>
      </Section>
      <Table
        caption={t('linksTitle', { n: links.length })}
        captionHidden
        rows={links}
        rowKey={({ code }) => code}
        columns={[
          { key: 'ward', header: t('ward'), heads: true, cell: (link) => link.name },
          { key: 'kecamatan', header: t('kecamatan'), cell: (link) => link.kecamatan },
          {
            key: 'link',
            header: t('link'),
            cell: (link) => <CopyField label={t('linkOf', { ward: link.name })} value={link.url} />,
          },
          {
            key: 'message',
            header: t('message'),
            cell: (link) => (
              <ButtonLink
                small
                variant="secondary"
                icon="message"
                href={whatsappUrl(textOf(link))}
                rel="noreferrer"
              >
                {t('whatsapp')}
              </ButtonLink>
            ),
          },
        ]}
      />
    </>
  )
}
