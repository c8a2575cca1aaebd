import type { EvidenceSlot, Form, Section as FormSection } from '~/domain/fields/form'
import type { Field } from '~/domain/fields/types'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { Button, ButtonLink, ButtonRow } from './button'
import { useFieldSummary, useSlotSummary } from './field-summary'
import { Section, Unseen } from './layout'

interface OutlineProps {
  form: Form
  /** Address of the form's pages. */
  base: string
  editable: boolean
}

/** A form's sections with their fields, and its evidence, each with what can be done to it; buttons post `move`. */
export function FormOutline({ form, base, editable }: OutlineProps) {
  const t = useMessages(builderMessages)
  return (
    <>
      {form.sections.map((section, index) => (
        <OutlineSection
          key={section.code}
          {...{ section, base, editable }}
          fields={form.fields.filter((field) => field.section === section.code)}
          first={index === 0}
          last={index === form.sections.length - 1}
        />
      ))}
      <Section id="bukti" title={t('evidence')} lead={t('evidenceLead')}>
        {form.evidence.length === 0 && <p className="field-hint">{t('noSlots')}</p>}
        <SlotList slots={form.evidence} {...{ base, editable }} />
        {editable && (
          <ButtonRow>
            <ButtonLink variant="secondary" small icon="plus" href={`${base}/bukti-baru`}>
              {t('addSlot')}
            </ButtonLink>
          </ButtonRow>
        )}
      </Section>
    </>
  )
}

interface OutlineSectionProps {
  section: FormSection
  fields: readonly Field[]
  base: string
  editable: boolean
  first: boolean
  last: boolean
}

function OutlineSection({
  section: { code, name },
  fields,
  base,
  editable,
  first,
  last,
}: OutlineSectionProps) {
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const summary = useFieldSummary()
  return (
    <Section id={`bagian-${code}`} title={name[locale]}>
      {fields.length === 0 && <p className="field-hint">{t('emptySection')}</p>}
      {fields.length > 0 && (
        <ol className="work-list outline">
          {fields.map((field, index) => (
            <OutlineItem
              key={field.code}
              id={`isian-${field.code}`}
              href={`${base}/isian/${field.code}`}
              label={field.label[locale]}
              about={summary(field)}
              move={`field:${field.code}`}
              {...{ editable }}
              first={index === 0}
              last={index === fields.length - 1}
            />
          ))}
        </ol>
      )}
      {editable && (
        <div className="outline-acts">
          <ButtonLink variant="secondary" small icon="plus" href={`${base}/bagian/${code}/isian-baru`}>
            {t('addField')} <Unseen>{name[locale]}</Unseen>
          </ButtonLink>
          <ButtonLink variant="quiet" small icon="pencil" href={`${base}/bagian/${code}`}>
            {t('editSection')} <Unseen>{name[locale]}</Unseen>
          </ButtonLink>
          <Moves
            name={name[locale]}
            move={`section:${code}`}
            {...{ first, last }}
            up={t('moveSectionUp')}
            down={t('moveSectionDown')}
          />
        </div>
      )}
    </Section>
  )
}

function SlotList({
  slots,
  base,
  editable,
}: {
  slots: readonly EvidenceSlot[]
  base: string
  editable: boolean
}) {
  const locale = languageTag(useLocale())
  const summary = useSlotSummary()
  if (slots.length === 0) return null
  return (
    <ol className="work-list outline">
      {slots.map((slot, index) => (
        <OutlineItem
          key={slot.code}
          id={`bukti-${slot.code}`}
          href={`${base}/bukti/${slot.code}`}
          label={slot.label[locale]}
          about={summary(slot)}
          move={`slot:${slot.code}`}
          {...{ editable }}
          first={index === 0}
          last={index === slots.length - 1}
        />
      ))}
    </ol>
  )
}

interface ItemProps {
  id: string
  href: string
  label: string
  about: string
  move: string
  editable: boolean
  first: boolean
  last: boolean
}

/** One thing of an ordered list: what it is, where it is changed, and its ways up and down. */
export function OutlineItem({ id, href, label, about, move, editable, first, last }: ItemProps) {
  return (
    <li id={id}>
      <div className="outline-words">
        {editable ? <a href={href}>{label}</a> : <strong>{label}</strong>}
        <p className="task-hint">{about}</p>
      </div>
      {editable && (
        <div className="outline-acts">
          <Moves name={label} {...{ move, first, last }} />
        </div>
      )}
    </li>
  )
}

interface MovesProps {
  name: string
  move: string
  first: boolean
  last: boolean
  /** What the buttons say, where not only *up* and *down*. */
  up?: string
  down?: string
}

function Moves({ name, move, first, last, up, down }: MovesProps) {
  const t = useMessages(builderMessages)
  return (
    <>
      {!first && (
        <Button variant="quiet" small icon="arrow-up" name="move" value={`up:${move}`}>
          {up ?? t('moveUp')} <Unseen>{name}</Unseen>
        </Button>
      )}
      {!last && (
        <Button variant="quiet" small icon="arrow-down" name="move" value={`down:${move}`}>
          {down ?? t('moveDown')} <Unseen>{name}</Unseen>
        </Button>
      )}
    </>
  )
}
