import { diffLines, diffWordsWithSpace } from 'diff'
import type { AnswerChange, FileChange, Piece, RevisionChanges } from '~/domain/differences'
import type { DossierReading, EvidenceItem } from '~/domain/dossiers'
import { formatValue } from '~/domain/fields'
import type { Form } from '~/domain/fields/form'
import type { Field } from '~/domain/fields/types'
import type { Locale } from '~/domain/locale'

type Side = Pick<DossierReading, 'content' | 'form'>

/** Texts as pieces; joining what is not added gives `before`, what is not removed `after`. */
export function differ(before: string, after: string, by: 'words' | 'lines' = 'words'): Piece[] {
  const parts = by === 'words' ? diffWordsWithSpace(before, after) : diffLines(before, after)
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}

/**
 * What differs between two revisions, each read with the form that it was written with: answers in the order of the
 * later form, then those that only the earlier one asked for; evidence by what it is, not by its place.
 */
export function compareReadings(before: Side, after: Side, locale: Locale): RevisionChanges {
  const sections = joinSections(before.form, after.form)
  let unchanged = 0
  const changed = sections.map(({ code, name, fields }) => {
    const changes: AnswerChange[] = []
    for (const field of fields) {
      const [old, now] = [textOf(before, field.code, locale), textOf(after, field.code, locale)]
      if (old === now) unchanged += old === '' ? 0 : 1
      else {
        const pieces = differ(old, now, isRows(field) ? 'lines' : 'words')
        changes.push({ field: field.code, label: field.label[locale], pieces })
      }
    }
    return { code, name: name[locale], changes }
  })
  const [oldTitle, title] = [before.content.title, after.content.title]
  return {
    title: oldTitle === title ? null : differ(oldTitle, title),
    sections: changed.filter(({ changes }) => changes.length > 0),
    files: compareEvidence(before.content.evidence, after.content.evidence),
    unchanged,
  }
}

/** Rows are read line by line. */
const isRows = (field: Field): boolean => field.type === 'rows'

/** An answer as people read it, by the field of its own form. */
function textOf({ content, form }: Side, code: string, locale: Locale): string {
  const field = form.fields.find((one) => one.code === code)
  const value = content.values[code] ?? ''
  return field ? formatValue(field, value, locale) : value
}

function joinSections(before: Form, after: Form) {
  const known = new Set(after.fields.map(({ code }) => code))
  const gone = before.fields.filter(({ code }) => !known.has(code))
  const codes = new Set(after.sections.map(({ code }) => code))
  const sections = [...after.sections, ...before.sections.filter(({ code }) => !codes.has(code))]
  return sections.map(({ code, name }) => ({
    code,
    name,
    fields: [...after.fields, ...gone].filter(({ section }) => section === code),
  }))
}

const nameOf = ({ caption, fileName, url }: EvidenceItem): string => caption || fileName || url || ''

/** What people see of a piece of evidence, one line for each thing. */
const describe = ({ caption, fileName, url, field, visibility, sha256 }: EvidenceItem): string =>
  [caption, fileName ?? url, field, visibility, sha256].filter(Boolean).join('\n')

function compareEvidence(before: readonly EvidenceItem[], after: readonly EvidenceItem[]): FileChange[] {
  const old = new Map(before.map((item) => [item.uid, item]))
  const now = new Set(after.map(({ uid }) => uid))
  return [
    ...after.flatMap((item): FileChange[] => {
      const former = old.get(item.uid)
      if (!former) return [{ kind: 'added', name: nameOf(item), details: [] }]
      const [was, is] = [describe(former), describe(item)]
      return was === is ? [] : [{ kind: 'changed', name: nameOf(item), details: differ(was, is, 'lines') }]
    }),
    ...before
      .filter(({ uid }) => !now.has(uid))
      .map((item): FileChange => ({ kind: 'removed', name: nameOf(item), details: [] })),
  ]
}
