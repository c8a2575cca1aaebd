import type { DemoDossier } from './types'

/** Invented examples in the shape of real dossiers: every figure is made up. */
export const LONG_DOSSIERS: DemoDossier[] = [
  {
    region: '36.71.07.1004',
    category: 'kampung-proklim',
    innovation: 'Kampung Proklim Lestari',
    startedOn: '2023-02-06',
    values: {
      title: 'Kampung Proklim Lestari: dari gang banjir menjadi gang resapan',
      summary:
        'Empat RW di Nusa Jaya langganan genangan setiap musim hujan dan membuang hampir semua sampahnya ke TPA. Sejak 2023 warga membuat biopori di setiap gang, menampung air hujan, memilah sampah di bank sampah, dan menanam sayur di dinding gang. Genangan yang dahulu surut dalam sehari kini hilang dalam dua jam, sampah ke TPA turun lebih dari sepertiga, dan kasus demam berdarah turun dari 31 menjadi 9 setahun.',
      'start-date': '2023-02-06',
      scope: 'several-rw',
      'rw-covered': '4',
      households: '612',
      'proklim-category': 'madya',
      'climate-risk':
        'Genangan setinggi 30–50 cm di RW 03 dan RW 05 lima sampai tujuh kali setahun; suhu siang hari yang makin tinggi; demam berdarah setelah musim hujan.',
      'water-and-flood':
        'Setiap gang memiliki lubang biopori dengan jarak dua meter, dirawat bergiliran oleh penghuni gang. Tiga sumur resapan dibangun di halaman musala dan sekolah. Talang 84 rumah disambung ke tong penampung untuk menyiram tanaman.',
      'infiltration-points': '438',
      'rain-harvest': '21',
      'food-security':
        'Dinding gang ditanami kangkung, pakcoy, dan cabai; hasilnya dibagi untuk rumah tangga dengan balita dan dijual sebagian di Nusa Jaya Store.',
      'climate-disease':
        'Jumantik tiap gang memeriksa penampung air setiap Jumat pagi dan mencatatnya pada kartu yang digantung di pos gang.',
      'dengue-before': '31',
      'dengue-after': '9',
      'waste-management':
        'Dua bank sampah melayani empat RW dua kali sepekan. Sampah dapur dikompos di tong gang. Minyak jelantah dikumpulkan dan dijual ke pengepul berizin.',
      'waste-before': '14200',
      'waste-after': '8900',
      'waste-source': 'Catatan timbangan bank sampah dan rekap ritase DLH, Januari–Desember 2025',
      'waste-bank-customers': '347',
      'green-cover': 'Pohon peneduh di tepi saluran dan tanaman rambat di 26 gang.',
      'trees-planted': '186',
      'managing-body': 'Kelompok Kerja Proklim Nusa Jaya, bersama RW, PKK, dan Karang Taruna',
      'legal-basis': 'lurah-decree',
      volunteers: '58',
      partners:
        'DLH Kota Tangerang (bibit dan pelatihan), Puskesmas (data demam berdarah), sebuah pabrik sepatu di Karawaci (tong komposter).',
      'yearly-cost': '86500000',
      'funding-sources': 'Swadaya warga 35 persen, kegiatan kelurahan 40 persen, mitra industri 25 persen.',
      results:
        'Warga RW 05 tidak lagi mengungsikan kendaraan saat hujan malam. Ibu-ibu gang memperoleh tambahan belanja dapur dari bank sampah. Anak-anak bermain di gang yang teduh.',
      beneficiaries: '2380',
      sustainability:
        'Iuran gang dua ribu rupiah sepekan, hasil bank sampah, dan jadwal perawatan yang ditempel di setiap gang. Pengurus RW baru menerima serah terima tertulis.',
      replication: 'Dua RW di Cimone Jaya memakai kartu jumantik dan jadwal gang yang sama sejak 2025.',
    },
    evidence: [
      ['decree', 'SK Lurah tentang Kelompok Kerja Proklim.pdf', 'public'],
      ['data-source', 'Rekap timbangan bank sampah 2025.pdf', 'panel'],
      ['photos', 'Gang 4 RW 05 setelah hujan.png', 'public'],
      ['photos', 'Bank sampah hari Sabtu.png', 'public'],
      ['photos', 'Kebun dinding gang.png', 'panel'],
    ],
  },
  {
    region: '36.71.02.1006',
    category: 'umkm-store',
    innovation: 'Alam Jaya Mart',
    startedOn: '2022-08-17',
    values: {
      title: 'Alam Jaya Mart: satu rak, satu kasir, lima puluh dapur',
      summary:
        'Lima puluh usaha rumahan di Alam Jaya dahulu menjual sendiri-sendiri kepada tetangga. Sejak 2022 mereka berbagi satu toko di halaman kelurahan, satu kasir yang menerima QRIS, dan satu katalog untuk pesanan kantor. Kelurahan membantu NIB dan sertifikat halal. Omzet gabungan naik dari 61 juta menjadi 174 juta rupiah sebulan.',
      'start-date': '2022-08-17',
      problem:
        'Produk tanpa izin tidak dapat masuk toko modern dan tidak dapat dibeli kantor pemerintah. Setiap usaha membayar ongkos kirim sendiri dan tidak mencatat penjualan.',
      'how-it-works':
        'Pelaku usaha menitipkan barang dengan kode sendiri. Kasir mencatat setiap penjualan, dan uang dibagikan setiap Senin lewat transfer. Pesanan rapat dari kantor kelurahan dan kecamatan dibagi bergilir. Setiap bulan tim memilih tiga produk untuk dibenahi kemasannya.',
      novelty:
        'Satu kode titipan untuk toko, katalog, dan laporan; pembagian pesanan bergilir yang diumumkan di papan toko.',
      'umkm-total': '143',
      'umkm-assisted': '52',
      'umkm-women-led': '39',
      'main-products': 'food',
      'featured-products': 'Keripik pisang, sambal kecombrang, batik cap Alam Jaya.',
      coaching: 'Kelas pembukuan, foto produk, dan kemasan; pendampingan NIB dan halal oleh kader kelurahan.',
      'umkm-with-nib': '50',
      'umkm-with-pirt': '31',
      'umkm-with-halal': '34',
      'umkm-with-trademark': '6',
      'permit-help': 'Meja NIB setiap Rabu di kelurahan; berkas halal dikumpulkan bersama.',
      'main-channel': 'store',
      channels: 'Toko di halaman kelurahan, katalog pesanan kantor, WhatsApp, dan dua lokapasar.',
      'orders-per-month': '2150',
      'non-cash-share': '46',
      'turnover-before': '61000000',
      'turnover-after': '174000000',
      'turnover-source': 'Pembukuan kasir toko, rata-rata Juli–Desember 2025',
      'jobs-created': '17',
      beneficiaries: '208',
      effect:
        'Tujuh belas warga bekerja di toko, dapur bersama, dan pengantaran; sebelas di antaranya dahulu menganggur.',
      manager: 'umkm-forum',
      partners: 'Dinas Perindagkop (pelatihan), sebuah bank (QRIS), PKK kelurahan (dapur bersama).',
      'yearly-cost': '48000000',
      sustainability: 'Toko hidup dari margin delapan persen; pengurus forum dipilih setiap dua tahun.',
    },
    evidence: [
      ['legal', 'SK Lurah Forum UMKM.pdf', 'public'],
      ['turnover-proof', 'Rekap kasir Juli-Desember 2025.pdf', 'panel'],
      ['photos', 'Rak toko.png', 'public'],
      ['photos', 'Kelas kemasan.png', 'public'],
    ],
  },
  {
    region: '36.71.05.1010',
    category: 'masjid-peduli',
    innovation: 'Masjid Peduli Poris',
    startedOn: '2021-04-13',
    values: {
      title: 'Masjid Peduli: tak ada tetangga yang tidur lapar',
      summary:
        'Sembilan masjid dan musala di Poris Plawad Indah menyatukan data warga rentan dan membagi wilayah layanan. Infak Jumat yang dahulu habis untuk pembangunan kini separuhnya menjadi sembako, beasiswa, dan modal usaha kecil. Dalam setahun 412 orang dibantu tanpa memandang agama, dan 27 keluarga sudah mandiri.',
      'start-date': '2021-04-13',
      mosques: '9',
      'mosque-names': 'Lima masjid dan empat musala di RW 01 sampai RW 09.',
      problem: 'Bantuan menumpuk pada keluarga yang sama, sedangkan pendatang dan lansia sendirian terlewat.',
      novelty:
        'Satu daftar bersama yang diperbarui RT, wilayah layanan untuk setiap masjid, dan laporan satu halaman setiap bulan.',
      'people-helped': '412',
      'poor-families': '96',
      orphans: '48',
      'elderly-and-disabled': '71',
      'open-to-all': 'all-residents',
      selection: 'RT mengusulkan, tim tiga orang mendatangi rumah, daftar disepakati dalam rapat bulanan.',
      'funds-collected': '318000000',
      'funds-distributed': '291500000',
      'main-source': 'infaq',
      accountability:
        'Laporan satu halaman ditempel di setiap masjid dan dikirim ke grup RW setiap tanggal 5.',
      'main-activity': 'food',
      activities:
        'Dapur Jumat untuk lansia, beasiswa bulanan, les sore di empat musala, modal bergulir tanpa bunga, dan ambulans bersama.',
      'activities-per-year': '164',
      manager: 'Forum DKM Poris Plawad Indah',
      volunteers: '83',
      'kelurahan-role':
        'Lurah menyediakan data kependudukan yang boleh dipakai, ruang rapat, dan pendampingan pembukuan.',
      partners: 'Baznas Kota Tangerang (pelatihan amil), klinik setempat (pemeriksaan lansia).',
      results:
        'Tidak ada lagi laporan keluarga kehabisan beras ke kelurahan sejak pertengahan 2024. Anak putus sekolah turun dari sebelas menjadi dua.',
      'self-reliant': '27',
      sustainability:
        'Porsi infak tetap ditulis dalam kesepakatan sembilan pengurus; panduan sudah dipakai tiga kelurahan tetangga.',
    },
    evidence: [
      ['agreement', 'Kesepakatan sembilan DKM.pdf', 'public'],
      ['financial-report', 'Laporan dana 2025.pdf', 'panel'],
      ['photos', 'Dapur Jumat.png', 'public'],
      ['photos', 'Les sore musala.png', 'panel'],
    ],
  },
  {
    region: '36.71.01.1007',
    category: 'layanan-publik',
    innovation: 'Antar Layanan Sukasari',
    startedOn: '2023-09-01',
    values: {
      title: 'ALAS: Antar Layanan Sukasari sampai pintu rumah',
      group: 'general',
      category: 'civil-documents',
      'start-date': '2023-09-01',
      innovator: 'Seksi Pemerintahan Kelurahan Sukasari',
      'service-form': 'mixed',
      summary:
        'Warga Sukasari cukup mengirim pesan dan foto berkas. Petugas memeriksa kelengkapan hari itu juga, lalu kurir RT mengantar surat yang sudah ditandatangani secara elektronik. Waktu layanan turun dari 30 jam kerja menjadi 4 jam, dan lansia tidak lagi mengantre.',
      idea: 'Sebelum inovasi, warga datang dua sampai tiga kali karena berkas kurang. ALAS memindahkan pemeriksaan berkas ke pesan singkat dengan daftar periksa per jenis surat. Kurir RT, yang sudah dikenal warga, menjadi ujung layanan bagi yang tidak memiliki telepon pintar: ia memotret berkas dan mengirimkannya. Kebaruannya terletak pada daftar periksa yang dibacakan dalam bahasa sehari-hari dan pada kurir RT yang dibayar per antaran dari kas RW.',
      significance:
        'Dalam dua tahun 6.140 surat dilayani tanpa tatap muka. Kunjungan ulang karena berkas kurang turun dari 41 persen menjadi 6 persen. Nilai Survei Kepuasan Masyarakat naik dari 81,2 menjadi 93,4. Lansia dan penyandang disabilitas, 312 orang, dilayani di rumah.',
      sdg: 'Tujuan 16 (kelembagaan yang tangguh) dan tujuan 10 (berkurangnya kesenjangan).',
      adaptability:
        'Daftar periksa dan alur pesan dapat dipakai kelurahan lain tanpa biaya perangkat lunak. Babakan dan Cikokol memakainya sejak 2025.',
      sustainability:
        'SK Lurah, kas RW untuk kurir, dan pelatihan petugas baru setiap Januari. Alur ditulis dalam standar pelayanan.',
      collaboration:
        'RT dan RW (kurir), Disdukcapil (tanda tangan elektronik), Karang Taruna (pendampingan telepon).',
      beneficiaries: '4870',
      'time-before': '30',
      'time-after': '4',
      satisfaction: '93,4',
      'yearly-cost': '27600000',
    },
    evidence: [
      ['service-standard', 'Standar pelayanan.pdf', 'public'],
      ['service-pledge', 'Maklumat pelayanan.pdf', 'public'],
      ['complaints-decree', 'SK pengelola pengaduan.pdf', 'public'],
      ['photos', 'Kurir RT.png', 'public'],
    ],
  },
]
