import { defineMessages } from '../define'

/** What can be wrong in a file of regions, under the name of each fault. */
export const regionMessages = defineMessages({
  id: {
    unknown_region_code: '“{code}” bukan kode wilayah Kemendagri.',
    duplicate_region: 'Kode {code} sudah ada pada baris {earlier}.',
    wrong_region_level: 'Menurut kodenya, tingkat wilayah ini adalah {expected}.',
    wrong_region_parent: 'Menurut kodenya, kode induk wilayah ini adalah “{expected}”.',
    missing_parent_region: 'Wilayah induk {code} tidak ada dalam berkas.',
  },
  en: {
    unknown_region_code: '“{code}” is not a Kemendagri region code.',
    duplicate_region: 'The code {code} already stands on line {earlier}.',
    wrong_region_level: 'By its code, the level of this region is {expected}.',
    wrong_region_parent: 'By its code, the parent code of this region is “{expected}”.',
    missing_parent_region: 'The parent region {code} is not in the file.',
  },
})
