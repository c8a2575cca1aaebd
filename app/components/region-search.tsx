import { useMessages } from '~/i18n'
import { setupMessages } from '~/i18n/messages/setup'
import { Button } from './button'
import { RadioField } from './choices'
import { TextField } from './fields'

type RegionSearchProps = {
  search: string
  regions: readonly { code: string; name: string }[]
  value: string
  error?: string | undefined
}

/** The host region: among those at hand, or searched within the same form, so that nothing typed is left behind. */
export function RegionSearch({ search, regions, value, error }: RegionSearchProps) {
  const t = useMessages(setupMessages)
  const nothingFound = search !== '' && regions.every(({ code }) => code === value)
  return (
    <>
      <RadioField
        name="hostRegion"
        label={t('hostRegion')}
        hint={t(regions.length === 0 ? 'noOwnRegion' : 'hostHint')}
        options={regions.map(({ code, name }) => ({ value: code, label: name }))}
        defaultValue={value}
        error={error}
      />
      <div className="region-search">
        <TextField
          name="cari"
          type="search"
          label={t('searchRegion')}
          hint={t('searchHint')}
          defaultValue={search}
          optional
          {...(nothingFound ? { error: t('noRegion') } : {})}
        />
        <Button variant="secondary" icon="search" name="temukan" value="ya">
          {t('search')}
        </Button>
      </div>
    </>
  )
}
