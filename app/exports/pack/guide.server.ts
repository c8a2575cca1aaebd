import { MANIFEST, MANIFEST_SIGNATURE, PACK_KEY, type PackManifest, SUMS } from '~/domain/inspection/pack'

type Facts = Pick<PackManifest, 'competition' | 'chain' | 'madeAt'>

/** The commands of a stranger, who has neither this program nor any account; docs/inspection.md explains them and a test runs them. */
export const STRANGERS_COMMANDS = [
  `sha256sum -c ${SUMS}`,
  `openssl pkeyutl -verify -pubin -inkey ${PACK_KEY} -rawin -in ${MANIFEST} -sigfile ${MANIFEST_SIGNATURE}`,
  'openssl pkeyutl -verify -pubin -inkey hasil/1/kunci.pem -rawin -in hasil/1/hasil.json -sigfile hasil/1/hasil.sig',
  `openssl pkey -pubin -in ${PACK_KEY} -outform DER | sha256sum`,
] as const

const WITH_PROGRAM = 'npm run --silent lomba -- verify PAKET.zip'

const [SUM_FILES, CHECK_PACK, CHECK_RESULT, FINGERPRINT] = STRANGERS_COMMANDS

interface Page {
  lang: 'id' | 'en'
  title: string
  paragraphs: { text: string; command?: string }[]
}

const indonesian = ({ competition, chain, madeAt }: Facts): Page => ({
  lang: 'id',
  title: `Paket pemeriksaan ${competition.name}`,
  paragraphs: [
    {
      text: `Dibuat ${madeAt} (UTC). Berisi rantai kejadian sampai nomor ${chain.seq}, dengan hash ${chain.hash}. Cocokkan nomor dan hash ini dengan yang tercetak pada berita acara.`,
    },
    {
      text: 'Dengan program Sinilai, tanpa basis data dan tanpa akun. Yang tidak cocok disebut nama filenya, dan apa yang tidak lagi terbukti karenanya:',
      command: WITH_PROGRAM,
    },
    { text: 'Tanpa program Sinilai. Ekstrak ZIP ini, lalu periksa setiap file:', command: SUM_FILES },
    { text: 'Periksa tanda tangan seluruh paket:', command: CHECK_PACK },
    { text: 'Periksa tanda tangan setiap hasil (angka 1 ialah nomor hasil):', command: CHECK_RESULT },
    {
      text: 'Pastikan kuncinya memang milik penyelenggara: sidik jari ini harus sama dengan yang tampil di halaman /kunci pada situs lomba.',
      command: FINGERPRINT,
    },
    {
      text: 'Nilai: buka hasil/1/nilai.csv dengan aplikasi lembar kerja. Kolom score dikalikan bobot kriteria pada juknis/ketentuan-N.json, dijumlahkan per lembar, lalu dirata-ratakan per peserta menurut cara yang tertulis di sana; hasilnya ada di hasil/1/hasil.json, bagian ranking.totals, sebagai pecahan.',
    },
    {
      text: 'Rantai: setiap baris rantai/kejadian.jsonl memuat hash = SHA-256(hash sebelumnya + baris baru + body); kejadian pertama mengikuti 64 angka nol. Setiap baris rantai/baris.jsonl terikat pada kejadian yang menyebutnya lewat SHA-256(salt + row dalam JSON kanonis).',
    },
    {
      text: 'Kontak tidak disertakan. Dokumen yang ditandai memuat data pribadi atau anak hanya disertakan bila ketua memutuskannya; yang tidak disertakan tercatat di MANIFEST.json (leftOut). Paket ini memuat nama penilai dan alasan nilai: simpan sebagaimana dokumen dinas.',
    },
  ],
})

const english = ({ competition, chain, madeAt }: Facts): Page => ({
  lang: 'en',
  title: `Inspection pack of ${competition.name}`,
  paragraphs: [
    {
      text: `Made ${madeAt} (UTC). It holds the chain of events up to number ${chain.seq}, with hash ${chain.hash}. Compare both with what is printed on the berita acara.`,
    },
    {
      text: 'With the Sinilai program, without database or account. What does not fit is named by its file, with what no longer follows from it:',
      command: WITH_PROGRAM,
    },
    { text: 'Without the program. Extract this ZIP, then check every file:', command: SUM_FILES },
    { text: 'Check the signature of the whole pack:', command: CHECK_PACK },
    { text: 'Check the signature of each result (1 is the number of the result):', command: CHECK_RESULT },
    {
      text: 'Make sure that the key is the organizer’s: this fingerprint has to be the one that the page /kunci of the site shows.',
      command: FINGERPRINT,
    },
    {
      text: 'Marks: open hasil/1/nilai.csv in a spreadsheet. Multiply the column score by the weight of its criterion in juknis/ketentuan-N.json, add up each sheet, and average per entry as the rules there say; the results stand in hasil/1/hasil.json under ranking.totals, as fractions.',
    },
    {
      text: 'Chain: in each line of rantai/kejadian.jsonl, hash = SHA-256(previous hash + newline + body); the first follows 64 zeros. Each line of rantai/baris.jsonl is tied to the event that names it by SHA-256(salt + row as canonical JSON).',
    },
    {
      text: 'Contacts are not in it. Papers marked as holding personal data or children are there only where the chair decided so; what was left out is listed in MANIFEST.json (leftOut). This pack names judges and holds their reasons: keep it as an official document.',
    },
  ],
})

/** The pages that say how to check the pack, in both languages: by path. */
export function guides(facts: Facts): [path: string, text: string][] {
  const pages = [indonesian(facts), english(facts)]
  return [
    ['PERIKSA.txt', pages.map(plain).join('\n\n')],
    ['README.html', html(pages)],
  ]
}

const plain = ({ title, paragraphs }: Page) =>
  `${title}\n${'='.repeat(title.length)}\n\n${paragraphs
    .map(({ text, command }) => (command ? `${text}\n\n    ${command}\n` : `${text}\n`))
    .join('\n')}`

const STYLE =
  'body{font:16px/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f2f2f2;padding:.75rem}'

const html = (pages: readonly Page[]) => `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(pages[0]?.title ?? '')}</title>
<style>${STYLE}</style>
</head>
<body>
${pages
  .map(
    ({ lang, title, paragraphs }) => `<section lang="${lang}">
<h1>${escapeHtml(title)}</h1>
${paragraphs
  .map(
    ({ text, command }) =>
      `<p>${escapeHtml(text)}</p>${command ? `\n<pre><code>${escapeHtml(command)}</code></pre>` : ''}`,
  )
  .join('\n')}
</section>`,
  )
  .join('\n')}
</body>
</html>
`

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
