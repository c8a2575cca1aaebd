import { defineMessages } from '../define'

/** What the rules leave to the kecamatan. */
export const kecamatanPartMessages = defineMessages({
  id: {
    title: 'Bagian kecamatan',
    lead: 'Yang dikerjakan kecamatan dengan berkas kelurahannya. Tanpa perubahan, kecamatan memeriksa dan meneruskan semuanya.',
    way: 'Sesudah berkas diperiksa',
    wayQuestion: 'Siapa yang diteruskan kecamatan?',
    way_forward: 'Semua yang dinyatakan lengkap',
    way_forward_hint: 'Kecamatan memeriksa dan meneruskan semuanya.',
    way_propose: 'Yang diusulkan kecamatan',
    way_propose_hint:
      'Setiap kecamatan mengusulkan paling banyak sejumlah di bawah ini per kategori, dengan surat Camat dan berita acara. Yang lain diberi tahu alasannya. Kecamatan yang tidak mengirim usulan tidak meneruskan satu peserta pun.',
    way_score: 'Yang terbaik menurut tahap kecamatan',
    way_score_hint:
      'Tahap pertama dinilai oleh Tim Penilai setiap kecamatan dan diperingkat di dalam kecamatan itu. Atur tahap itu: peringkat dibuat per kecamatan, dan yang lolos sejumlah terbaik per kecamatan.',
    most: 'Usulan paling banyak per kategori',
    proposalClosesAt: 'Usulan ditutup pada',
    text_propose:
      'Setiap kecamatan mengusulkan paling banyak {most} peserta per kategori, dengan surat Camat dan berita acara, sampai {time}. Yang tidak diusulkan diberi tahu alasannya. Kecamatan yang tidak mengirim usulan tidak meneruskan satu peserta pun.',
    text_score:
      'Tahap pertama dinilai di setiap kecamatan oleh Tim Penilai kecamatan itu dan diperingkat di dalamnya.',
  },
  en: {
    title: 'The kecamatan’s part',
    lead: 'What the kecamatan do with the dossiers of their kelurahan. Unless changed, they check and forward all of them.',
    way: 'After the check',
    wayQuestion: 'Which entries do the kecamatan let go on?',
    way_forward: 'All that are found complete',
    way_forward_hint: 'The kecamatan check and forward all of them.',
    way_propose: 'Those that the kecamatan propose',
    way_propose_hint:
      'Each kecamatan proposes at most the number below per category, with the letter of the Camat and the minutes. The others are told why not. From a kecamatan that sends no proposal, no entry goes on.',
    way_score: 'The best of a stage within the kecamatan',
    way_score_hint:
      'The first stage is scored by the panel of each kecamatan and ranked within it. Set that stage up: rankings per kecamatan, and so many of the best per kecamatan go on.',
    most: 'Most proposals per category',
    proposalClosesAt: 'Proposals close',
    text_propose:
      'Each kecamatan proposes at most {most} entries per category, with the letter of the Camat and the minutes, until {time}. The others are told why not. From a kecamatan that sends no proposal, no entry goes on.',
    text_score:
      'The first stage is scored within each kecamatan by the panel of that kecamatan, and ranked within it.',
  },
})
