import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { RadioField, SelectField } from '~/components/choices'
import { NumberField, TextField } from '~/components/fields'
import { Fieldset, Form } from '~/components/form'
import { SetupPart } from '~/components/setup-part'
import { inputError } from '~/domain/errors'
import { type Award, PUBLISHED_PARTS, publishedPart } from '~/domain/rules'
import { newCode } from '~/domain/rules-edit'
import type { FormInput } from '~/http/form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { useMessages } from '~/i18n'
import { setupMessages } from '~/i18n/messages/setup'
import { changeDraft } from '~/services/rules-draft.server'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = titled(setupMessages, 'awards')

const SPARE = 3
const MOST = 100
const LONGEST_PRIZE = 300

export const loader = privateLoader((visit) =>
  viewRulesPart(visit.ctx, visit.actor, param(visit, 'slug'), ['awards']),
)

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const awards = readAwards(form)
  const show = PUBLISHED_PARTS.find((part) => part === form.text('show'))
  await changeDraft(
    ctx,
    actor,
    slug,
    versionOf(form),
    ({ publication, ...rules }) => ({
      ...{ ...rules, awards },
      ...(show && show !== publishedPart({}) ? { publication: { show } } : {}),
    }),
    once,
  )
  return done(`/kelola/${slug}/ketentuan/penghargaan`, 'saved')
})

function readAwards(form: FormInput): Award[] {
  const awards: Award[] = []
  for (let n = 1; n <= MOST && form.has(`name-${n}`); n++) {
    const name = form.text(`name-${n}`)
    if (name === '') continue
    const rank = form.text(`rank-${n}`)
    if (!/^([1-9]\d{0,3})?$/.test(rank)) throw inputError(`rank-${n}`, 'not_a_number')
    const prize = form.text(`prize-${n}`)
    if (prize.length > LONGEST_PRIZE) throw inputError(`prize-${n}`, 'too_long', { max: LONGEST_PRIZE })
    const kept = form.text(`code-${n}`)
    awards.push({
      code: kept !== '' && !awards.some(({ code }) => code === kept) ? kept : newCode(name, awards),
      name,
      rank: rank === '' ? null : Number(rank),
      per: form.text(`per-${n}`) === 'category' ? 'category' : 'whole',
      ...(prize === '' ? {} : { prize }),
    })
  }
  return awards
}

/** The awards, as many as wanted: a saved page has three empty rows more. */
export default function AwardsPage() {
  const { rules, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const { errors, error, value, madeFrom } = useFailure(useActionData<typeof action>())
  const rows = Array.from({ length: rules.awards.length + SPARE }, (_, index) => ({
    n: index + 1,
    award: rules.awards[index],
  }))
  const codes = Object.fromEntries(rows.map(({ n, award }) => [`code-${n}`, award?.code ?? '']))
  return (
    <SetupPart {...part} title={t('awards')} lead={t('awardsHint')} errors={errors}>
      <Form writeKey={useWriteKey('penghargaan')} hidden={{ version: madeFrom(version), ...codes }}>
        {rows.map(({ n, award }) => (
          <Fieldset key={n} legend={t('awardName', { n })}>
            <TextField
              name={`name-${n}`}
              label={t('awardName', { n })}
              optional
              defaultValue={value(`name-${n}`, award?.name)}
              error={error(`name-${n}`)}
            />
            <NumberField
              name={`rank-${n}`}
              label={t('awardRank', { n })}
              hint={t('awardRankHint')}
              optional
              defaultValue={value(`rank-${n}`, award?.rank?.toString())}
              error={error(`rank-${n}`)}
            />
            <SelectField
              name={`per-${n}`}
              label={t('awardPer', { n })}
              placeholder={null}
              options={[
                { value: 'whole', label: t('perWhole') },
                { value: 'category', label: t('perCategory') },
              ]}
              defaultValue={value(`per-${n}`, award?.per ?? 'whole')}
              error={error(`per-${n}`)}
            />
            <TextField
              name={`prize-${n}`}
              label={t('awardPrize', { n })}
              optional
              defaultValue={value(`prize-${n}`, award?.prize)}
              error={error(`prize-${n}`)}
            />
          </Fieldset>
        ))}
        <RadioField
          name="show"
          label={t('publishedPart')}
          hint={t('publishedPartHint')}
          options={PUBLISHED_PARTS.map((show) => ({ value: show, label: t(`published_${show}`) }))}
          defaultValue={value('show', publishedPart(rules))}
        />
        {part.editable && <Button>{t('save')}</Button>}
      </Form>
    </SetupPart>
  )
}
