import { BASICS, correctablePlaces } from '~/domain/corrections'
import type { Form } from '~/domain/fields/form'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { correctionMessages } from '~/i18n/messages/corrections'
import { Details } from './details'
import { fieldLabel } from './dossier-places'
import { TextField } from './fields'
import { Fieldset } from './form'

interface CorrectionNotesProps {
  form: Form
  value: (name: string) => string
  error: (name: string) => string | undefined
}

/** One note for each place of a dossier; a place with a note is one that its team may change. */
export function CorrectionNotes({ form, value, error }: CorrectionNotesProps) {
  const t = useMessages(correctionMessages)
  const locale = languageTag(useLocale())
  const places = correctablePlaces(form).map((code) => ({ code, name: `note.${code}` }))
  return (
    <Details summary={t('placesOpen')} open={places.some(({ name }) => value(name) || error(name))}>
      <Fieldset legend={t('places')} hint={t('placesHint')}>
        {places.map(({ code, name }) => {
          const found = error(name)
          return (
            <TextField
              key={code}
              name={name}
              label={code === BASICS ? t('basics') : fieldLabel(form, code, locale)}
              optional
              defaultValue={value(name)}
              {...(found ? { error: found } : {})}
            />
          )
        })}
      </Fieldset>
    </Details>
  )
}
