import { defineMessages } from '../define'

/** What can be wrong with a check of the requirements, its undoing, and the list of former winners; part of `problemMessages`. */
export const eligibilityProblems = defineMessages({
  id: {
    check_open: 'Syarat ini belum diperiksa.',
    check_not_met: 'Berkas hanya dapat diterima bila syarat ini memenuhi.',
    check_failed_returned:
      'Syarat yang tidak memenuhi tidak dapat diperbaiki. Pilih perlu perbaikan, atau putuskan tidak memenuhi syarat.',
    check_note_needed: 'Tulis catatan untuk syarat ini.',
    check_place_needed: 'Pilih bagian yang harus diperbaiki.',
    check_none_failed: 'Tandai sedikitnya satu syarat sebagai tidak memenuhi.',
    checked_meanwhile:
      'Pemeriksa lain sudah memutuskan berkas ini sejak halaman dibuka. Hasilnya tampil di bawah, dan isian Anda masih ada. Bacalah dahulu, lalu putuskan.',
    no_checklist: 'Ketentuan lomba ini tidak memuat daftar syarat.',
    entry_out: 'Peserta ini sudah gugur atau tidak ikut lagi.',
    move_in_stage: 'Peserta ini sudah masuk tahap penilaian, jadi kategorinya tetap.',
    move_entry_out: 'Peserta ini tidak ikut lagi.',
    move_proposed: 'Kecamatan sudah mengirim usulannya tentang peserta ini, jadi kategorinya tetap.',
    entry_in_stage: 'Peserta ini sudah masuk tahap penilaian.',
    not_ineligible: 'Tidak ada keputusan gugur yang dapat dibatalkan.',
    scoring_begun: 'Penilaian sudah dimulai, jadi keputusan ini tidak dapat dibatalkan lagi.',
    no_winners: 'Berkas tidak berisi satu baris pun.',
    same_line: 'Baris ini sama dengan baris {earlier}.',
    amount_needed: 'Isi batasnya dengan angka.',
  },
  en: {
    check_open: 'This requirement has not been checked.',
    check_not_met: 'The dossier can be accepted only if this requirement is met.',
    check_failed_returned:
      'A requirement that is not met cannot be corrected. Choose “to be corrected”, or decide that the entry is ineligible.',
    check_note_needed: 'Write a note for this requirement.',
    check_place_needed: 'Choose the part to be corrected.',
    check_none_failed: 'Mark at least one requirement as not met.',
    checked_meanwhile:
      'Somebody else has decided on this dossier since the page was opened. The outcome is shown below, and what you entered is still here. Read it first, then decide.',
    no_checklist: 'The rules of this competition have no list of requirements.',
    entry_out: 'This entry is out or takes part no more.',
    move_in_stage: 'This entry is in a judging stage already, so its category stays.',
    move_entry_out: 'This entry takes part no more.',
    move_proposed: 'Its kecamatan has sent its proposal about this entry, so its category stays.',
    entry_in_stage: 'This entry is in a judging stage already.',
    not_ineligible: 'There is no ineligibility to take back.',
    scoring_begun: 'Scoring has begun, so this can no longer be taken back.',
    no_winners: 'The file has no line.',
    same_line: 'This line is the same as line {earlier}.',
    amount_needed: 'Give the limit as a number.',
  },
})
