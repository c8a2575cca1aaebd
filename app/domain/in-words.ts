import { dayName, monthName, splitDate } from './calendar'
import { isDecimal } from './decimal-text'

const ones = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ')
const scales = ['', 'ribu', 'juta', 'miliar', 'triliun', 'kuadriliun']
const limit = 10n ** 18n

/**
 * A canonical decimal in Indonesian words (*terbilang*), as a berita acara writes it: `87.25` is *delapan puluh tujuh koma
 * dua lima*. The digits after the comma are read one by one.
 * @throws RangeError if it is no canonical decimal or not below 10^18.
 */
export function numberInWords(value: string | number | bigint): string {
  const text = String(value)
  if (!isDecimal(text)) throw new RangeError(`Not a decimal: ${text}`)
  const [whole = '', fraction] = text.replace('-', '').split('.')
  if (BigInt(whole) >= limit) throw new RangeError(`Too large to be written in words: ${text}`)
  const digits = fraction === undefined ? '' : ` koma ${[...fraction].map(digitInWords).join(' ')}`
  return `${text.startsWith('-') ? 'minus ' : ''}${wholeInWords(BigInt(whole))}${digits}`
}

/** Whole rupiah in words: *satu juta lima ratus ribu rupiah*. */
export function moneyInWords(value: string): string {
  return `${numberInWords(value)} rupiah`
}

/** *dua puluh delapan bulan Februari tahun dua ribu dua puluh lima*, which follows the word *tanggal*. */
export function dateInWords(date: string): string {
  const { year, month, day } = splitDate(date)
  return `${numberInWords(day)} bulan ${monthName(month, 'id')} tahun ${numberInWords(year)}`
}

/** *Jumat, tanggal dua puluh delapan bulan Februari tahun dua ribu dua puluh lima*, which follows *Pada hari ini*. */
export function dayDateInWords(date: string): string {
  return `${dayName(date, 'id')}, tanggal ${dateInWords(date)}`
}

function digitInWords(digit: string): string {
  return ones[Number(digit)] ?? ''
}

function wholeInWords(value: bigint): string {
  if (value === 0n) return digitInWords('0')
  const words: string[] = []
  for (let rest = value, scale = 0; rest > 0n; rest /= 1000n, scale++) {
    const group = Number(rest % 1000n)
    if (group === 0) continue
    // One thousand alone is *seribu*; every larger scale counts with *satu*.
    const said = scale === 1 && group === 1 ? 'seribu' : `${groupInWords(group)} ${scales[scale]}`.trim()
    words.unshift(said)
  }
  return words.join(' ')
}

/** 1–999 in words. */
function groupInWords(value: number): string {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const head = hundreds === 0 ? '' : hundreds === 1 ? 'seratus' : `${ones[hundreds]} ratus`
  return [head, rest ? pairInWords(rest) : ''].filter(Boolean).join(' ')
}

/** 1–99 in words. */
function pairInWords(value: number): string {
  if (value < 10) return ones[value] ?? ''
  if (value === 10) return 'sepuluh'
  if (value === 11) return 'sebelas'
  if (value < 20) return `${ones[value - 10]} belas`
  const unit = value % 10
  return `${ones[Math.floor(value / 10)]} puluh${unit ? ` ${ones[unit]}` : ''}`
}
