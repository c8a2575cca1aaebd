import type { Locale } from '~/i18n/define'

/** `--lang`, else the language of the terminal, else Indonesian. */
export function chooseLocale(words: readonly string[], env: NodeJS.ProcessEnv = process.env): Locale {
  const at = words.indexOf('--lang')
  const asked = at >= 0 ? words[at + 1] : words.find((word) => word.startsWith('--lang='))?.slice(7)
  const language = asked ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? ''
  return /^en/i.test(language) ? 'en' : 'id'
}
