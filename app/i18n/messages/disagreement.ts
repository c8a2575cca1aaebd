import { defineMessages } from '../define'

/** Where the judges of an entry are far apart. */
export const disagreementMessages = defineMessages({
  id: {
    title: 'Selisih nilai',
    titleOf: 'Selisih nilai: {stage}',
    leadTotal:
      'Peserta yang nilai akhir lembarnya berselisih lebih dari {gap} antara dua penilai. Selisih bukan kesalahan: ini ajakan untuk membaca ulang.',
    leadCriterion:
      'Peserta yang nilai satu kriterianya berselisih lebih dari {gap} antara dua penilai. Selisih bukan kesalahan: ini ajakan untuk membaca ulang.',
    none: 'Tidak ada selisih di atas batas',
    noneHelp: 'Yang dibandingkan hanya lembar yang sudah dikirim.',
    total: 'Nilai lembar',
    about: 'Tentang',
    lowest: 'Terendah',
    highest: 'Tertinggi',
    difference: 'Selisih',
    third: 'Penilai tambahan yang diusulkan: {judge} ({seat}), kini {n} peserta.',
    thirdNone:
      'Tidak ada usulan penilai tambahan: lembar seorang penilai masih ditunggu, atau tidak ada yang bebas konflik.',
    thirdHow: 'Diusulkan yang bebannya paling ringan, bebas konflik, dan belum menilai peserta ini.',
    assign: 'Tugaskan penilai tambahan',
    back: 'Peringkat',
    see: 'Lihat selisih nilai',
  },
  en: {
    title: 'Disagreement',
    titleOf: 'Disagreement: {stage}',
    leadTotal:
      'Entries whose sheet totals are more than {gap} apart between two judges. A difference is no mistake: it asks for a second reading.',
    leadCriterion:
      'Entries with a criterion that two judges mark more than {gap} apart. A difference is no mistake: it asks for a second reading.',
    none: 'No difference is above the limit',
    noneHelp: 'Only submitted sheets are compared.',
    total: 'Sheet total',
    about: 'About',
    lowest: 'Lowest',
    highest: 'Highest',
    difference: 'Difference',
    third: 'Proposed further judge: {judge} ({seat}), with {n, plural, one {# entry} other {# entries}} now.',
    thirdNone: 'No further judge is proposed: a sheet is still awaited, or nobody is free of conflicts.',
    thirdHow: 'The least loaded judge who is free of conflicts and has not scored this entry is proposed.',
    assign: 'Assign the further judge',
    back: 'Ranking',
    see: 'See the disagreement',
  },
})
