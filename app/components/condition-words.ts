import { type Form, isChoosing } from '~/domain/fields/form'
import type { Condition } from '~/domain/fields/types'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'

/** When a field or evidence slot is asked for at all: *Diisi bila Keadaan: Tiruan.* Undefined where it always is. */
export function useConditionWords(form: Form) {
  const t = useMessages(dossierMessages)
  const locale = languageTag(useLocale())
  return ({ when }: { when?: Condition }): string | undefined => {
    const asked = form.fields.find(({ code }) => code === when?.field)
    if (!when || !asked || !isChoosing(asked)) return undefined
    const answers = asked.options
      .filter(({ code }) => when.in.includes(code))
      .map(({ label }) => label[locale])
    return t('askedIf', { field: asked.label[locale], answers: answers.join(` ${t('or')} `) })
  }
}
