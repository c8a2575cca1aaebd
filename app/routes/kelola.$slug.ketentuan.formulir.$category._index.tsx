import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { builderHref } from '~/components/builder-part'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { FormOutline } from '~/components/form-outline'
import { Section } from '~/components/layout'
import { SetupPart } from '~/components/setup-part'
import { inputError } from '~/domain/errors'
import type { Form as CategoryForm } from '~/domain/fields/form'
import { addSection, moveField, moveSection, moveSlot } from '~/domain/form-edit'
import { readSectionName } from '~/forms/form-parts'
import { formPlace } from '~/http/form-place.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { setupMessages } from '~/i18n/messages/setup'
import { changeCategoryForm, viewCategoryForm } from '~/services/category-form.server'

export const meta = titled(builderMessages, 'formOf', ({ category }: SerializeFrom<typeof loader>) => ({
  name: category.name,
}))

export const loader = privateLoader((visit) =>
  viewCategoryForm(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'category')),
)

const MOVES = { section: moveSection, field: moveField, slot: moveSlot }
const PLACES = { section: 'bagian', field: 'isian', slot: 'bukti' }

/** What a button that moves something says: `up:field:judul`. */
function readMove(text: string) {
  const [, way, kind, code = ''] = /^(up|down):(section|field|slot):(.+)$/.exec(text) ?? []
  if (kind !== 'section' && kind !== 'field' && kind !== 'slot') throw inputError('', 'invalid')
  const by = way === 'up' ? -1 : 1
  return {
    change: (form: CategoryForm) => MOVES[kind](form, code, by),
    place: `${PLACES[kind]}-${code}`,
  }
}

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = formPlace(visit, form)
  const href = builderHref(place.slug, place.category)
  if (form.has('move')) {
    const move = readMove(form.text('move'))
    await changeCategoryForm(ctx, actor, place, move.change, once)
    return done(`${href}#${move.place}`, 'saved')
  }
  const name = readSectionName(form.object())
  let code = ''
  await changeCategoryForm(
    ctx,
    actor,
    place,
    (former) => {
      const next = addSection(former, name)
      code = next.sections.at(-1)?.code ?? ''
      return next
    },
    once,
  )
  return done(`${href}#bagian-${code}`, 'saved')
})

/** The builder of a category's form. */
export default function FormBuilderPage() {
  const { category, form, version, sha256, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(builderMessages)
  const s = useMessages(setupMessages)
  const { errors, error, value, madeFrom } = useFailure(useActionData<typeof action>())
  const base = builderHref(part.head.slug, category.code)
  const hidden = { version: madeFrom(version) }
  const orderKey = useWriteKey('urutan')
  const sectionKey = useWriteKey('bagian-baru')
  return (
    <SetupPart
      {...part}
      title={t('formOf', { name: category.name })}
      lead={t('lead')}
      errors={errors}
      back={{ href: `/kelola/${part.head.slug}/ketentuan/kategori`, label: s('categories') }}
      actions={
        <ButtonLink variant="secondary" icon="eye" href={`${base}/pratinjau`}>
          {t('preview')}
        </ButtonLink>
      }
    >
      {form.sections.length === 0 && (
        <EmptyState title={t('noSections')} icon="clipboard-list">
          {t('noSectionsHelp')}
        </EmptyState>
      )}
      <Form writeKey={orderKey} hidden={hidden} wide>
        <FormOutline form={form} base={base} editable={part.editable} />
      </Form>
      {part.editable && (
        <Section title={t('addSection')}>
          <Form writeKey={sectionKey} hidden={hidden}>
            <TextField
              name="name"
              label={t('newSection')}
              defaultValue={value('name')}
              error={error('name')}
            />
            <Button variant="secondary" icon="plus">
              {t('addSection')}
            </Button>
          </Form>
        </Section>
      )}
      <Section title={t('form')}>
        <ButtonRow>
          {part.editable && (
            <>
              <ButtonLink variant="quiet" icon="pencil" href={`${base}/keterangan`}>
                {t('about')}
              </ButtonLink>
              <ButtonLink variant="quiet" icon="copy" href={`${base}/salin`}>
                {t('start')}
              </ButtonLink>
            </>
          )}
          <ButtonLink variant="quiet" icon="settings" href={`${base}/json`}>
            {t('expert')}
          </ButtonLink>
        </ButtonRow>
      </Section>
    </SetupPart>
  )
}
