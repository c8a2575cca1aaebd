import type { RankingScope } from '~/domain/ranking-view'
import { useMessages } from '~/i18n'
import { rankingMessages } from '~/i18n/messages/ranking'
import { SelectField } from './choices'
import { FilterForm } from './form'

type Choice = { code: string; name: string }

export type ScopeChoices = {
  stages: readonly (Choice & { counts: boolean })[]
  categories: readonly Choice[]
  kecamatan: readonly Choice[]
}

const optionsOf = (choices: readonly Choice[]) =>
  choices.map(({ code, name }) => ({ value: code, label: name }))

/** Names of the scope's parts in addresses. */
export const SCOPE_FIELDS = { stage: 'tahap', category: 'kategori', kecamatan: 'kecamatan' } as const

/** The scope as it stands in an address; parts that are not chosen are left out. */
export function scopeQuery(scope: RankingScope): URLSearchParams {
  const query = new URLSearchParams()
  for (const [part, name] of Object.entries(SCOPE_FIELDS)) {
    const value = scope[part as keyof RankingScope]
    if (value) query.set(name, value)
  }
  return query
}

type RankingFilterProps = {
  choices: ScopeChoices
  scope: RankingScope
  /** What stays in the address. */
  hidden?: Readonly<Record<string, string>>
}

/** Chooses what is ranked. */
export function RankingFilter({ choices, scope, hidden }: RankingFilterProps) {
  const t = useMessages(rankingMessages)
  const { stages, categories, kecamatan } = choices
  const counts = stages.some((stage) => stage.counts)
  return (
    <FilterForm label={t('chooseScope')} hidden={hidden}>
      {stages.length > 1 && (
        <SelectField
          optional
          name={SCOPE_FIELDS.stage}
          label={t('stage')}
          placeholder={counts ? t('allStages') : null}
          options={optionsOf(stages)}
          defaultValue={scope.stage ?? ''}
        />
      )}
      {categories.length > 1 && (
        <SelectField
          optional
          name={SCOPE_FIELDS.category}
          label={t('category')}
          placeholder={t('allCategories')}
          options={optionsOf(categories)}
          defaultValue={scope.category ?? ''}
        />
      )}
      <SelectField
        optional
        name={SCOPE_FIELDS.kecamatan}
        label={t('kecamatan')}
        placeholder={t('allKecamatan')}
        options={optionsOf(kecamatan)}
        defaultValue={scope.kecamatan ?? ''}
      />
    </FilterForm>
  )
}
