import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { ButtonLink } from '~/components/button'
import { CompetitionPages } from '~/components/competition-pages'
import { Card, Grid, Section, Stat } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { Steps } from '~/components/steps'
import { windowState } from '~/domain/time'
import { param, privateLoader } from '~/http/handler.server'
import { named } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { proposalMessages } from '~/i18n/messages/proposal'
import { rulesMessages } from '~/i18n/messages/rules'
import { setupMessages } from '~/i18n/messages/setup'
import { viewOverview } from '~/services/overview.server'

export const meta = named(({ competition }: SerializeFrom<typeof loader>) => competition.name)

export const loader = privateLoader((visit) => viewOverview(visit.ctx, visit.actor, param(visit, 'slug')))

/** Where a competition stands and what comes next. */
export default function OverviewPage() {
  const { competition, progress, may, ...overview } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const { slug, name, year, hostName, openedAt, draftPublic } = competition
  const { wards } = overview
  return (
    <>
      <PageHeader
        over={hostName}
        title={`${name} ${year}`}
        {...(wards === null ? {} : { lead: t('wardsTakePart', { host: hostName, n: wards }) })}
        back={{ href: '/kelola', label: t('listTitle') }}
        facts={
          openedAt ? (
            <Badge tone="success">{t('statusOpen')}</Badge>
          ) : (
            <Badge>{t(draftPublic ? 'statusPublicDraft' : 'statusDraft')}</Badge>
          )
        }
      />
      {may.viewSetup && <NextAct />}
      {openedAt && progress && (
        <Section title={t('progress')}>
          <Grid>
            <Stat label={t('entries')} value={progress.entries} />
            <Stat label={t('wards')} value={progress.wards} />
            <Stat
              label={t('sheets')}
              value={progress.sheets}
              note={t('ofAssignments', { n: progress.assignments })}
            />
          </Grid>
        </Section>
      )}
      <Timetable {...overview} opened={openedAt !== null} zone={competition.zone} />
      <CompetitionPages
        slug={slug}
        opened={openedAt !== null}
        draftPublic={draftPublic}
        may={may}
        stages={overview.stages}
      />
    </>
  )
}

function NextAct() {
  const { competition, problems, pending, may } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const base = `/kelola/${competition.slug}`
  const waits = pending !== null
  const [title, text, href, label] =
    waits && !pending.own
      ? [t('nextDecide'), t('nextDecideText'), `${base}/persetujuan`, t('toApprovals')]
      : waits
        ? [t('nextWait'), t('nextWaitText'), `${base}/persetujuan`, t('toApprovals')]
        : competition.openedAt
          ? [t('nextRun'), t('nextRunText'), null, '']
          : problems > 0
            ? [t('nextRules'), t('nextRulesText', { n: problems }), `${base}/ketentuan`, t('nextRules')]
            : [t('nextOpen'), t('nextOpenText'), `${base}/pembukaan`, t('nextOpen')]
  return (
    <Section title={t('nextAct')}>
      <Card>
        <h3>{title}</h3>
        <p>{text}</p>
        {href && (
          <ButtonLink href={href} variant={may.setUp || may.request ? 'primary' : 'secondary'}>
            {label}
          </ButtonLink>
        )}
        {!waits && competition.openedAt && <OpenSteps />}
      </Card>
    </Section>
  )
}

/** What an open competition still waits for, each where it is done. */
function OpenSteps() {
  const { competition, todo } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  if (todo.length === 0) return null
  return (
    <ul className="link-list">
      {todo.map(({ kind, n, page }) => (
        <li key={`${kind} ${page}`}>
          <a href={`/kelola/${competition.slug}/${page}`}>{t(kind, { n })}</a>
        </li>
      ))}
    </ul>
  )
}

type TimetableProps = Pick<
  ReturnType<typeof useLoaderData<typeof loader>>,
  'submission' | 'proposals' | 'stages' | 'now'
> & {
  zone: 'WIB' | 'WITA' | 'WIT'
  opened: boolean
}

function Timetable({ submission, proposals, stages, now, zone, opened }: TimetableProps) {
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  const p = useMessages(proposalMessages)
  const locale = useLocale()
  const states = { before: 'upcoming', open: 'current', closed: 'done' } as const
  const steps = [
    { code: '', name: r('submission'), ...submission },
    ...(proposals ? [{ code: '', name: p('title'), ...proposals }] : []),
    ...stages,
  ].map((window) => ({
    label: window.name,
    note: window.closesAt
      ? `${r('closes')} ${formatShortDateTime(window.closesAt, zone, locale)}`
      : r('notSet'),
    state: opened && window.closesAt ? states[windowState(window, [], now)] : ('upcoming' as const),
  }))
  return (
    <Section title={t('timetable')}>
      <Steps label={t('timetable')} steps={steps} />
    </Section>
  )
}
