import {
  Badge,
  Confirmation,
  CopyField,
  Details,
  Notice,
  Prose,
  SaveStatus,
  Section,
  Stack,
  type Tone,
} from '~/components'

const tones: [Tone, string][] = [
  ['neutral', 'Draf'],
  ['accent', 'Sedang dinilai'],
  ['info', 'Terkirim'],
  ['success', 'Lengkap'],
  ['warning', 'Dikembalikan untuk perbaikan'],
  ['danger', 'Gugur'],
]

export function Feedback() {
  return (
    <>
      <Section title="Keadaan">
        <Stack>
          <p className="page-facts">
            {tones.map(([tone, word]) => (
              <Badge key={tone} tone={tone}>
                {word}
              </Badge>
            ))}
          </p>
          <Notice title="Ketentuan nomor 2 berlaku sejak 10 Februari 2025">
            <p>
              Bobot <em>Signifikansi</em> berubah. <a href="#ketentuan">Baca perubahan</a>
            </p>
          </Notice>
          <Notice tone="success" live title="Lembar penilaian tersimpan" />
          <Notice tone="warning" title="Tiga berkas belum Anda nilai">
            <p>Penilaian ditutup dua hari lagi.</p>
          </Notice>
          <Notice tone="danger">
            <p>Sambungan terputus. Nilai yang Anda isi tetap ada di perangkat ini.</p>
          </Notice>
          <div className="page-facts">
            <SaveStatus state={{ kind: 'unchanged' }} />
            <SaveStatus state={{ kind: 'unsent', count: 3 }} />
            <SaveStatus state={{ kind: 'failed', reason: 'sambungan terputus' }} />
          </div>
          <Details summary="Rincian teknis">
            <Prose>
              SHA-256 <code>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</code>
            </Prose>
          </Details>
          <Details summary="Bagaimana nilai dihitung" open>
            <Prose>Nilai setiap kriteria dikalikan bobotnya, lalu dijumlahkan.</Prose>
          </Details>
          <CopyField label="Tautan undangan" value="https://sinilai.example/undangan/7Q2MK4PD91XT" />
          <CopyField label="Pesan WhatsApp" rows={3} value="Yth. Bapak/Ibu Lurah Nusa Jaya, …" />
        </Stack>
      </Section>
      <Section title="Setelah mengirim">
        <Confirmation title="Berkas terkirim" reference={{ label: 'Tanda terima', value: '7Q2M-K4PD-91XT' }}>
          <p>Kami menerima berkas Anda pada Jumat, 28 Februari 2025 pukul 21.07 WIB.</p>
        </Confirmation>
      </Section>
    </>
  )
}
