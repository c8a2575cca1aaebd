import type { Locale } from './locale'

/** The parts of a person's name. Titles as the person writes them: *Dr. Ir.*, *M.Si.* */
export type PersonName = { titleBefore?: string | null; name: string; titleAfter?: string | null }

/** Name with titles as documents print it: *Dr. Ir. Siti Aminah, M.Si.* */
export function fullName(person: PersonName): string {
  const before = tidy(person.titleBefore)
  const after = tidy(person.titleAfter).replace(/^,\s*/, '')
  const name = [before, tidy(person.name)].filter(Boolean).join(' ')
  return after ? `${name}, ${after}` : name
}

/**
 * First line of a message to a person: *Yth. Bapak/Ibu Dr. Ir. Siti Aminah, M.Si.*; in English *Dear Dr. Ir. …*.
 * Sex is never asked for, hence *Bapak/Ibu*.
 */
export function greetPerson(person: PersonName, locale: Locale): string {
  return locale === 'id' ? `Yth. Bapak/Ibu ${fullName(person)}` : `Dear ${fullName(person)}`
}

/** First line of a message to the holder of an office: *Yth. Bapak/Ibu Lurah Nusa Jaya*. */
export function greetOffice(office: string, place: string, locale: Locale): string {
  const title = [tidy(office), tidy(place)].filter(Boolean).join(' ')
  return locale === 'id' ? `Yth. Bapak/Ibu ${title}` : `Dear ${title}`
}

function tidy(part: string | null | undefined): string {
  return (part ?? '').trim().replace(/\s+/g, ' ')
}
