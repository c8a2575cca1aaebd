import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { CheckItemFields } from '~/components/check-item-fields'
import { fieldLabel } from '~/components/dossier-places'
import { Form } from '~/components/form'
import { SetupPart } from '~/components/setup-part'
import { MOST_CHECK_ITEMS } from '~/domain/checklist'
import { correctablePlaces } from '~/domain/corrections'
import type { Rules } from '~/domain/rules'
import { readChecklist } from '~/forms/checklist'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { setupMessages } from '~/i18n/messages/setup'
import { changeDraft } from '~/services/rules-draft.server'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = titled(eligibilityMessages, 'setupTitle')

const SPARE = 3

export const loader = privateLoader((visit) =>
  viewRulesPart(visit.ctx, visit.actor, param(visit, 'slug'), []),
)

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  await changeDraft(
    ctx,
    actor,
    slug,
    versionOf(form),
    ({ checklist: _, ...rules }) => {
      const checklist = readChecklist(form, MOST_CHECK_ITEMS, placesOf(rules))
      return checklist.length > 0 ? { ...rules, checklist } : rules
    },
    once,
  )
  return done(`/kelola/${slug}/ketentuan/syarat`, 'saved')
})

/** Every place of any category's form that an item can be tied to. */
const placesOf = ({ categories }: Pick<Rules, 'categories'>): string[] => [
  ...new Set(categories.flatMap(({ form }) => correctablePlaces(form))),
]

/** The requirements that every dossier is checked for: a row for each, three empty ones more. */
export default function ChecklistPage() {
  const { rules, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(eligibilityMessages)
  const s = useMessages(setupMessages)
  const locale = languageTag(useLocale())
  const { errors, error, value, madeFrom } = useFailure(useActionData<typeof action>())
  const items = rules.checklist ?? []
  const rows = Array.from({ length: Math.min(items.length + SPARE, MOST_CHECK_ITEMS) }, (_, index) => ({
    n: index + 1,
    item: items[index] ?? null,
  }))
  const codes = Object.fromEntries(rows.map(({ n, item }) => [`code-${n}`, item?.code ?? '']))
  const labelOf = (code: string) => {
    const category = rules.categories.find(({ form }) => correctablePlaces(form).includes(code))
    return category ? fieldLabel(category.form, code, locale) : code
  }
  const places = placesOf(rules).map((code) => ({ value: code, label: labelOf(code) }))
  const key = useWriteKey('syarat')
  const base = `/kelola/${part.head.slug}`
  return (
    <SetupPart {...part} title={t('setupTitle')} lead={t('setupLead')} errors={errors}>
      <ButtonRow>
        {part.editable && (
          <ButtonLink variant="secondary" href={`${base}/ketentuan/syarat/siap-pakai`}>
            {t('presets')}
          </ButtonLink>
        )}
        <ButtonLink variant="quiet" href={`${base}/pemenang-terdahulu`}>
          {t('winners')}
        </ButtonLink>
      </ButtonRow>
      <Form writeKey={key} hidden={{ version: madeFrom(version), ...codes }}>
        {rows.map(({ n, item }) => (
          <CheckItemFields key={n} {...{ n, item, places, value, error }} />
        ))}
        {part.editable && <Button>{s('save')}</Button>}
      </Form>
    </SetupPart>
  )
}
