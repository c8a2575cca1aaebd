import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { ButtonLink } from '~/components/button'
import { DefinitionList } from '~/components/definition-list'
import { Details } from '~/components/details'
import { PageHeader } from '~/components/page-header'
import { RulesSheet } from '~/components/rules-sheet'
import { param, publicLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatDateTime, formatDay, useLocale, useMessages } from '~/i18n'
import { rulesMessages } from '~/i18n/messages/rules'
import { viewPublicRules } from '~/services/public-competitions.server'

export const meta = titled(
  rulesMessages,
  'sheetNumber',
  ({ number }: SerializeFrom<typeof loader>) => ({ number }),
  ({ competition }: SerializeFrom<typeof loader>) => competition.name,
)

export const loader = publicLoader((visit) =>
  viewPublicRules(visit.ctx, param(visit, 'slug'), param(visit, 'number')),
)

/** A numbered rules sheet: printable, with its juknis and what it takes to check it. */
export default function RulesSheetPage() {
  const sheet = useLoaderData<typeof loader>()
  const t = useMessages(rulesMessages)
  const locale = useLocale()
  const { competition, number, juknis } = sheet
  const base = `/lomba/${competition.slug}/ketentuan`
  return (
    <>
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('sheetNumber', { number })}
        back={{ href: base, label: t('versions') }}
        facts={sheet.latest ? <Badge tone="success">{t('latest')}</Badge> : <Badge>{t('replaced')}</Badge>}
      />
      <DefinitionList
        items={[
          { term: t('frozenAt'), description: formatDateTime(sheet.frozenAt, competition.zone, locale) },
          ...(sheet.reason ? [{ term: t('changeReason'), description: sheet.reason }] : []),
          {
            term: t('juknis'),
            description:
              juknis?.number && juknis.date ? (
                <>
                  {t('juknisText', {
                    number: juknis.number,
                    date: formatDay(juknis.date, locale),
                  })}
                  {juknis.title && `: ${juknis.title}`}
                  {juknis.hasFile && (
                    <>
                      {' '}
                      <a href={`${base}/${number}/juknis`}>{t('juknisFile')}</a>
                    </>
                  )}
                </>
              ) : (
                t('noJuknis', { reason: juknis?.noneReason ?? '' })
              ),
          },
        ]}
      />
      <RulesSheet rules={sheet.rules} />
      <Details summary={t('technical')} open>
        <p>
          {t('sha256')}: <code>{sheet.sha256}</code>
        </p>
        <p>{t('howToCheck')}</p>
        <p>
          <ButtonLink variant="secondary" icon="download" href={`${base}/${number}/json`} download>
            {t('downloadJson')}
          </ButtonLink>
        </p>
      </Details>
    </>
  )
}
