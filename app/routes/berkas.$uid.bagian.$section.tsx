import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonRow } from '~/components/button'
import { CorrectionList } from '~/components/correction-list'
import { Deadline } from '~/components/deadline'
import { DossierAnswer, type Unsaved } from '~/components/dossier-answer'
import { DossierAutosave } from '~/components/dossier-autosave'
import { DossierNotice } from '~/components/dossier-notice'
import { rowId } from '~/components/dossier-rows'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { isAsked } from '~/domain/corrections'
import { NotFoundError } from '~/domain/errors'
import { mayBeAsked } from '~/domain/fields/form'
import { pageField } from '~/forms/draft-page'
import { atInputs, readEdits } from '~/http/draft-edits.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { correctionMessages } from '~/i18n/messages/corrections'
import { dossierMessages } from '~/i18n/messages/dossier'
import { viewDraft } from '~/services/dossiers.server'
import { type FieldEdit, saveFields } from '~/services/drafts.server'
import { hadSection } from '~/services/former-forms.server'
import { newRowId } from '~/services/ids.server'

export const meta = titled(dossierMessages, 'answers')

export const loader = privateLoader(async (visit) => {
  const code = param(visit, 'section')
  const draft = await viewDraft(visit.ctx, visit.actor, param(visit, 'uid'))
  const { sections, fields } = draft.form
  const index = sections.findIndex((section) => section.code === code)
  const section = sections[index]
  if (!section) {
    const uid = param(visit, 'uid')
    if (!(await hadSection(visit.ctx, visit.actor, { uid, section: code })))
      throw new NotFoundError('section')
    // The page was open while the form changed; what was typed in it stands with the answers of the former form.
    throw done(`/berkas/${uid}`, 'form_changed')
  }
  const locale = languageTag(readLocale(visit.context.cookies, visit.actor))
  const values = Object.fromEntries(Object.entries(draft.values).map(([key, stored]) => [key, stored?.value]))
  const writing = draft.mayWrite && draft.edit === 'open'
  return {
    uid: param(visit, 'uid'),
    title: draft.title,
    edit: draft.edit,
    mayWrite: draft.mayWrite,
    person: visit.actor.uid,
    writing,
    form: draft.form,
    corrections: draft.corrections,
    closesAt: draft.closesAt,
    now: draft.now,
    section: section.name,
    number: index + 1,
    total: sections.length,
    next: sections[index + 1]?.code ?? null,
    zone: draft.zone,
    fields: fields
      .filter((field) => field.section === code && mayBeAsked(draft.form, field, values))
      .map((field) =>
        pageField(field, draft, { locale, newRow: writing ? () => newRowId(visit.ctx) : null }),
      ),
  }
})

/** How many rows of a field were sent with something in them. */
const countRows = (edits: readonly FieldEdit[], code: string) =>
  edits.filter(
    ({ field, typed }) =>
      field.startsWith(`${code}/`) && Object.values(typed).some((text) => text.trim() !== ''),
  ).length

export const action = privateAction(async ({ form, ...visit }) => {
  const uid = param(visit, 'uid')
  const edits = readEdits(form)
  const locale = languageTag(readLocale(visit.context.cookies, visit.actor))
  const { outcomes } = await saveFields(visit.ctx, visit.actor, { uid, edits, locale }).catch(atInputs)
  const unsaved = outcomes.filter(
    (result): result is Unsaved => result.outcome !== 'saved' && result.outcome !== 'unchanged',
  )
  if (unsaved.length > 0) return json({ unsaved }, { status: 409 })
  const here = `/berkas/${uid}/bagian/${encodeURIComponent(param(visit, 'section'))}`
  const more = form.text('tambah')
  if (more !== '') return done(`${here}#${rowId(more.slice(0, 100), countRows(edits, more) + 1)}`, 'saved')
  const next = form.text('lanjut')
  if (next === '') return done(here, 'saved')
  const isSection = next !== 'daftar' && next.length <= 100
  return done(isSection ? `/berkas/${uid}/bagian/${encodeURIComponent(next)}` : `/berkas/${uid}`, 'saved')
})

const unsavedOf = (data: unknown): Unsaved[] =>
  typeof data === 'object' && data !== null && 'unsaved' in data ? (data.unsaved as Unsaved[]) : []

export default function SectionPage() {
  const page = useLoaderData<typeof loader>()
  const data = useActionData<typeof action>()
  const t = useMessages(dossierMessages)
  const locale = languageTag(useLocale())
  const failure = useFailure(data)
  const unsaved = unsavedOf(data)
  const clashes = unsaved.filter((result) => result.outcome === 'clash')
  const kept = unsaved.filter((result) => result.outcome === 'late' || result.outcome === 'locked')
  const unasked = unsaved.some((result) => result.outcome === 'unasked')
  /** What was typed into a page from before stays there to be copied. */
  const isKept = (code: string) => unsaved.some(({ field }) => field === code || field.startsWith(`${code}/`))
  const c = useMessages(correctionMessages)
  const writeKey = useWriteKey('bagian')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={page.section[locale]}
        over={t('sectionOf', { number: page.number, total: page.total })}
        lead={page.title}
        back={{ href: `/berkas/${page.uid}`, label: t('backToDossier') }}
      />
      {kept.length > 0 && (
        <Notice tone="danger" live title={kept[0]?.outcome === 'late' ? t('lateTitle') : t('lockedTitle')}>
          <p>{kept[0]?.outcome === 'late' ? t('lateHelp') : t('lockedHelp')}</p>
        </Notice>
      )}
      {unasked && (
        <Notice tone="danger" live title={c('notAskedTitle')}>
          <p>{c('notAskedHelp')}</p>
        </Notice>
      )}
      {page.writing && page.closesAt && (
        <Deadline at={page.closesAt} now={page.now} zone={page.zone} live label={t('closesAt')} />
      )}
      {page.writing && (
        <CorrectionList
          {...{ uid: page.uid, form: page.form, corrections: page.corrections }}
          {...{ until: page.closesAt, zone: page.zone }}
        />
      )}
      {clashes.length > 0 && (
        <Notice tone="warning" live title={t('clashTitle')}>
          <p>{t('clashHelp')}</p>
        </Notice>
      )}
      {!page.writing && kept.length === 0 && <DossierNotice edit={page.edit} returned={null} />}
      <Form writeKey={writeKey} autosave>
        {page.fields.map((answer) => {
          const { code } = answer.field
          const open = !page.writing || isAsked(page.corrections, code) || isKept(code)
          const inputs = (
            <DossierAnswer
              key={code}
              {...{ answer, failure, unsaved }}
              {...{ form: page.form, zone: page.zone, writing: page.writing && open }}
            />
          )
          const { when } = answer.field
          if (open && when && page.fields.some(({ field }) => field.code === when.field))
            return (
              <div key={code} data-when={when.field} data-when-in={when.in.join(' ')}>
                {inputs}
              </div>
            )
          if (open) return inputs
          return (
            <fieldset key={code} className="fieldset" disabled>
              {inputs}
            </fieldset>
          )
        })}
        {page.writing && (
          <ButtonRow>
            <Button name="lanjut" value={page.next ?? 'daftar'}>
              {t('saveAndNext')}
            </Button>
            <Button variant="secondary" icon="save">
              {t('save')}
            </Button>
          </ButtonRow>
        )}
      </Form>
      {page.mayWrite && <DossierAutosave dossier={page.uid} person={page.person} zone={page.zone} />}
    </>
  )
}
