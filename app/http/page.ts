import { useRouteLoaderData } from '@remix-run/react'
import { createContext } from 'react'
import type { PageData } from './page-data'

/** What the server knows of the request while it renders: for error pages, before which no loader may have run. */
export const ServedPage = createContext<PageData | null>(null)

/** What the root loader says of every page. */
export function usePage(): PageData {
  const page = useRouteLoaderData('root') as PageData | undefined
  if (!page) throw new Error('the root has not loaded')
  return page
}

/** The write key of one form of this page: its own, so that several forms on a page stay apart. */
export function useWriteKey(form: string): string {
  return `${usePage().writeKey}.${form}`
}

/** A form's failure as a route reads it from its action data. */
interface Failure {
  problems: { field: string; kind: string; message: string }[]
  values: [string, string][]
}

/** The sentences of a failed form, by field and as a list, and what was typed. */
export function useFailure(failure: unknown) {
  const { problems, values } = isFailure(failure) ? failure : { problems: [], values: [] }
  const typed = new Map(values)
  const value = (field: string, stored?: string | null) =>
    (values.length > 0 ? typed.get(field) : undefined) ?? stored ?? ''
  const isStale = problems.some(({ kind }) => kind === 'rules_draft_changed')
  return {
    errors: problems.map(({ field, message }) => ({ ...(field ? { name: field } : {}), message })),
    error: (field: string) => problems.find((problem) => problem.field === field)?.message,
    /** The names of everything sent with the failed form; none where it has not failed. */
    names: values.map(([name]) => name),
    /** Whether a field failed for this reason. */
    failedBy: (field: string, kind: string) =>
      problems.some((problem) => problem.field === field && problem.kind === kind),
    /** Whether the form has failed: what it holds is then what was typed, also where that is nothing. */
    failed: problems.length > 0,
    /** Everything chosen under one name in the failed form; the stored values otherwise. */
    values: (field: string, stored: readonly string[] = []) =>
      problems.length > 0 ? values.filter(([name]) => name === field).map(([, value]) => value) : stored,
    /** What was typed into a field of the failed form; the stored value otherwise. */
    value,
    /**
     * The version of the rules' draft that the form is based on: still the one that its writer saw, until the
     * page says that there is another.
     */
    madeFrom: (stored: number) => (isStale ? String(stored) : value('version', String(stored))),
  }
}

function isFailure(data: unknown): data is Failure {
  return typeof data === 'object' && data !== null && 'problems' in data && 'values' in data
}
