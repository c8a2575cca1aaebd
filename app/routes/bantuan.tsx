import { Prose, Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { publicLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { publicMessages } from '~/i18n/messages/public'

export const meta = titled(publicMessages, 'helpTitle')

export const loader = publicLoader(() => ({}))

const TOPICS = [
  ['helpTeam', 'helpTeamText'],
  ['helpJudge', 'helpJudgeText'],
  ['helpOrganizer', 'helpOrganizerText'],
  ['helpLogin', 'helpLoginText'],
  ['helpCheck', 'helpCheckText'],
] as const

export default function HelpPage() {
  const t = useMessages(publicMessages)
  return (
    <>
      <PageHeader title={t('helpTitle')} lead={t('helpLead')} />
      {TOPICS.map(([title, text]) => (
        <Section key={title} title={t(title)}>
          <Prose>{t(text)}</Prose>
        </Section>
      ))}
    </>
  )
}
