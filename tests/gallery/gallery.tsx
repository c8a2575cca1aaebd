import { Button, ButtonLink, PageHeader, Shell } from '~/components'
import { Feedback } from './feedback'
import { Figures } from './figures'
import { FormFields } from './form-fields'
import { Lists } from './lists'

/** Every component in every state, with the words of a real competition. */
export function Gallery() {
  return (
    <Shell
      homeHref="#"
      navigation={[
        { href: '#ringkasan', label: 'Ringkasan', current: true },
        { href: '#peserta', label: 'Peserta', count: 104 },
        { href: '#penilaian', label: 'Penilaian' },
        { href: '#peringkat', label: 'Peringkat' },
        { href: '#ekspor', label: 'Ekspor' },
      ]}
      account={{
        name: 'Siti Rahmawati',
        role: 'Sekretariat panitia, Kota Tangerang',
        href: '#akun',
        logOut: { action: '#', writeKey: 'k-1' },
      }}
      language={{ action: '#', method: 'post', field: 'locale', hidden: { to: '/' } }}
      help={{ href: '#bantuan', label: 'Bantuan' }}
      footerLinks={[{ href: '#privasi', label: 'Pelindungan data' }]}
      footerNote="Bagian Organisasi, Sekretariat Daerah Kota Tangerang"
    >
      <PageHeader
        back={{ href: '#lomba', label: 'Semua lomba' }}
        over="Lomba Inovasi Kelurahan Kota Tangerang 2025"
        title="Tahap penilaian proposal"
        lead="Lima penilai membaca 104 berkas. Nilai setiap penilai baru terlihat oleh penilai lain setelah lembarnya dikirim."
        actions={
          <>
            <Button variant="secondary" icon="download">
              Unduh CSV
            </Button>
            <ButtonLink href="#undang" icon="plus">
              Undang kelurahan
            </ButtonLink>
          </>
        }
      />
      <Figures />
      <Lists />
      <FormFields />
      <Feedback />
    </Shell>
  )
}
