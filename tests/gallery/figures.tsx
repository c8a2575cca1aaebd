import QRCode from 'qrcode'
import {
  BarChart,
  Card,
  Deadline,
  Grid,
  Meter,
  Progress,
  Qr,
  Section,
  Split,
  Stat,
  Steps,
  TaskList,
} from '~/components'

const now = '2025-02-26T09:12:00Z'

export function Figures() {
  return (
    <Split
      asideLabel="Tahap lomba"
      aside={
        <Card>
          <Steps
            label="Tahap lomba"
            steps={[
              { label: 'Administrasi', note: 'selesai 14 Februari 2025', state: 'done', href: '#1' },
              { label: 'Penilaian proposal', note: 'sampai 28 Februari 2025', state: 'current', href: '#2' },
              { label: 'Paparan', note: '12 finalis', state: 'upcoming' },
              { label: 'Klarifikasi lapangan', state: 'upcoming' },
            ]}
          />
        </Card>
      }
    >
      <Grid>
        <Stat label="Berkas terkirim" value="98" unit="dari 104" note="6 kelurahan masih mengisi" href="#b" />
        <Stat label="Lembar masuk" value="312" unit="dari 490" />
        <Stat label="Rata-rata sementara" value="78,42" unit="dari 100" note="ketentuan nomor 2" />
      </Grid>
      <Section title="Kemajuan penilaian" level={2}>
        <Deadline label="Ditutup" at="2025-03-09T16:59:00Z" now={now} zone="WIB" />
        <Deadline label="Ditutup" at="2025-02-27T16:59:00Z" now={now} zone="WIB" />
        <Deadline label="Ditutup" at="2025-02-26T09:12:30Z" now={now} zone="WITA" />
        <Deadline label="Ditutup" at="2025-02-14T16:59:00Z" now={now} zone="WIT" />
        <Progress label="Wati Susanti" value={43} max={98} unit="berkas" />
        <Progress label="Budi Hartono" value={98} max={98} unit="berkas" />
        <Progress label="Ujang Suryana" value={0} max={98} unit="berkas" />
        <Meter label="Nilai sementara" value={86.4} max={100} shown="86,40" unit="dari 100" />
      </Section>
      <Section title="Bagian berkas">
        <TaskList
          label="Kemajuan berkas"
          tasks={[
            { label: 'Identitas inovasi', href: '#identitas', status: 'complete' },
            {
              label: 'Ringkasan dan latar belakang',
              href: '#r',
              status: 'partial',
              hint: '143 dari 200 kata',
            },
            {
              label: 'Dampak sebelum dan sesudah',
              href: '#d',
              status: 'needsRepair',
              hint: 'Satuan belum dipilih',
            },
            { label: 'Keberlanjutan', href: '#k', status: 'notStarted' },
            { label: 'Pelepasan oleh Lurah', status: 'locked' },
          ]}
        />
      </Section>
      <Section title="Sampah terangkut per bulan">
        <BarChart
          title="Sebelum dan sesudah Kampung Proklim, RW 04"
          bars={[
            { label: 'Januari 2024', value: 4.2, shown: '4,2 ton' },
            { label: 'Juli 2024', value: 3.1, shown: '3,1 ton' },
            { label: 'Januari 2025', value: 1.8, shown: '1,8 ton', strong: true },
          ]}
          note="Sumber: catatan bank sampah, diunggah sebagai bukti dukung 3."
        />
        <Qr
          matrix={QRCode.create('https://sinilai.example/u/7Q2M').modules}
          label="Tautan undangan Kelurahan Nusa Jaya"
        />
      </Section>
    </Split>
  )
}
