import { AGENDA_KINDS, AUDIENCES } from '~/domain/agenda'
import type { Zone } from '~/domain/time'
import { useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { CheckboxesField, CheckboxField, RadioField } from './choices'
import { Details } from './details'
import { DateField, TextAreaField, TextField } from './fields'

interface AgendaFieldsProps {
  zone: Zone
  entries: readonly { uid: string; label: string; regionName: string }[]
  value: (name: string, stored?: string | null) => string
  values: (name: string, stored?: readonly string[]) => readonly string[]
  error: (name: string) => string | undefined
  failed: boolean
  stored?: {
    kind: string
    title: string
    startsAt: string
    endsAt: string | null
    place: string
    mapUrl: string | null
    route: string
    audience: string
    entries: string
    note: string | null
    published: boolean
  }
}

/** Everything about a meeting; once it is out, the box to publish it is gone. */
export function AgendaFields({ zone, entries, value, values, error, failed, stored }: AgendaFieldsProps) {
  const t = useMessages(agendaMessages)
  const chosen = stored && stored.entries !== '' ? stored.entries.split(' ') : []
  return (
    <>
      <RadioField
        name="kind"
        label={t('kind')}
        inline
        options={AGENDA_KINDS.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
        defaultValue={value('kind', stored?.kind ?? 'socialisation')}
        error={error('kind')}
      />
      <TextField
        name="title"
        label={t('heading')}
        maxLength={200}
        defaultValue={value('title', stored?.title)}
        error={error('title')}
      />
      <DateField
        kind="datetime-local"
        name="startsAt"
        label={t('startsAt')}
        zone={zone}
        defaultValue={value('startsAt', stored?.startsAt)}
        error={error('startsAt')}
      />
      <DateField
        kind="datetime-local"
        name="endsAt"
        label={t('endsAt')}
        hint={t('endsAtHint')}
        optional
        zone={zone}
        defaultValue={value('endsAt', stored?.endsAt)}
        error={error('endsAt')}
      />
      <TextField
        name="place"
        label={t('place')}
        maxLength={300}
        defaultValue={value('place', stored?.place)}
        error={error('place')}
      />
      <TextField
        name="mapUrl"
        type="url"
        label={t('mapUrl')}
        hint={t('mapUrlHint')}
        optional
        defaultValue={value('mapUrl', stored?.mapUrl)}
        error={error('mapUrl')}
      />
      <TextAreaField
        name="route"
        label={t('route')}
        hint={t('routeHint')}
        optional
        rows={4}
        defaultValue={value('route', stored?.route)}
        error={error('route')}
      />
      <TextAreaField
        name="note"
        label={t('note')}
        hint={t('noteHint')}
        optional
        rows={3}
        defaultValue={value('note', stored?.note)}
        error={error('note')}
      />
      <RadioField
        name="audience"
        label={t('audience')}
        options={AUDIENCES.map((audience) => ({ value: audience, label: t(`audience_${audience}`) }))}
        defaultValue={value('audience', stored?.audience ?? 'public')}
        error={error('audience')}
      />
      <Details summary={t('entries')} open={chosen.length > 0 || error('entries') !== undefined}>
        {entries.length === 0 ? (
          <p>{t('noEntries')}</p>
        ) : (
          <CheckboxesField
            name="entries"
            label={t('entries')}
            hint={t('entriesHint')}
            optional
            options={entries.map(({ uid, label, regionName }) => ({
              value: uid,
              label: `${label} · ${regionName}`,
            }))}
            defaultValue={values('entries', chosen)}
            error={error('entries')}
          />
        )}
      </Details>
      {!stored?.published && (
        <CheckboxField
          name="published"
          label={t('published')}
          optional
          defaultChecked={failed ? value('published') !== '' : false}
        />
      )}
    </>
  )
}
