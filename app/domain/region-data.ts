/** Kemendagri's four competition areas and the codes of their provinces. */
export const REGIONALS: Readonly<Record<string, readonly string[]>> = {
  R1: ['11', '12', '13', '14', '15', '16', '17', '18', '19', '21'],
  R2: ['31', '32', '33', '34', '35', '36', '51'],
  R3: ['61', '62', '63', '64', '65', '71', '72', '73', '74', '75', '76'],
  R4: ['52', '53', '81', '82', '91', '92', '93', '94', '95', '96'],
}

/** The names of what no Kemendagri code names. */
export const SYNTHETIC_NAMES: Readonly<Record<string, string>> = {
  ID: 'Indonesia',
  R1: 'Regional I (Sumatera)',
  R2: 'Regional II (Jawa dan Bali)',
  R3: 'Regional III (Kalimantan dan Sulawesi)',
  R4: 'Regional IV (Nusa Tenggara, Maluku, dan Papua)',
}

const PAPUA = ['91', '92', '93', '94', '95', '96']

/** Where a level has a name of its own; the narrower area stands first. */
export const SPECIFIC_LEVEL_NAMES: readonly { within: string; level: string; name: string }[] = [
  { within: '34.71', level: 'kecamatan', name: 'kemantren' },
  { within: '34', level: 'kecamatan', name: 'kapanewon' },
  { within: '34', level: 'desa', name: 'kalurahan' },
  { within: '11', level: 'desa', name: 'gampong' },
  ...PAPUA.flatMap((within) => [
    { within, level: 'kecamatan', name: 'distrik' },
    { within, level: 'desa', name: 'kampung' },
  ]),
]

/** The decree whose codes ship with the program. */
export const SHIPPED_DECREE = 'Kepmendagri 300.2.2-2430/2025'
