import type { DemoDossier } from './types'

type Figure = [name: string, before: string, after: string]
type Row = [region: string, title: string, summary: string, source: string, figures: [Figure, Figure, Figure]]

/** Invented examples on the short form. */
const ROWS: Row[] = [
  [
    '36.71.07.1001',
    'Gardu Baca Karawaci',
    'Enam gardu ronda yang kosong pada siang hari dijadikan pojok baca dan tempat belajar dengan wifi RW. Karang Taruna menjaga, PKK mengisi buku, dan anak-anak datang sepulang sekolah.',
    'Buku kunjungan gardu dan laporan kader PKK 2025',
    [
      ['Anak yang datang setiap pekan', '0', '214'],
      ['Buku yang beredar', '40', '1320'],
      ['Relawan belajar', '0', '22'],
    ],
  ],
  [
    '36.71.07.1007',
    'Lampu Gang Surya Pabuaran',
    'Gang tanpa penerangan dipasangi lampu surya rakitan siswa SMK. Warga merawatnya dengan iuran seribu rupiah sepekan, dan titik gelap dilaporkan lewat papan di pos RW.',
    'Pendataan RW dan laporan Bhabinkamtibmas 2025',
    [
      ['Titik gelap', '63', '5'],
      ['Laporan pencurian setahun', '19', '6'],
      ['Siswa SMK yang terlibat', '0', '38'],
    ],
  ],
  [
    '36.71.08.1003',
    'Bursa Kerja Gebang Raya',
    'Kelurahan dan tujuh pabrik di sekitar Periuk bertemu setiap bulan. Lowongan diumumkan di RT, pelamar dilatih dua hari, dan hasil penerimaan dicatat bersama.',
    'Catatan bursa kerja kelurahan, Januari–Desember 2025',
    [
      ['Penganggur terdata', '412', '271'],
      ['Warga yang diterima bekerja', '24', '138'],
      ['Perusahaan mitra', '1', '7'],
    ],
  ],
  [
    '36.71.09.1004',
    'Panunggangan Barat Siaga',
    'Peta rumah lansia dan penyandang disabilitas dipegang setiap RT. Saat banjir, regu jemput sudah tahu siapa yang didahulukan dan ke mana dibawa.',
    'Laporan posko banjir dan data RT 2024–2025',
    [
      ['Menit sampai warga rentan terevakuasi', '95', '28'],
      ['RT yang memiliki peta', '3', '41'],
      ['Regu terlatih', '1', '9'],
    ],
  ],
  [
    '36.71.11.1005',
    'Posyandu Sore Kunciran Indah',
    'Posyandu dibuka pukul empat sore agar orang tua yang bekerja dapat datang. Timbangan dicatat di kartu dan diteruskan ke puskesmas pada hari yang sama.',
    'Rekap posyandu dan puskesmas, 2025',
    [
      ['Balita ditimbang setiap bulan (persen)', '61', '92'],
      ['Balita stunting', '48', '19'],
      ['Kader aktif', '14', '33'],
    ],
  ],
  [
    '36.71.01.1003',
    'Parkir Tertib Tanah Tinggi',
    'Warga, pedagang, dan dinas menyepakati garis parkir, jam bongkar muat, dan juru parkir ber-KTA. Pendapatan dibagi untuk kebersihan pasar dan kas RW.',
    'Hitungan lalu lintas Karang Taruna dan kas RW 2025',
    [
      ['Menit melewati pasar pada jam sibuk', '24', '9'],
      ['Juru parkir terdaftar', '0', '31'],
      ['Kas RW sebulan (juta rupiah)', '2', '11'],
    ],
  ],
]

const UMUM = ['figure-1', 'figure-2', 'figure-3'] as const

export const SHORT_DOSSIERS: DemoDossier[] = ROWS.map(([region, title, summary, source, figures]) => ({
  region,
  category: 'formulir-ringkas',
  innovation: title,
  startedOn: '2024-03-01',
  values: {
    title,
    summary,
    'figures-source': source,
    ...Object.fromEntries(
      figures.flatMap(([name, before, after], index) => [
        [`${UMUM[index]}-name`, name],
        [`${UMUM[index]}-before`, before],
        [`${UMUM[index]}-after`, after],
      ]),
    ),
  },
  evidence: [
    ['proposal', `Proposal ${title}.pdf`, 'panel'],
    ['photos', `Kegiatan ${title}.png`, 'public'],
  ],
}))
