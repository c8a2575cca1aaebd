import type { FieldType, LinkField, Problem } from './types'

const mostCharacters = 2000

/** An https address, checked for its form only: nothing is ever fetched. `https://` may be left out. */
export const link: FieldType<LinkField> = {
  parse(_field, typed) {
    const text = typed.trim()
    const address = hasScheme(text) ? text : `https://${text}`
    const problem = check(address)
    return problem ? { ok: false, problem } : { ok: true, value: new URL(address).href }
  },
  format: (_field, value) => value,
  edit: (_field, value) => value,
  problems(_field, value) {
    const problem = check(value)
    return problem ? [problem] : []
  },
}

/** `www.contoh.go.id:8443` has a port, no scheme. */
function hasScheme(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)
}

function check(address: string): Problem | null {
  const url = /\s/.test(address) ? null : readUrl(address)
  if (url === null) return { kind: 'not-a-link' }
  if (url.protocol === 'http:') return { kind: 'link-not-https' }
  if (url.protocol !== 'https:' || url.username || url.password) return { kind: 'not-a-link' }
  if (!/^[^.]+(\.[^.]+)+$/.test(url.hostname)) return { kind: 'not-a-link' }
  return url.href.length > mostCharacters ? { kind: 'link-too-long', max: mostCharacters } : null
}

function readUrl(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}
