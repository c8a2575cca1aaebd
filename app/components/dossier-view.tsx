import type { ReactNode } from 'react'
import { beforeAfterFigures } from '~/domain/before-after'
import type { DossierReading } from '~/domain/dossiers'
import { formatValue, isEmpty } from '~/domain/fields'
import { isAsked } from '~/domain/fields/form'
import type { Field, FieldValue } from '~/domain/fields/types'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierViewMessages } from '~/i18n/messages/dossier-view'
import { readingMessages } from '~/i18n/messages/reading'
import { BeforeAfterChart } from './before-after-chart'
import { DefinitionList } from './definition-list'
import { EvidenceView } from './evidence-view'
import { Prose, Section } from './layout'
import { isPhoto, PhotoGrid } from './photo-grid'
import { PlaceView } from './place-view'
import { RowsView } from './rows-view'

/** How a text of the dossier is shown; to mark what stands for a name. */
type Say = (text: string) => ReactNode
const asIs: Say = (text) => text

interface DossierViewProps {
  dossier: DossierReading
  level?: 2 | 3
  /** Before the ids of its parts, where a page shows several dossiers. */
  anchor?: string
  /** Codes of fields that stand elsewhere on the page. */
  except?: readonly string[]
  say?: Say
}

/** A dossier as it is read: by its team, a verifier, a judge beside the form, on paper. Plain data only. */
export function DossierView({ dossier, level = 2, anchor = '', except = [], say = asIs }: DossierViewProps) {
  const t = useMessages(dossierViewMessages)
  const r = useMessages(readingMessages)
  const locale = languageTag(useLocale())
  const { content, form, blind } = dossier
  const parts = partsOf(dossier, except)
  const figures = beforeAfterFigures(form, content, locale)
  const photos = content.evidence.filter(isPhoto)
  const others = content.evidence.filter((item) => !isPhoto(item))
  return (
    <div className="dossier-view">
      {figures.length > 0 && (
        <Section id={`${anchor}angka`} title={r('figures')} level={level}>
          <BeforeAfterChart figures={figures} />
        </Section>
      )}
      {parts.map(({ code, name, fields }) => (
        <Section key={code} id={`${anchor}bagian-${code}`} title={name[locale]} level={level}>
          <Answers fields={fields} values={content.values} say={say} />
        </Section>
      ))}
      {photos.length > 0 && (
        <Section id={`${anchor}foto`} title={r('photos')} level={level}>
          <PhotoGrid form={form} photos={photos} anchor={anchor} say={say} />
        </Section>
      )}
      <Section id={`${anchor}bukti`} title={t('evidence')} level={level}>
        {(others.length > 0 || photos.length === 0) && <EvidenceView form={form} evidence={others} />}
        {blind && blind.withheld > 0 && <p className="field-hint">{r('withheld', { n: blind.withheld })}</p>}
      </Section>
    </div>
  )
}

/** The parts of the form with the answers to show in each. */
function partsOf({ form, content: { values } }: DossierReading, except: readonly string[]) {
  return form.sections.flatMap(({ code, name }) => {
    const asked = form.fields.filter(
      (field) => field.section === code && isAsked(field, values) && !isEmpty(values[field.code]),
    )
    const fields = asked.filter((field) => !except.includes(field.code))
    // A part whose only answer stands elsewhere is not an empty part.
    return asked.length > 0 && fields.length === 0 ? [] : [{ code, name, fields }]
  })
}

/** Where to find what, for longer dossiers. */
export function DossierContents({ dossier, except = [] }: Pick<DossierViewProps, 'dossier' | 'except'>) {
  const t = useMessages(dossierViewMessages)
  const r = useMessages(readingMessages)
  const locale = languageTag(useLocale())
  const { content, form } = dossier
  const links = [
    ...(beforeAfterFigures(form, content, locale).length > 0 ? [['angka', r('figures')] as const] : []),
    ...partsOf(dossier, except).map(({ code, name }) => [`bagian-${code}`, name[locale]] as const),
    ...(content.evidence.some(isPhoto) ? [['foto', r('photos')] as const] : []),
    ['bukti', t('evidence')] as const,
  ]
  return (
    <nav className="dossier-contents no-print" aria-label={r('contents')}>
      <p className="over">{r('contents')}</p>
      <ol>
        {links.map(([id, label]) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const isLong = (field: Field) => field.type === 'rows' || (field.type === 'text' && field.size === 'long')

interface AnswersProps {
  /** Those that are answered. */
  fields: Field[]
  values: Readonly<Record<string, FieldValue>>
  say?: Say
}

/** Questions of a form with what was answered. */
export function Answers({ fields, values, say = asIs }: AnswersProps) {
  const t = useMessages(dossierViewMessages)
  const locale = languageTag(useLocale())
  if (fields.length === 0) return <p className="field-hint">{t('noAnswers')}</p>
  const text = (field: Field) => say(formatValue(field, values[field.code] ?? '', locale))
  const facts = fields.filter((field) => !isLong(field))
  return (
    <>
      {facts.length > 0 && (
        <DefinitionList
          items={facts.map((field) => ({
            term: field.label[locale],
            description:
              field.type === 'location' ? <PlaceView value={values[field.code] ?? ''} /> : text(field),
          }))}
        />
      )}
      {fields.filter(isLong).map((field) => (
        <div className="dossier-answer" key={field.code}>
          {field.type === 'rows' ? (
            <RowsView field={field} value={values[field.code] ?? ''} say={say} />
          ) : (
            <>
              <p className="dossier-question">{field.label[locale]}</p>
              <Prose>{text(field)}</Prose>
            </>
          )}
        </div>
      ))}
    </>
  )
}
