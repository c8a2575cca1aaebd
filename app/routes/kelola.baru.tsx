import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { CheckboxesField, RadioField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { DateField, NumberField, TextField } from '~/components/fields'
import { Fieldset, Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { RegionSearch } from '~/components/region-search'
import { STAGE_KINDS } from '~/domain/rules'
import { parseForm } from '~/forms/parse'
import { newCompetitionForm } from '~/forms/setup'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { isSearch, searchedText, showSearched } from '~/http/region-search.server'
import { titled } from '~/http/title'
import { useLocale, useMessages } from '~/i18n'
import { rulesMessages } from '~/i18n/messages/rules'
import { setupMessages } from '~/i18n/messages/setup'
import { createFromAnswers, listNewCompetitionChoices } from '~/services/new-competition.server'

export const meta = titled(setupMessages, 'newTitle')

export const loader = privateLoader(async ({ ctx, actor, ...visit }) => {
  const search = searchedText(visit)
  const choices = await listNewCompetitionChoices(ctx, actor, search)
  return { ...choices, search, year: String(ctx.now().getUTCFullYear()) }
})

export const action = privateAction(async ({ ctx, actor, form, once }) => {
  if (isSearch(form)) return showSearched(form)
  const answers = parseForm(newCompetitionForm, {
    ...form.object(),
    forms: form.all('forms'),
    stages: form.all('stages'),
  })
  const { slug } = await createFromAnswers(ctx, actor, answers, once)
  return done(`/kelola/${slug}`, 'competition_created')
})

/** A competition from four questions. */
export default function NewCompetitionPage() {
  const { regions, forms, instruments, setups, search, year } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  const locale = useLocale() === 'en' ? 'en' : 'id'
  const failure = useFailure(useActionData<typeof action>())
  const [only] = regions
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('newTitle')}
        lead={t('newLead')}
        back={{ href: '/kelola', label: t('listTitle') }}
      />
      <Form writeKey={useWriteKey('baru')}>
        <TextField
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          defaultValue={failure.value('name')}
          error={failure.error('name')}
        />
        <NumberField
          name="year"
          label={t('year')}
          defaultValue={failure.value('year', year)}
          error={failure.error('year')}
        />
        <Fieldset legend={t('q1')}>
          <RegionSearch
            search={search}
            regions={regions}
            value={failure.value('hostRegion', regions.length === 1 ? only?.code : '')}
            error={failure.error('hostRegion')}
          />
          <RadioField
            name="wardKind"
            label={t('wardKind')}
            options={(['kelurahan', 'desa', 'both'] as const).map((value) => ({
              value,
              label: r(`ward_${value}`),
            }))}
            defaultValue={failure.value('wardKind', 'kelurahan')}
            error={failure.error('wardKind')}
          />
          <RadioField
            name="unit"
            label={t('unit')}
            options={(['innovation', 'kelurahan'] as const).map((value) => ({
              value,
              label: r(`unit_${value}`),
            }))}
            defaultValue={failure.value('unit', 'innovation')}
            error={failure.error('unit')}
          />
          <CheckboxesField
            name="forms"
            label={t('categoryForms')}
            options={forms.map(({ code, name, description }) => ({
              value: code,
              label: name[locale],
              hint: description[locale],
            }))}
            defaultValue={failure.values('forms')}
            error={failure.error('forms')}
          />
        </Fieldset>
        <Fieldset legend={t('q2')}>
          <RadioField
            name="setup"
            label={t('setupField')}
            hint={t('setupHint')}
            options={[
              { value: '', label: t('noSetup') },
              ...setups.map(({ code, name, note }) => ({ value: code, label: name[locale], hint: note })),
            ]}
            defaultValue={failure.value('setup', '')}
            error={failure.error('setup')}
          />
          <CheckboxesField
            name="stages"
            label={t('stagesField')}
            hint={t('stagesHint')}
            optional
            options={STAGE_KINDS.map((value) => ({ value, label: r(`kind_${value}`) }))}
            defaultValue={failure.values('stages')}
            error={failure.error('stages')}
          />
        </Fieldset>
        <Fieldset legend={t('q3')}>
          <RadioField
            name="instrument"
            label={t('instrument')}
            options={[
              ...instruments.map(({ code, name, source }) => ({
                value: code,
                label: name[locale],
                hint: source,
              })),
              { value: '', label: t('emptyInstrument'), hint: t('emptyInstrumentHint') },
            ]}
            defaultValue={failure.value('instrument', failure.errors.length > 0 ? '' : 'umum')}
            error={failure.error('instrument')}
          />
        </Fieldset>
        <Fieldset legend={t('q4')}>
          <DateField
            kind="datetime-local"
            name="closesAt"
            label={t('closesAt')}
            hint={t('closesHint')}
            defaultValue={failure.value('closesAt')}
            error={failure.error('closesAt')}
          />
        </Fieldset>
        <Button>{t('createDraft')}</Button>
      </Form>
    </>
  )
}
