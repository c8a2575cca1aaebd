import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AskedMaterials } from '~/components/asked-materials'
import { ButtonLink, ButtonRow } from '~/components/button'
import { CategoryMoves } from '~/components/category-moves'
import { CheckResults } from '~/components/check-results'
import { CompletenessMeter } from '~/components/completeness-meter'
import { CorrectionList } from '~/components/correction-list'
import { Deadline } from '~/components/deadline'
import { DossierAutosave } from '~/components/dossier-autosave'
import { DossierNotice } from '~/components/dossier-notice'
import { DossierStateBadge } from '~/components/dossier-state'
import { dossierTasks } from '~/components/dossier-tasks'
import { Section } from '~/components/layout'
import { MissingList } from '~/components/missing-list'
import { PageHeader } from '~/components/page-header'
import { ProposalNotice } from '~/components/proposal-notice'
import { RevisionTable } from '~/components/revision-table'
import { StatementLink } from '~/components/statement-link'
import { TaskList } from '~/components/task-list'
import { WarningList } from '~/components/warning-list'
import { wardName } from '~/domain/ward-name'
import { param, privateLoader } from '~/http/handler.server'
import { named } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { categoryMoveMessages } from '~/i18n/messages/category-move'
import { correctionMessages } from '~/i18n/messages/corrections'
import { dossierMessages } from '~/i18n/messages/dossier'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { ownResultMessages } from '~/i18n/messages/own-results'
import { viewDossier } from '~/services/dossiers.server'

export const meta = named(({ title }: SerializeFrom<typeof loader>) => title)

export const loader = privateLoader(async (visit) => ({
  ...(await viewDossier(visit.ctx, visit.actor, param(visit, 'uid'))),
  person: visit.actor.uid,
}))

export default function DossierPage() {
  const dossier = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const c = useMessages(correctionMessages)
  const e = useMessages(eligibilityMessages)
  const m = useMessages(categoryMoveMessages)
  const o = useMessages(ownResultMessages)
  const locale = languageTag(useLocale())
  const { uid, competition, entry, may, edit, state, person } = dossier
  const writing = edit === 'open' && may.write && !dossier.out
  return (
    <>
      <PageHeader
        title={dossier.title}
        over={competition.name}
        lead={`${dossier.category.name} · ${wardName(entry.ward, entry.kecamatan)} · ${entry.label}`}
        back={
          may.write
            ? { href: '/tim', label: t('backToBoard') }
            : { href: `/kelola/${competition.slug}/peserta`, label: t('participants') }
        }
        facts={<DossierStateBadge state={state} />}
      />
      {dossier.closesAt && (state === 'draft' || state === 'returned') && (
        <Deadline
          at={dossier.closesAt}
          now={dossier.now}
          zone={competition.zone}
          live
          label={state === 'returned' ? c('deadline') : t('closesAt')}
        />
      )}
      <DossierNotice
        edit={dossier.asked.some((one) => one.state === 'open' && one.missing > 0) ? 'open' : edit}
        returned={state === 'returned' ? dossier.returned : null}
        overdue={dossier.overdue}
        out={dossier.proposal?.proposed === 0 ? null : dossier.out}
      />
      {dossier.moved && <CategoryMoves moved={dossier.moved} zone={competition.zone} />}
      {dossier.proposal && <ProposalNotice proposal={dossier.proposal} />}
      {!dossier.out && (
        <AskedMaterials {...{ uid, asked: dossier.asked, now: dossier.now, zone: competition.zone }} />
      )}
      {writing && (
        <>
          <CorrectionList
            {...{ uid, form: dossier.form, corrections: dossier.corrections }}
            {...{ until: dossier.closesAt, zone: competition.zone }}
          />
          <TaskList label={t('taskList')} tasks={dossierTasks(dossier, t, locale)} />
          <Section title={t('missingTitle')}>
            <CompletenessMeter completeness={dossier.completeness} />
            <MissingList dossier={dossier} />
            <WarningList uid={uid} form={dossier.form} warnings={dossier.warnings} />
          </Section>
        </>
      )}
      <ButtonRow>
        {may.check && !dossier.out && (state === 'submitted' || state === 'complete' || dossier.overdue) && (
          <ButtonLink href={`/berkas/${uid}/periksa`}>{t('check')}</ButtonLink>
        )}
        <ButtonLink href={`/berkas/${uid}/baca`} variant="secondary" icon="file-text">
          {t('read')}
        </ButtonLink>
        {dossier.hasResults && (
          <ButtonLink href={`/berkas/${uid}/hasil`} variant="secondary">
            {o('link')}
          </ButtonLink>
        )}
        {state !== 'draft' && state !== 'returned' && <StatementLink uid={dossier.release?.statement} />}
        {may.reinstate && dossier.out && dossier.checks.at(-1)?.decision === 'ineligible' && (
          <ButtonLink href={`/berkas/${uid}/batal-gugur`} variant="secondary">
            {e('undo')}
          </ButtonLink>
        )}
        {may.write && state === 'submitted' && !dossier.out && dossier.windowOpen && (
          <ButtonLink href={`/berkas/${uid}/tarik`} variant="quiet">
            {t('withdraw')}
          </ButtonLink>
        )}
        {may.move && !dossier.out && (
          <ButtonLink href={`/berkas/${uid}/pindah-kategori`} variant="quiet">
            {m('title')}
          </ButtonLink>
        )}
        {may.extend && (
          <ButtonLink href={`/kelola/${competition.slug}/peserta/${entry.uid}/perpanjangan`} variant="quiet">
            {t('extend')}
          </ButtonLink>
        )}
      </ButtonRow>
      <CheckResults checks={dossier.checks} zone={competition.zone} named={!may.write} />
      {dossier.revisions.length > 0 && (
        <Section title={t('revisions')}>
          <RevisionTable uid={uid} revisions={dossier.revisions} zone={competition.zone} />
          {dossier.revisions.length > 1 && (
            <p>
              <a href={`/berkas/${uid}/banding`}>{t('compareRevisions')}</a>
            </p>
          )}
        </Section>
      )}
      {may.write && <DossierAutosave dossier={uid} person={person} zone={competition.zone} />}
    </>
  )
}
