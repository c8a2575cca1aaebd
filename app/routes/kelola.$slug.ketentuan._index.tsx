import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '~/components/button'
import { Details } from '~/components/details'
import { SetupPart } from '~/components/setup-part'
import { type Task, TaskList, type TaskStatus } from '~/components/task-list'
import { RULES_PARTS } from '~/domain/rules-check'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { kecamatanPartMessages } from '~/i18n/messages/kecamatan-part'
import { objectionRulesMessages } from '~/i18n/messages/objection-rules'
import { setupMessages } from '~/i18n/messages/setup'
import { groupProblems } from '~/services/overview.server'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = titled(setupMessages, 'rules')

export const loader = privateLoader(async (visit) => {
  const view = await viewRulesPart(visit.ctx, visit.actor, param(visit, 'slug'), RULES_PARTS)
  const { head, editable, locked } = view
  const checked = view.rules.checklist?.length ?? 0
  return { head, editable, locked, checked, counts: groupProblems(view.rules, view.problems) }
})

/** The parts of the rules with how far each has come. */
export default function RulesTasksPage() {
  const { head, editable, locked, checked, counts } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const k = useMessages(kecamatanPartMessages)
  const e = useMessages(eligibilityMessages)
  const o = useMessages(objectionRulesMessages)
  const base = `/kelola/${head.slug}`
  const task = (label: string, href: string, problems: number, begun = true): Task => ({
    label,
    href,
    hint: problems > 0 ? t('lacking', { n: problems }) : undefined,
    status: (problems === 0 ? 'complete' : begun ? 'partial' : 'notStarted') satisfies TaskStatus,
  })
  const tasks = [
    task(t('basics'), `${base}/ketentuan/dasar`, counts.basics),
    task(t('categories'), `${base}/ketentuan/kategori`, counts.categories, false),
    task(t('stages'), `${base}/ketentuan/tahap`, counts.stages, counts.byStage.length > 0),
    ...counts.byStage.flatMap(({ code, name, criteria, settings, instrument }) => [
      task(t('stageSettings', { name }), `${base}/ketentuan/tahap/${code}`, settings),
      task(t('stageInstrument', { name }), `${base}/instrumen/${code}`, instrument, criteria > 0),
    ]),
    task(t('tieBreaks'), `${base}/ketentuan/nilai-sama`, counts.tieBreaks, false),
    task(t('awards'), `${base}/ketentuan/penghargaan`, counts.awards),
    task(o('title'), `${base}/ketentuan/masa-sanggah`, counts.objections),
  ]
  return (
    <SetupPart
      head={head}
      title={t('rules')}
      lead={t('rulesLead')}
      back={{ href: base, label: t('overview') }}
      {...{ editable, locked }}
      problems={[]}
      actions={
        <ButtonLink variant="secondary" href={`${base}/ketentuan/lembar`}>
          {t('preview')}
        </ButtonLink>
      }
    >
      <TaskList tasks={tasks} label={t('parts')} />
      <Details summary={t('advanced')} open={counts.kecamatan > 0}>
        <ul className="link-list">
          <li>
            <a href={`${base}/ketentuan/kecamatan`}>{k('title')}</a>
            {counts.kecamatan > 0 && ` (${t('lacking', { n: counts.kecamatan })})`}
          </li>
          <li>
            <a href={`${base}/ketentuan/syarat`}>{e('setupTitle')}</a>
            {checked > 0 && ` (${e('itemCount', { n: checked })})`}
          </li>
        </ul>
      </Details>
    </SetupPart>
  )
}
