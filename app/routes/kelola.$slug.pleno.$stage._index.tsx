import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ButtonLink } from '~/components/button'
import { ClosedMeeting } from '~/components/closed-meeting'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { Prose, Section } from '~/components/layout'
import { MeetingDecisions, namesOf } from '~/components/meeting-decisions'
import { MeetingForm } from '~/components/meeting-form'
import { MeetingMinutes } from '~/components/meeting-minutes'
import { MeetingProblems } from '~/components/meeting-problems'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { MEETING_FIELDS } from '~/forms/plenary'
import { BASED_ON } from '~/http/based-on'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { meetingPath, meetingPlace } from '~/http/meeting-place.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { fairnessMessages } from '~/i18n/messages/fairness'
import { plenaryMessages } from '~/i18n/messages/plenary'
import { visitSummaryMessages } from '~/i18n/messages/visit-summary'
import { saveMeeting } from '~/services/plenary-draft.server'
import { viewMeeting } from '~/services/plenary-pages.server'

export const meta = titled(plenaryMessages, 'meetingOf', ({ stage }: SerializeFrom<typeof loader>) => ({
  stage: stage.name,
}))

export const loader = privateLoader(async (visit) => {
  const place = meetingPlace(visit)
  return {
    ...(await viewMeeting(visit.ctx, visit.actor, place)),
    putHref: meetingPath(place, '/lolos'),
    furtherHref: meetingPath(place, '/lanjutan'),
    resultsHref: `/kelola/${place.slug}/hasil`,
    visitsHref: meetingPath(place, '/lapangan'),
  }
})

/** Keeps what was typed, and goes on to the page that closes the meeting when asked to. */
export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = meetingPlace(visit)
  const basedOn = form.text(BASED_ON)
  const sent = { text: (field: string) => form.text(field), ...(basedOn && { basedOn: Number(basedOn) }) }
  await saveMeeting(ctx, actor, place, sent, once)
  return form.text('lanjut') === 'tutup'
    ? done(meetingPath(place, '/tutup'))
    : done(meetingPath(place), 'saved')
})

/** The meeting of a stage: prepared together until it is closed, read ever after. */
export default function MeetingPage() {
  const { competition, stage, region, window, isOver, isSealed, minutes, prepared, visitsHref } =
    useLoaderData<typeof loader>()
  const t = useMessages(plenaryMessages)
  const f = useMessages(fairnessMessages)
  const v = useMessages(visitSummaryMessages)
  const locale = useLocale()
  const { errors } = useFailure(useActionData<typeof action>())
  const isPrepared = !isOver && prepared.mayPrepare
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={[t('meetingOf', { stage: stage.name }), region && `Kec. ${region.name}`]
          .filter(Boolean)
          .join(' · ')}
        {...(isPrepared ? { lead: t('meetingLead') } : {})}
        back={{ href: `/kelola/${competition.slug}/pleno`, label: t('title') }}
        {...(stage.kind === 'field'
          ? {
              actions: (
                <ButtonLink variant="secondary" href={visitsHref}>
                  {v('summary')}
                </ButtonLink>
              ),
            }
          : {})}
      />
      {!isOver && window !== 'closed' && stage.closesAt && (
        <Notice>
          {t('early', { time: formatShortDateTime(stage.closesAt, competition.zone, locale) })}
          {isSealed && ` ${t('sealed')}`}
        </Notice>
      )}
      {stage.kind !== 'plenary' && !isSealed && (
        <p>
          <a href={`/kelola/${competition.slug}/keadilan?tahap=${stage.code}`}>{f('open')}</a>
        </p>
      )}
      {isOver ? <Over /> : <Preparation />}
      {minutes.map((each) => (
        <MeetingMinutes key={each.uid} minutes={each} zone={competition.zone} isLast={prepared.isLast} />
      ))}
    </>
  )
}

function Over() {
  const { competition, next, may, prepared, putHref, furtherHref, resultsHref } =
    useLoaderData<typeof loader>()
  const following = next && { ...next, href: `/kelola/${competition.slug}/penugasan/${next.code}`, putHref }
  return (
    <ClosedMeeting
      writeKey={useWriteKey('lolos')}
      next={following}
      mayPut={may.put}
      furtherHref={prepared.mayPrepare ? furtherHref : null}
      resultsHref={resultsHref}
    />
  )
}

function Preparation() {
  const { competition, stage, window, version, members, prepared } = useLoaderData<typeof loader>()
  const t = useMessages(plenaryMessages)
  const { value, error, failed, names } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('pleno')
  const { values, lines, obstacles, problems } = prepared
  const nameOf = namesOf(lines)
  const fields = {
    value: (field: string) => value(field, values[field]),
    checked: (field: string) => (failed ? names.includes(field) : values[field] !== undefined),
    error,
  }
  if (members === 0) {
    const href = `/kelola/${competition.slug}/penugasan/${stage.code}`
    const link = <ButtonLink href={href}>{t('toAssignments')}</ButtonLink>
    return (
      <EmptyState title={t('noEntries')} action={link}>
        {t('noEntriesHelp')}
      </EmptyState>
    )
  }
  return (
    <>
      {window === 'closed' && version > 0 && !failed && obstacles.length > 0 && (
        <Notice tone="warning" title={t('check')}>
          <MeetingProblems {...{ obstacles, problems, nameOf }} />
        </Notice>
      )}
      {values[MEETING_FIELDS.reason] && (
        <Section title={t('furtherReason')}>
          <Prose>{values[MEETING_FIELDS.reason]}</Prose>
        </Section>
      )}
      {prepared.mayPrepare ? (
        <MeetingForm
          meeting={prepared}
          hidden={{ [BASED_ON]: value(BASED_ON, String(version)) }}
          {...{ nameOf, writeKey, ...fields }}
        />
      ) : (
        <MeetingDecisions meeting={prepared} nameOf={nameOf} {...fields} />
      )}
    </>
  )
}
