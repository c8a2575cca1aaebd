import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DefinitionList } from '~/components/definition-list'
import { TextField } from '~/components/fields'
import { FilterForm } from '~/components/form'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { useVerifiedFacts, verdictOf } from '~/components/verified-facts'
import { param, publicLoader } from '~/http/handler.server'
import { translateMeta } from '~/http/title'
import { useMessages } from '~/i18n'
import { verificationMessages } from '~/i18n/messages/verification'
import { readSha256, verifyCode } from '~/services/verification.server'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const t = translateMeta(matches, verificationMessages)
  const title = data ? `${t('one', { code: data.code })} · Sinilai` : 'Sinilai'
  return [{ title }, { name: 'robots', content: 'noindex' }]
}

export const loader = publicLoader(async (visit) => {
  const typed = visit.url.searchParams.get('sha256') ?? ''
  const sha256 = readSha256(typed)
  const verification = await verifyCode(visit.ctx, param(visit, 'code'), sha256)
  return { ...verification, typed, malformed: typed !== '' && sha256 === null }
})

/** Whether what bears a code is genuine and current, and whether a file is the one. */
export default function VerifiedPage() {
  const { code, competition, found, match, typed, malformed, zone } = useLoaderData<typeof loader>()
  const t = useMessages(verificationMessages)
  const verdict = verdictOf(found)
  const comparable = found.kind !== 'receipt'
  return (
    <>
      <PageHeader
        title={t('one', { code })}
        back={{ href: '/verifikasi', label: t('another') }}
        {...(competition ? { over: `${competition.name} ${competition.year}` } : {})}
      />
      <Notice tone={verdict === 'genuine' ? 'success' : 'warning'} title={t(verdict)}>
        <p>{t(`${verdict}Help`)}</p>
      </Notice>
      <DefinitionList items={useVerifiedFacts(found, zone)} />
      {found.kind === 'result' && found.published && competition && (
        <p>
          <a href={`/lomba/${competition.slug}/hasil/${found.number}`}>{t('toResult')}</a>
        </p>
      )}
      {found.kind === 'receipt' && found.of === 'dossier' && (
        <p>
          <a href={`/tanda-terima/${code}`}>{t('toReceipt')}</a>
        </p>
      )}
      {comparable && (
        <Section title={t('compare')} lead={t('compareLead')}>
          {match !== null && (
            <Notice tone={match === 'none' ? 'danger' : 'success'}>{t(`match_${match}`)}</Notice>
          )}
          <FilterForm label={t('compare')} submitLabel={t('compareAct')}>
            <TextField
              name="sha256"
              label={t('sha256')}
              spellCheck={false}
              defaultValue={typed}
              error={malformed ? t('malformed') : undefined}
            />
          </FilterForm>
        </Section>
      )}
    </>
  )
}
