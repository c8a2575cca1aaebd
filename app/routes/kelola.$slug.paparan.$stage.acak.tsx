import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { DefinitionList } from '~/components/definition-list'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { parseForm } from '~/forms/parse'
import { announceForm, drawForm } from '~/forms/presentation'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { presentationPath, stagePlace } from '~/http/stage-place.server'
import { titled } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { presentationMessages } from '~/i18n/messages/presentation'
import { prepareLots } from '~/services/appearance.server'
import { announceDraw, draw } from '~/services/appearance-draw.server'

export const meta = titled(presentationMessages, 'drawTitle')

export const loader = privateLoader((visit) => prepareLots(visit.ctx, visit.actor, stagePlace(visit)))

/** Announces a draw, or draws the one that was announced: the form that names it. */
export const action = privateAction(async (visit) => {
  const { ctx, actor, form, once } = visit
  const place = stagePlace(visit)
  if (!form.has('nomor')) {
    const { dasar, alasan } = parseForm(announceForm, form.object())
    await announceDraw(ctx, actor, place, { reason: alasan, basedOn: dasar }, once)
    return done(`${presentationPath(place)}/acak`, 'draw_announced')
  }
  const { nomor, ucapan } = parseForm(drawForm, form.object())
  await draw(ctx, actor, place, { phrase: ucapan, number: nomor }, once)
  return done(presentationPath(place), 'drawn')
})

/** A draw that anyone can repeat: announced by the hash of its secret, then drawn with what is said in the room. */
export default function DrawPage() {
  const { competition, stage, entries, newest, replaces, announced } = useLoaderData<typeof loader>()
  const t = useMessages(presentationMessages)
  const locale = useLocale()
  const { errors, value, error } = useFailure(useActionData<typeof action>())
  const announceKey = useWriteKey('umumkan')
  const drawKey = useWriteKey('undi')
  const { slug, name, zone } = competition
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${name} · ${stage.name}`}
        title={t('drawTitle')}
        lead={t('drawLead')}
        back={{ href: `/kelola/${slug}/paparan/${stage.code}`, label: t('titleOf', { stage: stage.name }) }}
      />
      {announced ? (
        <>
          <DefinitionList
            items={[
              {
                term: t('drawNumber', { n: announced.number }),
                description: t('announced', { time: formatDateTime(announced.writtenAt, zone, locale) }),
              },
              { term: t('commitment'), description: <span className="code">{announced.commitment}</span> },
            ]}
          />
          <p>
            <a href={`/lomba/${slug}/undian/${stage.code}`}>{t('publicPage')}</a>
          </p>
          <Form writeKey={drawKey} hidden={{ nomor: value('nomor', String(announced.number)) }}>
            <TextField
              name="ucapan"
              label={t('phrase')}
              hint={t('phraseHint')}
              maxLength={200}
              spellCheck={false}
              autoComplete="off"
              defaultValue={value('ucapan')}
              error={error('ucapan')}
            />
            <Button>{t('draw')}</Button>
          </Form>
        </>
      ) : entries.length === 0 ? (
        <EmptyState title={t('noEntries')}>
          <p>{t('noEntriesHelp')}</p>
        </EmptyState>
      ) : (
        <Form writeKey={announceKey} hidden={{ dasar: value('dasar', String(newest)) }}>
          <p>{t('announceLead')}</p>
          {replaces && (
            <TextAreaField
              name="alasan"
              label={t('reason')}
              hint={t('reasonHint')}
              rows={2}
              defaultValue={value('alasan')}
              error={error('alasan')}
            />
          )}
          <Button>{t('announce')}</Button>
        </Form>
      )}
    </>
  )
}
