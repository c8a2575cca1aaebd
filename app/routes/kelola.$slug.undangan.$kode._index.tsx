import { useLoaderData } from '@remix-run/react'
import { Button, ButtonRow } from '~/components/button'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { WardStateBadge } from '~/components/ward-state'
import { fullName } from '~/domain/people'
import { param, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDate, formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { shellMessages } from '~/i18n/messages/shell'
import { wardBoardMessages } from '~/i18n/messages/ward-board'
import { showWard } from '~/services/ward-invitations.server'

export const meta = titled(wardBoardMessages, 'ward')

export const loader = privateLoader((visit) =>
  showWard(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'kode')),
)

export default function WardPage() {
  const { competition, ward } = useLoaderData<typeof loader>()
  const t = useMessages(wardBoardMessages)
  const key = useWriteKey('kelurahan')
  const base = `/kelola/${competition.slug}/undangan`
  return (
    <>
      <PageHeader
        over={competition.name}
        title={ward.name}
        lead={`${t('kecamatan')} ${ward.kecamatan.name}`}
        facts={<WardStateBadge state={ward.state} />}
        back={{ href: base, label: t('back') }}
      />
      {ward.mayInvite && (
        <ButtonRow>
          <Form
            writeKey={`${key}-tautan`}
            action={`${base}/tautan`}
            hidden={{ select: 'chosen', kelurahan: ward.code }}
          >
            <Button icon="link">{t('newLink')}</Button>
          </Form>
          {ward.state !== 'declined' && ward.state !== 'submitted' && (
            <Form writeKey={`${key}-tolak`} action={`${base}/${ward.code}/tolak`}>
              <Button variant="secondary">{t('markDeclined')}</Button>
            </Form>
          )}
        </ButtonRow>
      )}
      <Team />
      <History />
    </>
  )
}

function Team() {
  const { competition, ward, team } = useLoaderData<typeof loader>()
  const t = useMessages(wardBoardMessages)
  const role = useMessages(shellMessages)
  const key = useWriteKey('tim')
  const locale = useLocale()
  const day = (at: string) => formatShortDate(at, competition.zone, locale)
  const here = `/kelola/${competition.slug}/undangan/${ward.code}`
  return (
    <Section title={t('team')}>
      {team.length === 0 && <p>{t('noTeam')}</p>}
      <ul className="work-list">
        {team.map((member) => (
          <li key={member.grant}>
            <div>
              <strong>{fullName(member)}</strong> ({member.account})
              <br />
              {role(member.role)}, {t('since', { date: day(member.from) })}
              {member.until &&
                ` · ${
                  member.reason
                    ? t('untilReason', { date: day(member.until), reason: member.reason })
                    : t('until', { date: day(member.until) })
                }`}
            </div>
            {member.holds && (
              <ButtonRow>
                {member.mayGetLink && (
                  <Form
                    writeKey={`${key}-${member.grant}`}
                    action={`/orang/${member.person}/tautan`}
                    hidden={{ return_to: here }}
                  >
                    <Button small variant="secondary" icon="link">
                      {t('newPasswordLink')}
                    </Button>
                  </Form>
                )}
                {member.mayEnd && <a href={`/tim/anggota/${member.grant}`}>{t('end')}</a>}
              </ButtonRow>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function History() {
  const { competition, history } = useLoaderData<typeof loader>()
  const t = useMessages(wardBoardMessages)
  const roles = useMessages(shellMessages)
  const locale = useLocale()
  const at = (moment: string) => formatShortDateTime(moment, competition.zone, locale)
  const outcome = (link: (typeof history)[number]) => {
    if (link.consumedAt) return t('usedBy', { date: at(link.consumedAt), name: link.consumer ?? '–' })
    if (link.declinedAt) return t('declinedAt', { date: at(link.declinedAt) })
    if (link.revokedAt) return t('revokedAt', { date: at(link.revokedAt) })
    return link.expired ? t('expiredAt', { date: at(link.expiresAt) }) : t('waiting')
  }
  return (
    <Section title={t('history')}>
      {history.length === 0 && <p>{t('noHistory')}</p>}
      <ul>
        {history.map((link) => (
          <li key={link.uid}>
            {t('madeBy', { date: at(link.createdAt), name: link.creator ?? 'Sinilai' })}
            {link.role && `, ${t('forColleague', { role: roles(link.role) })}`}: {outcome(link)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
