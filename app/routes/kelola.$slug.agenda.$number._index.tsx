import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Meeting } from '~/components/agenda-list'
import { invitationLetter } from '~/components/agenda-words'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { CopyField } from '~/components/copy-field'
import { Form } from '~/components/form'
import { Card, Section } from '~/components/layout'
import { whatsappUrl } from '~/components/one-time-link'
import { PageHeader } from '~/components/page-header'
import { greetPerson } from '~/domain/people'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { named } from '~/http/title'
import { useLocale, useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { mailInvitations, viewInvitation } from '~/services/agenda-invitations.server'
import { headOf } from '~/services/overview.server'

export const meta = named(({ item }: SerializeFrom<typeof loader>) => item.current.title)
export const handle = { scripts: true }

export const loader = privateLoader(async (visit) => {
  const number = Number(param(visit, 'number'))
  const { competition, item, entries, appearance, invitees, mayWrite, maySeeAttendance, mailEnabled } =
    await viewInvitation(visit.ctx, visit.actor, param(visit, 'slug'), number)
  const meant = new Set(item.current.entries)
  return {
    head: headOf(competition),
    number,
    item,
    appearance,
    invited: invitees.length,
    mayWrite,
    maySeeAttendance,
    mailEnabled,
    entryNames: Object.fromEntries(
      entries
        .filter(({ uid }) => meant.has(uid))
        .map(({ uid, label, regionName }) => [uid, `${label} · ${regionName}`]),
    ),
  }
})

/** Mails the invitation, to each person in the language of the letter: Indonesian, as offices write it. */
export const action = privateAction(async ({ ctx, actor, once, params }) => {
  const slug = param({ params }, 'slug')
  const number = Number(param({ params }, 'number'))
  await mailInvitations(
    ctx,
    actor,
    slug,
    number,
    ({ competition: { name, year, zone }, item }, person) => {
      const sender = { competition: `${name} ${year}`, zone }
      return invitationLetter(item.current, sender, 'id', `${greetPerson(person, 'id')},`)
    },
    once,
  )
  return done(`/kelola/${slug}/agenda/${number}`, 'invitations_queued')
})

export default function MeetingPage() {
  const { head, number, item, appearance, invited, mayWrite, maySeeAttendance, mailEnabled, entryNames } =
    useLoaderData<typeof loader>()
  const t = useMessages(agendaMessages)
  const locale = useLocale()
  const base = `/kelola/${head.slug}/agenda/${number}`
  const { current } = item
  const letter = invitationLetter(
    current,
    { competition: `${head.name} ${head.year}`, zone: head.zone },
    locale,
  )
  const isInviting = mayWrite && !current.cancelled
  const mailKey = useWriteKey('surel')
  return (
    <>
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('title')}
        back={{ href: `/kelola/${head.slug}/agenda`, label: t('manageTitle') }}
      />
      <Card>
        <Meeting
          item={item}
          zone={head.zone}
          entryNames={entryNames}
          appearance={appearance}
          foot={() =>
            isInviting && (
              <ButtonRow>
                <ButtonLink small variant="secondary" href={`${base}/ubah`}>
                  {t('edit')}
                </ButtonLink>
                <ButtonLink small variant="quiet" href={`${base}/batal`}>
                  {t('cancel')}
                </ButtonLink>
              </ButtonRow>
            )
          }
        />
      </Card>
      {maySeeAttendance && (
        <p>
          <ButtonLink variant="secondary" icon="users" href={`${base}/daftar-hadir`}>
            {t('attendance')}
          </ButtonLink>
        </p>
      )}
      {isInviting && (
        <Section title={t('invitation')} lead={t('invitationLead')}>
          <CopyField label={t('invitationText')} value={letter.body} rows={16} />
          <ButtonRow>
            <ButtonLink variant="secondary" icon="message" href={whatsappUrl(letter.body)} rel="noreferrer">
              {t('whatsapp')}
            </ButtonLink>
          </ButtonRow>
          {current.published && mailEnabled && invited > 0 && (
            <Form writeKey={mailKey}>
              <p>{t('mailLead', { n: invited })}</p>
              <Button variant="secondary" icon="send">
                {t('mail')}
              </Button>
            </Form>
          )}
        </Section>
      )}
    </>
  )
}
