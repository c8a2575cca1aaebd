import { defineMessages } from '../define'

/** What a team claims and what its judges saw. */
export const visitMessages = defineMessages({
  id: {
    seenIn: 'Yang terlihat di lapangan menurut revisi {n}',
    seenAt: 'Yang terlihat di lapangan',
    seen: 'Terlihat: {label}',
    seenHintNumber: 'Tulis angka yang Anda lihat atau hitung sendiri, tanpa pemisah ribuan.',
    seenHintText: 'Tulis apa yang Anda lihat, misalnya buku register ada dan terisi sampai bulan ini.',
    note: 'Catatan kunjungan: {label}',
    claimed: 'Dinyatakan tim: {value}',
    claimedNothing: 'Tim tidak menyatakan apa pun tentang indikator ini.',
    notSeen: 'Belum dilihat',
    difference: 'Selisih: {value}',
    same: 'Sama dengan yang dinyatakan',
    other: 'Berbeda dari yang dinyatakan',
    figures: 'Angka sebelum dan sesudah',
    figuresHint: 'Angka dalam berkas inovasi. Isi yang dapat Anda periksa di lapangan; sisanya boleh kosong.',
    yes: 'Ya',
    no: 'Tidak',
  },
  en: {
    seenIn: 'What was seen on the visit by revision {n}',
    seenAt: 'What was seen on the visit',
    seen: 'Seen: {label}',
    seenHintNumber: 'Write the figure that you saw or counted yourself, without thousands separators.',
    seenHintText:
      'Write what you saw, for example that the register is there and filled in up to this month.',
    note: 'Note on the visit: {label}',
    claimed: 'The team claims: {value}',
    claimedNothing: 'The team claims nothing about this indicator.',
    notSeen: 'Not seen yet',
    difference: 'Difference: {value}',
    same: 'As claimed',
    other: 'Other than claimed',
    figures: 'Figures before and after',
    figuresHint: 'Figures of the dossier. Fill in what you can check on the spot; the rest may stay empty.',
    yes: 'Yes',
    no: 'No',
  },
})
