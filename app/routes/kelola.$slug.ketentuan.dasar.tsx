import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { RadioField, SelectField } from '~/components/choices'
import { DateField, NumberField, TextAreaField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { RegionSearch } from '~/components/region-search'
import { SetupPart } from '~/components/setup-part'
import { TIERS, uploadGraceOf } from '~/domain/rules'
import { parseForm } from '~/forms/parse'
import { withBasics } from '~/forms/rules-parts'
import { basicsForm } from '~/forms/setup'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { isSearch, searchedText, showSearched } from '~/http/region-search.server'
import { titled } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { toLocalInput, useMessages } from '~/i18n'
import { rulesMessages } from '~/i18n/messages/rules'
import { setupMessages } from '~/i18n/messages/setup'
import { listHostRegions } from '~/services/new-competition.server'
import { findRegionChoice } from '~/services/region-choices.server'
import { changeDraft } from '~/services/rules-draft.server'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = titled(setupMessages, 'basics')

export const loader = privateLoader(async (visit) => {
  const { ctx, actor } = visit
  const part = await viewRulesPart(ctx, actor, param(visit, 'slug'), ['basics', 'submission'])
  const search = searchedText(visit)
  const movable = part.editable && part.head.openedAt === null
  const { code, name } = part.rules.hostRegion
  const now = { code, name: (await findRegionChoice(ctx, code))?.displayName ?? name }
  const others = movable ? await listHostRegions(ctx, actor, search) : []
  return {
    ...part,
    ...{ search, movable },
    regions: [now, ...others.filter((region) => region.code !== code)],
  }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  if (isSearch(form)) return showSearched(form)
  const slug = param({ params }, 'slug')
  const basics = parseForm(basicsForm, form.object())
  await changeDraft(ctx, actor, slug, versionOf(form), (rules) => withBasics(rules, basics), once)
  return done(`/kelola/${slug}/ketentuan`, 'saved')
})

export default function BasicsPage() {
  const { rules, version, regions, search, movable, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  const { errors, error, value, madeFrom } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('dasar')
  const { zone, submission } = rules
  const local = (at: string | null) => (at ? toLocalInput(at, zone) : '')
  return (
    <SetupPart {...part} title={t('basics')} errors={errors}>
      <Form writeKey={writeKey} hidden={{ version: madeFrom(version) }}>
        <TextField
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          defaultValue={value('name', rules.name)}
          error={error('name')}
        />
        <NumberField
          name="year"
          label={t('year')}
          defaultValue={value('year', String(rules.year))}
          error={error('year')}
        />
        {movable && (
          <RegionSearch
            search={search}
            regions={regions}
            value={value('hostRegion', rules.hostRegion.code)}
            error={error('hostRegion')}
          />
        )}
        <SelectField
          name="tier"
          label={r('tier')}
          placeholder={null}
          options={TIERS.map((tier) => ({ value: tier, label: r(`tier_${tier}`) }))}
          defaultValue={value('tier', rules.tier)}
          error={error('tier')}
        />
        <RadioField
          name="zone"
          label={r('zone')}
          inline
          options={['WIB', 'WITA', 'WIT'].map((name) => ({ value: name, label: name }))}
          defaultValue={value('zone', zone)}
          error={error('zone')}
        />
        <RadioField
          name="unit"
          label={r('unit')}
          options={(['innovation', 'kelurahan'] as const).map((unit) => ({
            value: unit,
            label: r(`unit_${unit}`),
          }))}
          defaultValue={value('unit', rules.unit)}
          error={error('unit')}
        />
        <RadioField
          name="wardKind"
          label={r('wardKind')}
          options={(['kelurahan', 'desa', 'both'] as const).map((kind) => ({
            value: kind,
            label: r(`ward_${kind}`),
          }))}
          defaultValue={value('wardKind', rules.wardKind)}
          error={error('wardKind')}
        />
        <DateField
          kind="datetime-local"
          name="opensAt"
          label={t('opensAt')}
          hint={t('opensHint')}
          optional
          zone={zone}
          defaultValue={value('opensAt', local(submission.opensAt))}
          error={error('opensAt')}
        />
        <DateField
          kind="datetime-local"
          name="closesAt"
          label={t('closesAt')}
          hint={t('closesHint')}
          optional
          zone={zone}
          defaultValue={value('closesAt', local(submission.closesAt))}
          error={error('closesAt')}
        />
        <RadioField
          name="release"
          label={r('release')}
          options={(['either', 'account', 'statement'] as const).map((kind) => ({
            value: kind,
            label: r(`release_${kind}`),
          }))}
          defaultValue={value('release', submission.release)}
          error={error('release')}
        />
        <RadioField
          name="entriesPerWard"
          label={r('entriesPerWard')}
          options={(['one_per_category', 'one'] as const).map((kind) => ({
            value: kind,
            label: r(`entries_${kind}`),
          }))}
          defaultValue={value('entriesPerWard', submission.entriesPerWard)}
          error={error('entriesPerWard')}
        />
        <NumberField
          name="uploadGrace"
          label={t('uploadGrace')}
          hint={t('uploadGraceHint')}
          unit={t('minutes')}
          defaultValue={value('uploadGrace', String(uploadGraceOf(submission)))}
          error={error('uploadGrace')}
        />
        <TextAreaField
          name="independenceStatement"
          label={t('independence')}
          defaultValue={value('independenceStatement', rules.independenceStatement)}
          error={error('independenceStatement')}
        />
        {part.editable && <Button>{t('save')}</Button>}
      </Form>
    </SetupPart>
  )
}
