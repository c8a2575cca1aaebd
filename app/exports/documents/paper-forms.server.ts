import { criterionGrid, formatMark } from '~/domain/criteria'
import type { Block, PrintedDocument } from '~/domain/documents'
import type { Leaf } from '~/domain/instrument'
import { wardName } from '~/domain/ward-name'
import { type Locale, languageTag, translate } from '~/i18n'
import { documentMessages } from '~/i18n/messages/documents'
import type { listPaperForms } from '~/services/score-imports.server'

type Forms = Awaited<ReturnType<typeof listPaperForms>>

/** Score sheets to fill in with a pen, one entry and judge after the other, each on a page of its own. */
export function paperFormsDocument(
  { competition, stage, forms }: Forms,
  now: string,
  locale: Locale,
): PrintedDocument {
  const t = translate(documentMessages, locale)
  const name = `${competition.name} ${competition.year}`
  return {
    language: languageTag(locale),
    title: t('paperForms', { stage }),
    over: name,
    footer: `${name} · ${stage}`,
    pageWords: t('page', { page: '{page}', pages: '{pages}' }),
    createdAt: now,
    blocks:
      forms.length === 0
        ? [{ kind: 'paragraph', text: t('noPaperForms') }]
        : forms.flatMap((form, index) => formBlocks(form, index > 0, locale)),
  }
}

function formBlocks(form: Forms['forms'][number], onNewPage: boolean, locale: Locale): Block[] {
  const t = translate(documentMessages, locale)
  const place = form.ward ? wardName(form.ward.name, form.ward.kecamatan) : ''
  return [
    ...(onNewPage ? [{ kind: 'new-page' } as const] : []),
    { kind: 'heading', level: 2, text: [form.entry, place].filter(Boolean).join(' · ') },
    { kind: 'facts', items: [[t('judge'), [form.judge, form.seat].filter(Boolean).join(', ')]] },
    {
      kind: 'table',
      caption: '',
      head: [t('criterion'), t('range'), t('mark'), t('reason')],
      widths: [5, 2, 2, 5],
      rows: form.leaves.map((leaf) => [`${leaf.name} (${leaf.code})`, rangeOf(leaf, locale), '', '']),
    },
    { kind: 'signatures', lines: [t('dateAndPlace'), t('signature')] },
  ]
}

function rangeOf(leaf: Leaf, locale: Locale): string {
  const { min, max } = criterionGrid(leaf)
  const separator = languageTag(locale) === 'id' ? ',' : '.'
  return `${formatMark(leaf, min, separator)}–${formatMark(leaf, max, separator)}`
}
