import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ChecklistWords } from '~/components/checklist-words'
import { RadioField } from '~/components/choices'
import { Details } from '~/components/details'
import { Form } from '~/components/form'
import { SetupPart } from '~/components/setup-part'
import { MOST_CHECK_ITEMS } from '~/domain/checklist'
import { inputError } from '~/domain/errors'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { changeDraft } from '~/services/rules-draft.server'
import { viewRulesPart } from '~/services/rules-pages.server'
import { checklistTemplates } from '~/services/templates.server'

export const meta = titled(eligibilityMessages, 'presets')

const listOf = (slug: string) => `/kelola/${slug}/ketentuan/syarat`

export const loader = privateLoader(async (visit) => {
  const { rules: _, ...part } = await viewRulesPart(visit.ctx, visit.actor, param(visit, 'slug'), [])
  return { ...part, presets: checklistTemplates }
})

/** Adds the items of a shipped list that the draft does not have yet. */
export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const template = checklistTemplates.find(({ code }) => code === form.text('preset'))
  if (!template) throw inputError('preset', 'required')
  await changeDraft(
    ctx,
    actor,
    slug,
    versionOf(form),
    ({ checklist = [], ...rules }) => {
      const added = template.items.filter(({ code }) => !checklist.some((item) => item.code === code))
      if (checklist.length + added.length > MOST_CHECK_ITEMS)
        throw inputError('preset', 'too_big', { max: MOST_CHECK_ITEMS })
      return { ...rules, checklist: [...checklist, ...added] }
    },
    once,
  )
  return done(listOf(slug), 'saved')
})

export default function ChecklistPresetsPage() {
  const { presets, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(eligibilityMessages)
  const locale = languageTag(useLocale())
  const { errors, error, value, madeFrom } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('siap-pakai')
  return (
    <SetupPart
      {...part}
      title={t('presets')}
      lead={t('presetsHelp')}
      errors={errors}
      back={{ href: listOf(part.head.slug), label: t('setupTitle') }}
    >
      {presets.map(({ code, name, items }) => (
        <Details key={code} summary={name[locale]}>
          <ChecklistWords items={items} />
        </Details>
      ))}
      <Form writeKey={key} hidden={{ version: madeFrom(version) }}>
        <RadioField
          name="preset"
          label={t('preset')}
          options={presets.map(({ code, name }) => ({ value: code, label: name[locale] }))}
          defaultValue={value('preset')}
          error={error('preset')}
        />
        {part.editable && <Button>{t('presetAct')}</Button>}
      </Form>
    </SetupPart>
  )
}
