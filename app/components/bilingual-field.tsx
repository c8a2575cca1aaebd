import type { ReactNode } from 'react'
import type { Bilingual } from '~/domain/locale'
import { ownEnglish } from '~/forms/bilingual'
import { useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { Details } from './details'
import { TextAreaField, TextField } from './fields'

/** What `useFailure` gives: what was typed into a failed form, else what is stored; and what is wrong. */
export interface Typing {
  value: (field: string, stored?: string | null) => string
  values: (field: string, stored?: readonly string[]) => readonly string[]
  error: (field: string) => string | undefined
  failed: boolean
}

interface TextInBoth {
  name: string
  label: string
  stored?: Bilingual | undefined
  hint?: ReactNode
  optional?: boolean
  long?: boolean
}

/** A text in Indonesian. */
export function IndonesianField({ text, typing }: { text: TextInBoth; typing: Typing }) {
  const { name, label, stored, hint, optional, long } = text
  const props = {
    ...{ name, label, hint, optional },
    defaultValue: typing.value(name, stored?.id),
    error: typing.error(name),
  }
  return long ? <TextAreaField {...props} rows={3} /> : <TextField {...props} />
}

/** The same texts in English, one touch away; open where one of them is wrong. */
export function EnglishFields({ texts, typing }: { texts: readonly TextInBoth[]; typing: Typing }) {
  const t = useMessages(builderMessages)
  return (
    <Details summary={t('english')} open={texts.some(({ name }) => typing.error(`${name}En`) !== undefined)}>
      <p className="field-hint">{t('englishHint')}</p>
      {texts.map(({ name, label, stored, long }) => {
        const props = {
          name: `${name}En`,
          label: t('inEnglish', { label }),
          optional: true,
          defaultValue: typing.value(`${name}En`, ownEnglish(stored)),
          error: typing.error(`${name}En`),
        }
        return long ? <TextAreaField key={name} {...props} rows={3} /> : <TextField key={name} {...props} />
      })}
    </Details>
  )
}
