/** What stands in the way of freezing a result, under the kind of each obstacle; part of the area `results`. */
export const gateWords = {
  id: {
    plenary_open: 'Rapat pleno {stage} belum ditutup.',
    earlier_plenary_open: 'Rapat pleno tahap sebelumnya, {stage}, belum ditutup.',
    no_ranking: 'Belum ada peserta yang mendapat peringkat.',
    rules_changed_since:
      'Rapat pleno {stage} ditutup dengan ketentuan nomor {meeting}, sedangkan sekarang berlaku nomor {now}.',
    tie_unresolved: 'Urutan yang sama belum diputuskan rapat pleno: {entries}.',
    sheets_missing: '{entry}: {n} lembar penilaian {stage} belum masuk.',
    unranked: '{entry} belum mendapat peringkat.',
    late_sheet_undecided: '{n} lembar terlambat {stage} menunggu keputusan Ketua.',
    import_unconfirmed: 'Lembar kertas atau impor {stage} menunggu orang kedua.',
    statement_unsigned: 'Pernyataan independensi belum ditandatangani: {seat}.',
    recapitulation_unsigned: 'Rekapitulasi belum kembali dengan tanda tangan.',
    objection_open: 'Ada sanggahan terhadap hasil nomor {number} yang belum dijawab.',
  },
  en: {
    plenary_open: 'The plenary of {stage} has not closed.',
    earlier_plenary_open: 'The plenary of an earlier stage, {stage}, has not closed.',
    no_ranking: 'No entry has a rank yet.',
    rules_changed_since:
      'The plenary of {stage} closed under rules no. {meeting}, while no. {now} is in force now.',
    tie_unresolved: 'The plenary has not decided the order of: {entries}.',
    sheets_missing: '{entry}: {n, plural, one {# scoresheet} other {# scoresheets}} of {stage} missing.',
    unranked: '{entry} has no rank yet.',
    late_sheet_undecided:
      '{n, plural, one {# late sheet} other {# late sheets}} of {stage} to be decided by the chair.',
    import_unconfirmed: 'Paper or imported sheets of {stage} wait for a second person.',
    statement_unsigned: 'The statement of independence is not signed: {seat}.',
    recapitulation_unsigned: 'A recapitulation has not come back signed.',
    objection_open: 'An objection to result no. {number} has no answer yet.',
  },
} as const
