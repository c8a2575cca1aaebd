import { formatDecimal, useLocale } from '~/i18n'

/** A stored decimal as the locale types it: no grouping, its own mark. */
export function useTyped() {
  const locale = useLocale()
  return (text: string | null | undefined) => {
    if (!text || !/^-?\d+(\.\d+)?$/.test(text)) return text ?? ''
    const mark = formatDecimal('0.1', locale).charAt(1)
    return text.replace('.', mark)
  }
}
