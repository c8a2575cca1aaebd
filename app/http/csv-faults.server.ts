import { json } from '@remix-run/node'
import type { CsvFault } from '~/domain/csv-faults'
import { translate } from '~/i18n'
import { sayCsvFault } from '~/i18n/csv-sentence'
import { csvFaultMessages } from '~/i18n/messages/csv-faults'
import type { FormFailure } from './form.server'
import type { Posted, Visit } from './handler.server'
import { readLocale } from './locale.server'

const SHOWN = 100

/**
 * The answer to a form whose file is at fault, of which nothing has been taken: 400, the file field's problem
 * and every fault with its line and column (the first hundred of very many), and everything typed beside the file.
 */
export function refuseFile({ context, form }: Visit & Posted, field: string, faults: readonly CsvFault[]) {
  const locale = readLocale(context.cookies, context.session?.actor ?? null)
  const t = translate(csvFaultMessages, locale)
  const say = sayCsvFault(locale)
  const left = faults.length - SHOWN
  const problems = [
    { field, kind: 'file_faulty', message: t('refused', { n: faults.length }) },
    ...faults.slice(0, SHOWN).map((fault) => ({ field: '', kind: fault.kind, message: say(fault) })),
    ...(left > 0 ? [{ field: '', kind: 'file_faulty', message: t('more', { n: left }) }] : []),
  ]
  return json<FormFailure>({ problems, values: form.entries() }, { status: 400 })
}
