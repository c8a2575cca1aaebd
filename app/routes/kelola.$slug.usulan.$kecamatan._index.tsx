import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Deadline } from '~/components/deadline'
import { Details } from '~/components/details'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { ProposalForm } from '~/components/proposal-form'
import { ProposalHistory } from '~/components/proposal-history'
import { ProposalList } from '~/components/proposal-list'
import { TaskList } from '~/components/task-list'
import { parseForm } from '~/forms/parse'
import { proposalForm } from '~/forms/proposal'
import { BASED_ON } from '~/http/based-on'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { proposalLetter } from '~/http/proposal-mail.server'
import { named } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { proposalMessages } from '~/i18n/messages/proposal'
import { viewKecamatan } from '~/services/proposal-pages.server'
import { sendProposal } from '~/services/proposal-sending.server'

export const meta = named(({ kecamatan }: SerializeFrom<typeof loader>) => kecamatan.name)

export const loader = privateLoader((visit) =>
  viewKecamatan(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'kecamatan')),
)

/** Sends the proposal as it stands. */
export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const [slug, kecamatan] = [param({ params }, 'slug'), param({ params }, 'kecamatan')]
  const said = parseForm(proposalForm, form.object())
  const input = { slug, kecamatan, ...said, basedOn: form.text(BASED_ON) }
  await sendProposal(ctx, actor, input, proposalLetter, once)
  return done(`/kelola/${slug}/usulan/${kecamatan}`, 'proposal_sent')
})

/** What one kecamatan proposes: the categories, the papers, and what was sent. */
export default function KecamatanProposalPage() {
  const page = useLoaderData<typeof loader>()
  const t = useMessages(proposalMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('usulan')
  const { competition, kecamatan, groups, choices, files, sent, locked, most, unchecked } = page
  const base = `/kelola/${competition.slug}/usulan`
  const here = `${base}/${kecamatan.code}`
  const writing = page.maySend && locked === null
  const paper = (kind: 'letter' | 'minutes') => {
    const file = files.find((one) => one.kind === kind)
    const time = file && formatShortDateTime(file.at, competition.zone, locale)
    return {
      label: t(kind),
      href: `${here}/dokumen`,
      hint: file && time ? t('uploaded', { name: file.fileName, time }) : undefined,
      status: file ? ('complete' as const) : ('notStarted' as const),
    }
  }
  const isFirst = sent.length === 0
  const work = (
    <>
      <Section title={t('choose')}>
        <TaskList
          label={t('choose')}
          tasks={[
            ...groups.map(({ code, name, proposed, entries, lacking, ready }) => ({
              label: name ?? t('all'),
              href: `${here}/kategori/${code}`,
              hint: [
                t('chosen', { proposed, most, entries }),
                ...(lacking > 0 ? [t('lacking', { n: lacking })] : []),
              ].join('; '),
              status: ready ? ('complete' as const) : ('partial' as const),
            })),
            paper('letter'),
            paper('minutes'),
          ]}
        />
      </Section>
      <Section title={t('willBe')}>
        <ProposalList caption={t('willBe')} entries={choices} />
      </Section>
      {groups.every(({ ready }) => ready) && files.length === 2 && (
        <ProposalForm
          writeKey={writeKey}
          hidden={{ [BASED_ON]: failure.value(BASED_ON, page.basedOn) }}
          isFirst={isFirst}
          failure={failure}
        />
      )}
    </>
  )
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('of', { name: kecamatan.name })}
        over={competition.name}
        lead={writing ? t('ofLead') : undefined}
        back={{ href: base, label: t('title') }}
      />
      {page.closesAt && (
        <Deadline at={page.closesAt} now={page.now} zone={competition.zone} live label={t('closesAt')} />
      )}
      {locked && <Notice>{t(`locked_${locked}`)}</Notice>}
      {unchecked > 0 && locked === null && (
        <Notice tone="warning" title={t('uncheckedNotice', { n: unchecked })}>
          <a href={`/kelola/${competition.slug}/antrean?kecamatan=${kecamatan.code}`}>{t('toQueue')}</a>
        </Notice>
      )}
      {choices.length === 0 && <EmptyState title={t('noChecked')} />}
      {!writing && choices.length > 0 && sent.length === 0 && <EmptyState title={t('notBegun')} />}
      <ProposalHistory sent={sent} zone={competition.zone} />
      {writing && choices.length > 0 && isFirst && work}
      {writing && choices.length > 0 && !isFirst && (
        <Details summary={t('sendAgain')} open={files.length > 0 || failure.failed}>
          {work}
        </Details>
      )}
    </>
  )
}
