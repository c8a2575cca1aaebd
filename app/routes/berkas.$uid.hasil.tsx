import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { Stack } from '~/components/layout'
import { OwnResultView } from '~/components/own-result'
import { PageHeader } from '~/components/page-header'
import { wardName } from '~/domain/ward-name'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { ownResultMessages } from '~/i18n/messages/own-results'
import { viewOwnResults } from '~/services/own-results.server'

export const meta = titled(ownResultMessages, 'title')

export const loader = privateLoader((visit) => viewOwnResults(visit.ctx, visit.actor, param(visit, 'uid')))

/** What a team learns of its own entry: in the objection window, and with reasons after the announcement. */
export default function OwnResultsPage() {
  const { uid, title, competition, entry, results, now } = useLoaderData<typeof loader>()
  const t = useMessages(ownResultMessages)
  return (
    <>
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/berkas/${uid}`, label: title }}
        facts={`${wardName(entry.ward, entry.kecamatan)} · ${entry.label}`}
      />
      {results.length === 0 && <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
      <Stack>
        {results.map((result) => (
          <OwnResultView
            key={result.number}
            {...{ result, now, zone: competition.zone }}
            base={`/berkas/${uid}`}
          />
        ))}
      </Stack>
    </>
  )
}
