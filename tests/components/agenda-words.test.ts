import { expect, it } from 'vitest'
import { describeMeeting, invitationLetter, meetingTime } from '~/components/agenda-words'
import type { AgendaVersion } from '~/domain/agenda'

const MEETING: AgendaVersion = {
  ...{
    number: 1,
    version: 1,
    kind: 'visit',
    title: 'Kunjungan Kampung Proklim',
    place: 'Kelurahan Nusa Jaya',
  },
  ...{ startsAt: '2026-03-03T01:00:00.000Z', endsAt: '2026-03-03T05:30:00.000Z' },
  mapUrl: 'https://maps.app.goo.gl/abc',
  route: [
    { time: '08.30', place: 'Balai RW 05', note: 'sambutan' },
    { time: null, place: 'Bank sampah Melati', note: null },
  ],
  ...{
    audience: 'entries',
    entries: ['a'],
    note: 'Pakai sepatu lapangan.',
    published: true,
    cancelled: false,
  },
  ...{ reason: null, writtenAt: '2026-03-01T00:00:00.000Z' },
}
const SENDER = { competition: 'Lomba Inovasi 2026', zone: 'WIB' } as const

it('writes the invitation as an office does, with the day in words', () => {
  expect(invitationLetter(MEETING, SENDER, 'id', 'Yth. Bapak/Ibu Rina Marlina,')).toEqual({
    subject: 'Undangan: Kunjungan Kampung Proklim',
    body: `Yth. Bapak/Ibu Rina Marlina,

Sehubungan dengan pelaksanaan Lomba Inovasi 2026, kami mengundang Bapak/Ibu untuk hadir pada:

Acara: Kunjungan Kampung Proklim
Hari, tanggal: Selasa, 3 Maret 2026 (Selasa, tanggal tiga bulan Maret tahun dua ribu dua puluh enam)
Pukul: 08.00 sampai 12.30 WIB
Tempat: Kelurahan Nusa Jaya
Peta: https://maps.app.goo.gl/abc

Urutan kunjungan:
1. 08.30 Balai RW 05 (sambutan)
2. Bank sampah Melati

Catatan:
Pakai sepatu lapangan.

Atas perhatian dan kehadiran Bapak/Ibu, kami sampaikan terima kasih.

Panitia Lomba Inovasi 2026`,
  })
})

it('leaves out of the letter what there is nothing of, in English without words for the day', () => {
  const bare = { ...MEETING, endsAt: null, mapUrl: null, route: [], note: null }
  expect(invitationLetter(bare, SENDER, 'en').body).toBe(`Dear Sir or Madam,

For Lomba Inovasi 2026 we invite you to:

Meeting: Kunjungan Kampung Proklim
Date: Tuesday, 3 March 2026
Time: from 08:00 WIB
Place: Kelurahan Nusa Jaya

Thank you for your attention and your presence.

The committee of Lomba Inovasi 2026`)
})

it('names the day of the end only where it is another', () => {
  const start = 'Selasa, 3 Maret 2026 pukul 08.00 WIB'
  const until = (endsAt: string | null) => meetingTime({ ...MEETING, endsAt }, 'WIB', 'id')
  expect(until(null)).toBe(start)
  expect(until('2026-03-03T16:59:00.000Z')).toBe(`${start} sampai 23.59 WIB`)
  expect(until('2026-03-03T17:00:00.000Z')).toBe(`${start} sampai Rabu, 4 Maret 2026 pukul 00.00 WIB`)
})

it('tells a calendar the stops, the note, and why a meeting was called off', () => {
  expect(describeMeeting({ ...MEETING, cancelled: true, reason: 'Hujan' }, 'id')).toBe(
    'Urutan kunjungan\n1. 08.30 Balai RW 05 (sambutan)\n2. Bank sampah Melati\n\nPakai sepatu lapangan.\n\nDibatalkan: Hujan',
  )
})
