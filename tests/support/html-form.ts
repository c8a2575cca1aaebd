const decode = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

const attribute = (tag: string, name: string) => {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : decode(found)
}

/** A filled-in form as a browser sends it: what the page held, and over it what was typed. */
export const fillForm = (
  html: string,
  key: string,
  typed: Record<string, string>,
): Record<string, string> => ({
  ...Object.fromEntries(readForm(html, key)),
  ...typed,
})

/** What a browser would send of the form with that write key, buttons left out: names and values in order. */
export function readForm(html: string, key: string): [string, string][] {
  const form = [...html.matchAll(/<form [\s\S]*?<\/form>/g)].find(([text]) => text.includes(`.${key}"`))?.[0]
  if (!form) throw new Error(`no form ${key}`)
  const fields: [string, string][] = []
  for (const [tag] of form.matchAll(
    /<input [^>]*>|<textarea [\s\S]*?<\/textarea>|<select [\s\S]*?<\/select>/g,
  )) {
    const name = attribute(tag, 'name')
    const type = attribute(tag, 'type')
    if (!name || ((type === 'checkbox' || type === 'radio') && !/ checked=""/.test(tag))) continue
    if (tag.startsWith('<textarea'))
      fields.push([name, decode(/>([\s\S]*)<\/textarea>/.exec(tag)?.[1] ?? '').replace(/^\n/, '')])
    else if (tag.startsWith('<select')) {
      const chosen = /<option [^>]*selected=""[^>]*>/.exec(tag)?.[0]
      fields.push([name, chosen ? (attribute(chosen, 'value') ?? '') : ''])
    } else fields.push([name, attribute(tag, 'value') ?? ''])
  }
  return fields
}
