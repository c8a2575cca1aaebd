import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AnnouncementList } from '~/components/announcement-list'
import { ButtonLink, ButtonRow } from '~/components/button'
import { Deadline } from '~/components/deadline'
import { DefinitionList } from '~/components/definition-list'
import { Prose, Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { ExtensionTable, ScheduleChangeTable } from '~/components/schedule-tables'
import { Table } from '~/components/table'
import { WindowText } from '~/components/window-text'
import { leaves } from '~/domain/instrument'
import { param, publicLoader } from '~/http/handler.server'
import { named } from '~/http/title'
import { useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { announcementMessages } from '~/i18n/messages/announcements'
import { presentationMessages } from '~/i18n/messages/presentation'
import { publicMessages } from '~/i18n/messages/public'
import { publicResultMessages } from '~/i18n/messages/public-results'
import { questionMessages } from '~/i18n/messages/questions'
import { rulesMessages } from '~/i18n/messages/rules'
import { viewPublicCompetition } from '~/services/public-competitions.server'

export const meta = named(
  ({ competition: { name, year } }: SerializeFrom<typeof loader>) => `${name} ${year}`,
)

export const loader = publicLoader((visit) => viewPublicCompetition(visit.ctx, param(visit, 'slug')))

/** In one screen: what it is, when it closes, what is judged, where to log in. */
export default function CompetitionPage() {
  const {
    competition,
    registration,
    series,
    rules,
    now,
    announcements,
    hasAgenda,
    hasResults,
    draws,
    scheduleChanges,
    extensions,
  } = useLoaderData<typeof loader>()
  const t = useMessages(publicMessages)
  const r = useMessages(rulesMessages)
  const a = useMessages(announcementMessages)
  const q = useMessages(questionMessages)
  const g = useMessages(agendaMessages)
  const p = useMessages(publicResultMessages)
  const d = useMessages(presentationMessages)
  const { slug, name, year, zone } = competition
  const isOpen = competition.openedAt !== null
  return (
    <>
      <PageHeader
        over={series ?? undefined}
        title={`${name} ${year}`}
        lead={isOpen ? `${t('host')}: ${competition.hostName}` : r('draftNote')}
      />
      {rules.submission.closesAt && (
        <Deadline at={rules.submission.closesAt} now={now} zone={zone} label={t('submissionCloses')} />
      )}
      <ButtonRow>
        {registration && <ButtonLink href={`/lomba/${slug}/daftar`}>{t('register')}</ButtonLink>}
        <ButtonLink variant={registration ? 'secondary' : 'primary'} href="/masuk?ke=/beranda">
          {t('logIn')}
        </ButtonLink>
        <ButtonLink variant="secondary" href={`/lomba/${slug}/ketentuan`}>
          {t(isOpen ? 'rules' : 'readDraft')}
        </ButtonLink>
        {isOpen && (
          <ButtonLink variant="secondary" href={`/lomba/${slug}/tanya-jawab`}>
            {q('title')}
          </ButtonLink>
        )}
        {hasResults && (
          <ButtonLink variant="secondary" href={`/lomba/${slug}/hasil`}>
            {p('link')}
          </ButtonLink>
        )}
        {hasAgenda && (
          <ButtonLink variant="secondary" icon="calendar" href={`/lomba/${slug}/agenda`}>
            {g('title')}
          </ButtonLink>
        )}
        {draws.map(({ code, name: stage }) => (
          <ButtonLink key={code} variant="secondary" href={`/lomba/${slug}/undian/${code}`}>
            {d('publicTitle', { stage })}
          </ButtonLink>
        ))}
      </ButtonRow>
      {announcements.length > 0 && (
        <Section title={a('title')}>
          <AnnouncementList announcements={announcements.slice(0, 3)} zone={zone} />
          {announcements.length > 3 && (
            <p>
              <a href={`/lomba/${slug}/pengumuman`}>{a('all')}</a>
            </p>
          )}
        </Section>
      )}
      <DefinitionList
        items={[
          { term: t('whatIsJudged'), description: r(`unit_${rules.unit}`) },
          { term: t('categories'), description: rules.categories.map((item) => item.name).join(', ') },
          {
            term: t('submission'),
            description: <WindowText window={rules.submission} zone={zone} />,
          },
        ]}
      />
      <Section title={t('stagesTitle')}>
        <Table
          caption={t('stagesTitle')}
          captionHidden
          columns={[
            { key: 'name', header: t('stage'), heads: true, cell: (stage) => stage.name },
            {
              key: 'time',
              header: t('time'),
              cell: (stage) => <WindowText window={stage} zone={zone} />,
            },
            {
              key: 'criteria',
              header: t('criteria'),
              cell: (stage) => t('criteriaCount', { n: leaves(stage.instrument).length }),
            },
          ]}
          rows={rules.stages}
          rowKey={({ code }) => code}
        />
      </Section>
      <Section title={t('howTo')}>
        <Prose>{t(registration ? 'howToRegister' : 'howToText')}</Prose>
      </Section>
      {isOpen && (
        <Section title={t('changes')}>
          <ScheduleChangeTable changes={scheduleChanges} zone={zone} />
          <p>
            <a href={`/lomba/${slug}/perpanjangan`}>{t('allExtensions')}</a>
          </p>
        </Section>
      )}
      {extensions.length > 0 && (
        <Section title={t('extensions')}>
          <ExtensionTable extensions={extensions} zone={zone} />
        </Section>
      )}
    </>
  )
}
