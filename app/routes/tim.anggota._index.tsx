import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { Card, Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { OneTimeLink } from '~/components/one-time-link'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { TeamRoleField } from '~/components/team-role-field'
import { fullName } from '~/domain/people'
import { parseForm } from '~/forms/parse'
import { colleagueForm } from '~/forms/people'
import { privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatDateTime, formatShortDate, useLocale, useMessages } from '~/i18n'
import { shellMessages } from '~/i18n/messages/shell'
import { teamMessages } from '~/i18n/messages/team'
import { inviteColleague, listOwnTeams } from '~/services/team.server'

export const meta = titled(teamMessages, 'title')
/** The link is copied with a button. */
export const handle = { scripts: true }

export const loader = privateLoader(async ({ ctx, actor }) => ({ teams: await listOwnTeams(ctx, actor) }))

/** Answers with the colleague's link, the only time that it can be shown. */
export const action = privateAction(async ({ ctx, actor, form, once }) =>
  inviteColleague(ctx, actor, parseForm(colleagueForm, form.object()), once),
)

type Team = Awaited<ReturnType<typeof listOwnTeams>>[number]

export default function TeamPage() {
  const { teams } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useMessages(teamMessages)
  const failure = useFailure(answer)
  const locale = useLocale()
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader title={t('title')} lead={t('lead')} />
      {answer && 'url' in answer && (
        <Card>
          <h2>{t('linkTitle')}</h2>
          <Notice tone="warning">
            <p>
              {t('linkLead', { date: formatDateTime(answer.expiresAt, answer.competition.zone, locale) })}
            </p>
          </Notice>
          <OneTimeLink
            label={t('link')}
            url={answer.url}
            message={{
              label: t('whatsapp'),
              text: t('message', {
                ward: answer.ward,
                competition: answer.competition.name,
                url: answer.url,
              }),
            }}
          />
        </Card>
      )}
      {teams.length === 0 && <EmptyState title={t('none')} icon="users" />}
      {teams.map((team) => (
        <TeamSection key={`${team.competition.slug} ${team.ward.code}`} team={team} />
      ))}
    </>
  )
}

function TeamSection({ team }: { team: Team }) {
  const t = useMessages(teamMessages)
  const role = useMessages(shellMessages)
  const locale = useLocale()
  const writeKey = useWriteKey(`rekan-${team.competition.slug}-${team.ward.code}`)
  const day = (at: string) => formatShortDate(at, team.competition.zone, locale)
  const time = ({ from, until }: Team['members'][number]) =>
    until ? t('fromUntil', { from: day(from), until: day(until) }) : t('since', { date: day(from) })
  return (
    <Section title={team.ward.displayName} lead={team.competition.name}>
      <Table
        caption={t('caption', { ward: team.ward.name })}
        captionHidden
        rows={team.members}
        rowKey={({ grant }) => grant}
        columns={[
          {
            key: 'name',
            header: t('name'),
            heads: true,
            cell: (member) => (
              <>
                {fullName(member)}
                {member.isSelf && ` (${t('you')})`}
              </>
            ),
          },
          { key: 'role', header: t('role'), cell: (member) => role(member.role) },
          { key: 'office', header: t('office'), cell: ({ office }) => office ?? '–', deskOnly: true },
          { key: 'time', header: t('time'), cell: time },
          {
            key: 'end',
            header: t('end'),
            cell: ({ grant, mayEnd, name }) =>
              mayEnd ? (
                <a href={`/tim/anggota/${grant}`} aria-label={t('endOf', { name })}>
                  {t('end')}
                </a>
              ) : (
                '–'
              ),
          },
        ]}
      />
      <Section title={t('add')} level={3} lead={t('addHelp')}>
        <Form writeKey={writeKey} hidden={{ competition: team.competition.slug, region: team.ward.code }}>
          <TeamRoleField value="drafter" label={t('role')} />
          <Button variant="secondary" icon="link">
            {t('makeLink')}
          </Button>
        </Form>
      </Section>
    </Section>
  )
}
