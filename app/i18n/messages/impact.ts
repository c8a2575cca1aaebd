import { defineMessages } from '../define'

/** What all dossiers give together. */
export const impactMessages = defineMessages({
  id: {
    title: 'Jumlah dampak',
    lead: 'Angka yang sama maknanya dijumlahkan dari semua berkas yang terkirim, menurut revisi terakhirnya. Persentase tidak dijumlahkan.',
    back: 'Ringkasan',
    caption: 'Jumlah dampak menurut angka',
    figure: 'Angka',
    unit: 'Satuan',
    from: 'dari {n} berkas',
    none: 'Belum ada angka yang dapat dijumlahkan',
    noneHelp: 'Angka muncul setelah berkas dengan isian berangka terkirim.',
    nothing: '–',
  },
  en: {
    title: 'Impact in all',
    lead: 'Figures of the same meaning, added up over all submitted dossiers, each by its latest revision. Percentages are not added up.',
    back: 'Overview',
    caption: 'Impact in all, by figure',
    figure: 'Figure',
    unit: 'Unit',
    from: 'from {n, plural, one {# dossier} other {# dossiers}}',
    none: 'No figure to add up yet',
    noneHelp: 'Figures appear once dossiers that give them have been submitted.',
    nothing: '–',
  },
})
