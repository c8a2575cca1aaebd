import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonRow } from '~/components/button'
import { Deadline } from '~/components/deadline'
import { ErrorSummary } from '~/components/error-summary'
import { FileField, TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Card, Prose, Section, Stack } from '~/components/layout'
import { Notice } from '~/components/notice'
import { ObjectionText } from '~/components/objection-text'
import { PageHeader } from '~/components/page-header'
import { InputError } from '~/domain/errors'
import { wardName } from '~/domain/ward-name'
import { objectionDraftForm, objectionForm } from '~/forms/objections'
import { parseForm } from '~/forms/parse'
import { BASED_ON } from '~/http/based-on'
import { receivedFiles } from '~/http/evidence-form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { resultNumberOf } from '~/http/result-place.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { objectionMessages } from '~/i18n/messages/objections'
import { MAX_FILE_MEGABYTES } from '~/services/evidence-room.server'
import {
  draftObjection,
  MOST_OBJECTION_FILES,
  sendObjection,
  viewObjecting,
  withdrawObjection,
} from '~/services/objections.server'

export const meta = titled(objectionMessages, 'title', ({ result }: SerializeFrom<typeof loader>) => ({
  n: result.number,
}))

export const loader = privateLoader(async (visit) => {
  const place = { uid: param(visit, 'uid'), number: resultNumberOf(visit) }
  const limits = { megabytes: MAX_FILE_MEGABYTES, most: MOST_OBJECTION_FILES }
  return { ...(await viewObjecting(visit.ctx, visit.actor, place)), ...limits }
})

/** Keeps a draft, sends it, or withdraws what was sent. */
export const action = privateAction(async ({ ctx, actor, form, files, once, context, params }) => {
  const place = { uid: param({ params }, 'uid'), number: resultNumberOf({ params }) }
  const here = `/berkas/${place.uid}/sanggah/${place.number}`
  const [tooLarge] = context.tooLarge
  if (tooLarge !== undefined)
    throw new InputError([{ field: 'files', kind: 'file_too_large', params: { name: tooLarge } }])
  switch (form.text('act')) {
    case 'withdraw':
      await withdrawObjection(ctx, actor, place, once)
      return done(here, 'objection_withdrawn')
    case 'draft': {
      const typed = parseForm(objectionDraftForm, form.object())
      await draftObjection(ctx, actor, place, { ...typed, basedOn: form.text(BASED_ON) })
      return done(here, 'objection_drafted')
    }
    default: {
      const typed = parseForm(objectionForm, form.object())
      await sendObjection(ctx, actor, place, { ...typed, files: receivedFiles(files, 'files') }, once)
      return done(here, 'objection_sent')
    }
  }
})

/** Where a team objects to its own result. */
export default function ObjectPage() {
  const page = useLoaderData<typeof loader>()
  const t = useMessages(objectionMessages)
  const { errors } = useFailure(useActionData<typeof action>())
  const withdrawKey = useWriteKey('tarik')
  const { uid, competition, entry, result, window, standing, objections, draft, now } = page
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('title', { n: result.number })}
        lead={t('lead')}
        back={{ href: `/berkas/${uid}/hasil`, label: t('backToResults') }}
        facts={`${wardName(entry.ward, entry.kecamatan)} · ${entry.label}`}
      />
      {result.until && (
        <Deadline at={result.until} now={now} zone={competition.zone} live label={t('closes')} />
      )}
      {window === 'closed' && <Notice>{t('closed')}</Notice>}
      {window === 'closed' && !standing && draft !== '' && (
        <Section title={t('draftKept')}>
          <Prose>{draft}</Prose>
        </Section>
      )}
      {window === 'open' && !standing && <Write />}
      {objections.length > 0 && (
        <Section title={t('sent')}>
          <Stack>
            {objections.map((objection) => (
              <Card key={objection.uid}>
                <ObjectionText objection={objection} zone={competition.zone} />
                {window === 'open' && page.maySend && objection.state === 'received' && (
                  <Form writeKey={withdrawKey} hidden={{ act: 'withdraw' }}>
                    <Button variant="danger">{t('withdraw')}</Button>
                  </Form>
                )}
              </Card>
            ))}
          </Stack>
        </Section>
      )}
    </>
  )
}

function Write() {
  const { draft, basedOn, maySend, megabytes, most } = useLoaderData<typeof loader>()
  const t = useMessages(objectionMessages)
  const { error, value } = useFailure(useActionData<typeof action>())
  return (
    <Form files writeKey={useWriteKey('sanggah')} hidden={{ [BASED_ON]: value(BASED_ON, basedOn) }}>
      <TextAreaField
        name="grounds"
        label={t('grounds')}
        hint={t('groundsHint')}
        rows={10}
        defaultValue={value('grounds', draft)}
        error={error('grounds')}
      />
      {maySend && (
        <FileField
          name="files"
          label={t('files')}
          hint={t('filesHint', { max: most, size: megabytes })}
          optional
          multiple
          accept="application/pdf,image/jpeg,image/png,image/webp"
          error={error('files')}
        />
      )}
      {!maySend && <p>{t('onlyResponsible')}</p>}
      <ButtonRow>
        {maySend && (
          <Button name="act" value="send">
            {t('send')}
          </Button>
        )}
        <Button variant="secondary" name="act" value="draft">
          {t('saveDraft')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
