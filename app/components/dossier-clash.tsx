import { editValue, formatValue } from '~/domain/fields'
import type { Form } from '~/domain/fields/form'
import type { Field } from '~/domain/fields/types'
import { formatShortDateTime, languageTag, useLocale, useMessages, type Zone } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { RadioField } from './choices'
import { DossierField } from './dossier-field'
import { Fieldset } from './form'
import { Prose, Split } from './layout'

interface Clash {
  theirs: string
  mine: string
  by: string
  at: string
}

/** Two texts for one field, side by side; the writer chooses or combines. */
export function DossierClash({
  field,
  form,
  name,
  clash,
  zone,
}: {
  field: Field
  form: Form
  name: string
  clash: Clash
  zone: Zone
}) {
  const t = useMessages(dossierMessages)
  const shown = useLocale()
  const locale = languageTag(shown)
  return (
    <Fieldset legend={field.label[locale]}>
      <Split
        kind="half"
        asideLabel={t('theirs')}
        aside={
          <>
            <p className="dossier-question">{t('theirs')}</p>
            <p className="field-hint">
              {t('theirsBy', { by: clash.by, at: formatShortDateTime(clash.at, zone, shown) })}
            </p>
            <Prose>{formatValue(field, clash.theirs, locale) || t('notFilled')}</Prose>
          </>
        }
      >
        <p className="dossier-question">{t('mine')}</p>
        <DossierField {...{ field, form }} name={name} value={editValue(field, clash.mine, locale)} />
      </Split>
      <RadioField
        name={`pilih.${field.code}`}
        label={t('chooseText')}
        defaultValue="mine"
        options={[
          { value: 'mine', label: t('keepMine') },
          { value: 'theirs', label: t('keepTheirs') },
        ]}
      />
    </Fieldset>
  )
}
