import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonRow } from '~/components/button'
import { SelectField } from '~/components/choices'
import { Details } from '~/components/details'
import { EmptyState } from '~/components/empty-state'
import { TextAreaField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Card, Section, Stack } from '~/components/layout'
import { SetupPart } from '~/components/setup-part'
import { inputError } from '~/domain/errors'
import { type CategoryEdit, editCategories } from '~/domain/rules-edit'
import { readFormJson } from '~/forms/form-json'
import type { FormInput } from '~/http/form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { useLocale, useMessages } from '~/i18n'
import { rulesMessages } from '~/i18n/messages/rules'
import { setupMessages } from '~/i18n/messages/setup'
import { changeDraft } from '~/services/rules-draft.server'
import { viewRulesPart } from '~/services/rules-pages.server'
import { findFormTemplate, formTemplates } from '~/services/templates.server'

export const meta = titled(setupMessages, 'categories')

export const loader = privateLoader(async (visit) => ({
  ...(await viewRulesPart(visit.ctx, visit.actor, param(visit, 'slug'), ['categories'])),
  templates: formTemplates.map(({ code, name }) => ({ code, name })),
}))

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const edit = readEdit(form)
  await changeDraft(ctx, actor, slug, versionOf(form), (rules) => editCategories(rules, edit), once)
  return done(`/kelola/${slug}/ketentuan/kategori`, edit.kind === 'remove' ? 'removed' : 'saved')
})

function readEdit(form: FormInput): CategoryEdit {
  const code = form.text('category')
  if (form.has('remove')) return { kind: 'remove', code }
  if (form.has('json')) return { kind: 'form', code, form: readFormJson(`json-${code}`, form.text('json')) }
  if (form.has('name')) {
    const name = form.text('name')
    if (name === '') throw inputError(`name-${code}`, 'required')
    return { kind: 'rename', code, name }
  }
  const template = findFormTemplate(form.text('template'))
  if (!template) throw inputError('template', form.text('template') === '' ? 'required' : 'invalid')
  return { kind: 'add', form: template }
}

/** The categories, each with the form that its dossiers fill in. */
export default function CategoriesPage() {
  const { rules, version, templates, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const locale = useLocale() === 'en' ? 'en' : 'id'
  const { errors, error } = useFailure(useActionData<typeof action>())
  const addKey = useWriteKey('kategori-baru')
  return (
    <SetupPart {...part} title={t('categories')} errors={errors}>
      {rules.categories.length === 0 && (
        <EmptyState title={t('noCategories')}>{t('noCategoriesHelp')}</EmptyState>
      )}
      <Stack>
        {rules.categories.map((category) => (
          <CategoryCard key={category.code} category={category} />
        ))}
      </Stack>
      {part.editable && (
        <Section title={t('addCategory')}>
          <Form writeKey={addKey} hidden={{ version: String(version) }}>
            <SelectField
              name="template"
              label={t('formTemplate')}
              options={templates.map(({ code, name }) => ({ value: code, label: name[locale] }))}
              error={error('template')}
            />
            <Button variant="secondary">{t('add')}</Button>
          </Form>
        </Section>
      )}
    </SetupPart>
  )
}

type Category = ReturnType<typeof useLoaderData<typeof loader>>['rules']['categories'][number]

function CategoryCard({ category: { code, name, form } }: { category: Category }) {
  const { version, editable, head } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  const { error } = useFailure(useActionData<typeof action>())
  const key = useWriteKey(`kategori-${code}`)
  const hidden = { version: String(version), category: code }
  return (
    <Card>
      <h2>{name}</h2>
      <p>
        {r('fieldsCount', { n: form.fields.length })}, {r('evidenceCount', { n: form.evidence.length })}
      </p>
      {editable && (
        <>
          <Form writeKey={`${key}-nama`} hidden={hidden}>
            <TextField
              name="name"
              label={`${t('categoryName')} (${code})`}
              defaultValue={name}
              error={error(`name-${code}`)}
            />
            <Button variant="secondary" small>
              {t('rename')}
            </Button>
          </Form>
          <Details summary={t('ownForm')} open={error(`json-${code}`) !== undefined}>
            <p>{t('ownFormHelp')}</p>
            <p>
              <a href={`/kelola/${head.slug}/ketentuan/formulir/${code}`} download>
                {t('downloadForm')}
              </a>
            </p>
            <Form writeKey={`${key}-json`} hidden={hidden}>
              <TextAreaField name="json" label={t('ownFormField')} error={error(`json-${code}`)} />
              <Button variant="secondary" small>
                {t('replaceForm')}
              </Button>
            </Form>
          </Details>
          <Form writeKey={`${key}-hapus`} hidden={{ ...hidden, remove: 'yes' }}>
            <ButtonRow>
              <Button variant="quiet" small>
                {t('removeNamed', { name })}
              </Button>
            </ButtonRow>
          </Form>
        </>
      )}
    </Card>
  )
}
