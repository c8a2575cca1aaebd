/** Joins the class names that apply: `classNames('field', error && 'field-wrong')`. */
export function classNames(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
