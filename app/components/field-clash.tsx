import type { Leaf } from '~/domain/instrument'
import type { KeptSheet } from '~/domain/kept-sheet'
import type { Indicator } from '~/domain/observations'
import { useMessages } from '~/i18n'
import { fieldMessages } from '~/i18n/messages/field'
import { Button, ButtonRow } from './button'
import { Notice } from './notice'
import { useFieldNames } from './use-field-names'

type FieldClashProps = {
  leaves: readonly Leaf[]
  indicators: readonly Indicator[]
  kept: KeptSheet
  onChoose: (field: string, whose: 'mine' | 'theirs') => void
}

/** Fields that were changed here and elsewhere: both texts, and the judge's choice between them. */
export function FieldClash({ leaves, indicators, kept, onChoose }: FieldClashProps) {
  const t = useMessages(fieldMessages)
  const nameOf = useFieldNames()
  if (kept.state !== 'clash') return null
  const shown = (text: string | undefined) => text ?? t('nothing')
  return (
    <Notice tone="warning" title={t('clashTitle')} live>
      <p>{t('clashLead')}</p>
      {kept.clashes.map((field) => (
        <fieldset key={field} className="fieldset clash">
          <legend>{nameOf(leaves, field, indicators)}</legend>
          <p>{t('mine', { text: shown(kept.texts[field]) })}</p>
          <p>{t('theirs', { text: shown(kept.theirs?.texts[field]) })}</p>
          <ButtonRow>
            <Button type="button" variant="secondary" small onClick={() => onChoose(field, 'mine')}>
              {t('keepMine')}
            </Button>
            <Button type="button" variant="secondary" small onClick={() => onChoose(field, 'theirs')}>
              {t('keepTheirs')}
            </Button>
          </ButtonRow>
        </fieldset>
      ))}
    </Notice>
  )
}
