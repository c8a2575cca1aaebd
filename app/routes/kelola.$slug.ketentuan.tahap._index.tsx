import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonRow } from '~/components/button'
import { SelectField } from '~/components/choices'
import { EmptyState } from '~/components/empty-state'
import { Form } from '~/components/form'
import { Section, Unseen } from '~/components/layout'
import { SetupPart } from '~/components/setup-part'
import { Table } from '~/components/table'
import { inputError } from '~/domain/errors'
import { STAGE_KINDS } from '~/domain/rules'
import { editStages, type StageListEdit } from '~/domain/rules-edit'
import type { FormInput } from '~/http/form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { useMessages } from '~/i18n'
import { rulesMessages } from '~/i18n/messages/rules'
import { setupMessages } from '~/i18n/messages/setup'
import { changeDraft } from '~/services/rules-draft.server'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = titled(setupMessages, 'stages')

export const loader = privateLoader((visit) =>
  viewRulesPart(visit.ctx, visit.actor, param(visit, 'slug'), ['stages', 'totalling']),
)

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const edit = readEdit(form)
  await changeDraft(ctx, actor, slug, versionOf(form), (rules) => editStages(rules, edit), once)
  return done(`/kelola/${slug}/ketentuan/tahap`, edit.kind === 'remove' ? 'removed' : 'saved')
})

function readEdit(form: FormInput): StageListEdit {
  if (form.has('up')) return { kind: 'move', code: form.text('up'), by: -1 }
  if (form.has('down')) return { kind: 'move', code: form.text('down'), by: 1 }
  if (form.has('remove')) return { kind: 'remove', code: form.text('remove') }
  const stageKind = STAGE_KINDS.find((kind) => kind === form.text('stageKind'))
  if (!stageKind) throw inputError('stageKind', form.text('stageKind') === '' ? 'required' : 'invalid')
  return { kind: 'add', stageKind }
}

/** The stages in order. */
export default function StagesPage() {
  const { rules, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  const { errors, error, value, madeFrom } = useFailure(useActionData<typeof action>())
  const listKey = useWriteKey('tahap')
  const addKey = useWriteKey('tahap-baru')
  const base = `/kelola/${part.head.slug}`
  const hidden = { version: madeFrom(version) }
  return (
    <SetupPart {...part} title={t('stages')} errors={errors}>
      <Form writeKey={listKey} hidden={hidden} wide>
        <Table
          caption={t('stages')}
          captionHidden
          empty={<EmptyState title={t('noStages')}>{t('noStagesHelp')}</EmptyState>}
          columns={[
            {
              key: 'name',
              header: t('stageName'),
              heads: true,
              cell: ({ code, name }) => <a href={`${base}/ketentuan/tahap/${code}`}>{name || code}</a>,
            },
            { key: 'kind', header: t('stageKind'), cell: ({ kind }) => r(`kind_${kind}`) },
            {
              key: 'instrument',
              header: r('instrument'),
              cell: ({ code, instrument }) => (
                <a href={`${base}/instrumen/${code}`}>
                  {t('criteriaCount', {
                    n: instrument.criteria.filter(({ type }) => type !== 'group').length,
                  })}
                </a>
              ),
            },
            {
              key: 'acts',
              header: t('order'),
              cell: ({ code, name }) =>
                part.editable ? (
                  <ButtonRow>
                    <Button variant="quiet" small name="up" value={code}>
                      {t('moveUp')} <Unseen>{name}</Unseen>
                    </Button>
                    <Button variant="quiet" small name="down" value={code}>
                      {t('moveDown')} <Unseen>{name}</Unseen>
                    </Button>
                    <Button variant="quiet" small name="remove" value={code}>
                      {t('remove')} <Unseen>{name}</Unseen>
                    </Button>
                  </ButtonRow>
                ) : null,
            },
          ]}
          rows={rules.stages}
          rowKey={({ code }) => code}
        />
      </Form>
      {part.editable && (
        <Section title={t('addStage')}>
          <Form writeKey={addKey} hidden={hidden}>
            <SelectField
              name="stageKind"
              label={t('stageKind')}
              options={STAGE_KINDS.map((kind) => ({ value: kind, label: r(`kind_${kind}`) }))}
              defaultValue={value('stageKind')}
              error={error('stageKind')}
            />
            <Button variant="secondary">{t('add')}</Button>
          </Form>
        </Section>
      )}
    </SetupPart>
  )
}
