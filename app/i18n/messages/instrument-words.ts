import { defineMessages } from '../define'

/** Words of an instrument that its page says. */
export const instrumentWords = defineMessages({
  id: {
    instrument: 'Instrumen penilaian',
    weighting_absolute: 'Bobot adalah poin; jumlahnya sama dengan jumlah bobot',
    weighting_relative: 'Bobot adalah persen; setiap kelompok berjumlah 100',
    deduction: 'Pengurangan',
    type_group: 'Kelompok',
    type_number: 'Angka',
    type_levels: 'Pilihan nilai',
    'type_yes-no': 'Ya atau tidak',
    type_banded: 'Fakta berjenjang',
    type_checklist: 'Daftar centang',
  },
  en: {
    instrument: 'Instrument',
    weighting_absolute: 'Weights are points that make the declared sum',
    weighting_relative: 'Weights are percent; every group makes 100',
    deduction: 'Deduction',
    type_group: 'Group',
    type_number: 'Number',
    type_levels: 'Described levels',
    'type_yes-no': 'Yes or no',
    type_banded: 'Banded fact',
    type_checklist: 'Checklist',
  },
})
