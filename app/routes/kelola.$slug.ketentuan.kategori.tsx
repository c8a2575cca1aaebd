import { useActionData, useLoaderData } from '@remix-run/react'
import { builderHref } from '~/components/builder-part'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { SelectField } from '~/components/choices'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Card, Section, Stack, Unseen } from '~/components/layout'
import { SetupPart } from '~/components/setup-part'
import { inputError } from '~/domain/errors'
import { type CategoryEdit, editCategories } from '~/domain/rules-edit'
import { plainForm } from '~/domain/rules-presets'
import { slugify } from '~/domain/slug'
import type { FormInput } from '~/http/form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { rulesMessages } from '~/i18n/messages/rules'
import { setupMessages } from '~/i18n/messages/setup'
import { formModels } from '~/services/category-form.server'
import { changeDraft } from '~/services/rules-draft.server'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = titled(setupMessages, 'categories')

/** Said in place of a form's code: begin with an empty one. */
const PLAIN = 'kosong'

export const loader = privateLoader(async (visit) => {
  const slug = param(visit, 'slug')
  const view = await viewRulesPart(visit.ctx, visit.actor, slug, ['categories'])
  return {
    ...view,
    models: formModels(view.rules, null).map(({ id, kind, name }) => ({ id, kind, name })),
  }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const edit = readEdit(form)
  let added: string | undefined
  await changeDraft(
    ctx,
    actor,
    slug,
    versionOf(form),
    (rules) => {
      const next = editCategories(rules, 'model' in edit ? readAddition(edit, formModels(rules, null)) : edit)
      if ('model' in edit) added = next.categories.at(-1)?.code
      return next
    },
    once,
  )
  if (added) return done(`/kelola/${slug}/ketentuan/formulir/${added}`, 'saved')
  return done(`/kelola/${slug}/ketentuan/kategori`, 'saved')
})

type Addition = { model: string; name: string }

function readEdit(form: FormInput): CategoryEdit | Addition {
  const code = form.text('category')
  const field = `name-${code}`
  const name = form.text(form.has('model') ? 'name' : field)
  if (name.length > 200) throw inputError(form.has('model') ? 'name' : field, 'too_long', { max: 200 })
  if (form.has('model')) return { model: form.text('model'), name }
  if (name === '') throw inputError(field, 'required')
  return { kind: 'rename', code, name }
}

function readAddition({ model, name }: Addition, models: ReturnType<typeof formModels>): CategoryEdit {
  if (model === PLAIN) {
    if (name === '') throw inputError('name', 'required')
    return { kind: 'add', form: plainForm(slugify(name, 'kategori'), name), name }
  }
  const form = models.find(({ id }) => id === model)?.form
  if (!form) throw inputError('model', model === '' ? 'required' : 'invalid')
  return { kind: 'add', form, name }
}

/** The categories, each with the form that its dossiers fill in. */
export default function CategoriesPage() {
  const { rules, version, models, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const locale = useLocale() === 'en' ? 'en' : 'id'
  const { errors, error, value, madeFrom } = useFailure(useActionData<typeof action>())
  const b = useMessages(builderMessages)
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
          <Form writeKey={addKey} hidden={{ version: madeFrom(version) }}>
            <SelectField
              name="model"
              label={b('formFrom')}
              options={[
                { value: PLAIN, label: b('plainForm') },
                ...models.map(({ id, kind, name }) => ({
                  value: id,
                  label: kind === 'category' ? b('otherForm', { name: name[locale] }) : name[locale],
                })),
              ]}
              defaultValue={value('model')}
              error={error('model')}
            />
            <TextField
              name="name"
              label={b('categoryName')}
              hint={b('categoryNameHint')}
              optional
              defaultValue={value('name')}
              error={error('name')}
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
  const b = useMessages(builderMessages)
  const { error, value, madeFrom } = useFailure(useActionData<typeof action>())
  const key = useWriteKey(`kategori-${code}`)
  const hidden = { version: madeFrom(version), category: code }
  return (
    <Card>
      <h2>{name}</h2>
      <p>
        {r('fieldsCount', { n: form.fields.length })}, {r('evidenceCount', { n: form.evidence.length })}
      </p>
      <p>
        <ButtonLink variant="secondary" small icon="clipboard-list" href={builderHref(head.slug, code)}>
          {b('formEdit')} <Unseen>{name}</Unseen>
        </ButtonLink>
      </p>
      {editable && (
        <>
          <Form writeKey={`${key}-nama`} hidden={hidden}>
            <TextField
              name={`name-${code}`}
              label={`${t('categoryName')} (${code})`}
              defaultValue={value(`name-${code}`, name)}
              error={error(`name-${code}`)}
            />
            <Button variant="secondary" small>
              {t('rename')}
            </Button>
          </Form>
          <ButtonRow>
            <ButtonLink variant="quiet" small icon="trash" href={`${builderHref(head.slug, code)}/hapus`}>
              {t('removeNamed', { name })}
            </ButtonLink>
          </ButtonRow>
        </>
      )}
    </Card>
  )
}
