import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonRow } from '~/components/button'
import { DossierAutosave } from '~/components/dossier-autosave'
import { DossierClash } from '~/components/dossier-clash'
import { DossierField } from '~/components/dossier-field'
import { DossierNotice } from '~/components/dossier-notice'
import { ErrorSummary } from '~/components/error-summary'
import { Form, HiddenFields } from '~/components/form'
import { LateText } from '~/components/late-text'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { NotFoundError } from '~/domain/errors'
import { checkValue, editValue } from '~/domain/fields'
import { mayBeAsked } from '~/domain/fields/form'
import { inputName } from '~/forms/draft-names'
import { atInputs, readEdits } from '~/http/draft-edits.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { useSentence } from '~/i18n/sentence'
import { viewDraft } from '~/services/dossiers.server'
import { type FieldOutcome, saveFields } from '~/services/drafts.server'

export const meta = titled(dossierMessages, 'answers')

export const loader = privateLoader(async (visit) => {
  const code = param(visit, 'section')
  const draft = await viewDraft(visit.ctx, visit.actor, param(visit, 'uid'))
  const { sections, fields } = draft.form
  const index = sections.findIndex((section) => section.code === code)
  const section = sections[index]
  if (!section) throw new NotFoundError('section')
  const locale = languageTag(readLocale(visit.context.cookies, visit.actor))
  const values = Object.fromEntries(Object.entries(draft.values).map(([key, stored]) => [key, stored?.value]))
  return {
    uid: param(visit, 'uid'),
    title: draft.title,
    edit: draft.edit,
    mayWrite: draft.mayWrite,
    person: visit.actor.uid,
    writing: draft.mayWrite && draft.edit === 'open',
    form: draft.form,
    section: section.name,
    number: index + 1,
    total: sections.length,
    next: sections[index + 1]?.code ?? null,
    zone: draft.zone,
    fields: fields
      .filter((field) => field.section === code && mayBeAsked(draft.form, field, values))
      .map((field) => {
        const stored = draft.values[field.code]
        return {
          field,
          typed: editValue(field, stored?.value ?? '', locale),
          version: stored?.version ?? 0,
          problems: checkValue(field, stored?.value),
          late: draft.late[field.code] ?? null,
        }
      }),
  }
})

/** Outcomes that the writer has to see before going on. */
type Unsaved = Exclude<FieldOutcome, { outcome: 'saved' | 'unchanged' }>

export const action = privateAction(async ({ form, ...visit }) => {
  const uid = param(visit, 'uid')
  const edits = readEdits(form)
  const locale = languageTag(readLocale(visit.context.cookies, visit.actor))
  const { outcomes } = await saveFields(visit.ctx, visit.actor, { uid, edits, locale }).catch(atInputs)
  const unsaved = outcomes.filter(
    (result): result is Unsaved => result.outcome !== 'saved' && result.outcome !== 'unchanged',
  )
  if (unsaved.length > 0) return json({ unsaved }, { status: 409 })
  const next = form.text('lanjut')
  if (next === '') return done(`/berkas/${uid}/bagian/${param(visit, 'section')}`, 'saved')
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
  const sentence = useSentence()
  const failure = useFailure(data)
  const unsaved = unsavedOf(data)
  const clashes = unsaved.filter((result) => result.outcome === 'clash')
  const kept = unsaved.filter((result) => result.outcome === 'late' || result.outcome === 'locked')
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
      {clashes.length > 0 && (
        <Notice tone="warning" live title={t('clashTitle')}>
          <p>{t('clashHelp')}</p>
        </Notice>
      )}
      {!page.writing && kept.length === 0 && <DossierNotice edit={page.edit} returned={null} />}
      <Form writeKey={writeKey} autosave>
        {page.fields.map(({ field, typed, version, problems, late: noted }) => {
          const clash = clashes.find((result) => result.field === field.code)
          const late = kept.find((result) => result.field === field.code)
          const name = inputName(field.code)
          const [problem] = problems
          const words = failure.error(name) ?? (problem && sentence(toProblem(problem)))
          // What is sent again is still based on what its writer saw, not on what a colleague wrote since.
          const base = clash ? String(clash.version) : failure.value(`b.${field.code}`, String(version))
          return (
            <div key={field.code} data-unit={field.code}>
              <HiddenFields values={{ [`b.${field.code}`]: base }} />
              {clash?.outcome === 'clash' ? (
                <DossierClash field={field} form={page.form} name={name} clash={clash} zone={page.zone} />
              ) : (
                <DossierField
                  field={field}
                  form={page.form}
                  name={name}
                  value={late ? editValue(field, late.mine, locale) : failure.value(name, typed)}
                  {...(words ? { error: words } : {})}
                />
              )}
              {noted && <LateText field={field} late={noted} zone={page.zone} />}
            </div>
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

const toProblem = ({ kind, ...params }: { kind: string }) => ({
  kind,
  params: params as Record<string, string | number>,
})
