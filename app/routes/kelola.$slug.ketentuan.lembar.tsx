import { useLoaderData } from '@remix-run/react'
import { PageHeader } from '~/components/page-header'
import { RulesSheet } from '~/components/rules-sheet'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { rulesMessages } from '~/i18n/messages/rules'
import { setupMessages } from '~/i18n/messages/setup'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = titled(rulesMessages, 'sheet')

export const loader = privateLoader((visit) =>
  viewRulesPart(visit.ctx, visit.actor, param(visit, 'slug'), []),
)

/** The draft as the sheet that it will become. */
export default function DraftSheetPage() {
  const { head, rules } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  return (
    <>
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={r('sheet')}
        back={{ href: `/kelola/${head.slug}/ketentuan`, label: t('rules') }}
      />
      <RulesSheet rules={rules} />
    </>
  )
}
