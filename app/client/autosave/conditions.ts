/** The codes that are chosen for a field on this page. */
function chosenIn(form: HTMLFormElement, field: string): string[] {
  const controls = form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    `[name="${CSS.escape(`v.${field}`)}"]`,
  )
  return [...controls].flatMap((control) =>
    control instanceof HTMLInputElement && !control.checked ? [] : [control.value],
  )
}

/**
 * Shows a field only while an answer on the same page asks for it. What stands in a hidden one stays there and stays
 * saved, so that a choice taken back brings it back; one with an error stays in sight.
 * @returns shows and hides anew, after inputs were filled by a script
 */
export function startConditions(form: HTMLFormElement): () => void {
  const update = () => {
    for (const part of form.querySelectorAll<HTMLElement>('[data-when]')) {
      const { when = '', whenIn = '' } = part.dataset
      const asked = chosenIn(form, when).some((code) => whenIn.split(' ').includes(code))
      part.hidden = !asked && !part.querySelector('.field-wrong')
    }
  }
  form.addEventListener('input', update)
  update()
  return update
}
