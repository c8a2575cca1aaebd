import {
  Badge,
  Button,
  ButtonLink,
  type Column,
  DefinitionList,
  EmptyState,
  FilterForm,
  Pagination,
  Section,
  SelectField,
  Table,
  Tabs,
  TextField,
} from '~/components'

type Row = {
  rank: string
  name: string
  kecamatan: string
  sheets: string
  total: string
  status: 'final' | 'open' | 'tied'
}

const rows: Row[] = [
  {
    rank: '1',
    name: 'Nusa Jaya',
    kecamatan: 'Karawaci',
    sheets: '5 dari 5',
    total: '86,40',
    status: 'final',
  },
  {
    rank: '2',
    name: 'Poris Plawad Indah',
    kecamatan: 'Cipondoh',
    sheets: '5 dari 5',
    total: '84,15',
    status: 'tied',
  },
  {
    rank: '2',
    name: 'Alam Jaya',
    kecamatan: 'Jatiuwung',
    sheets: '5 dari 5',
    total: '84,15',
    status: 'tied',
  },
  {
    rank: '4',
    name: 'Karawaci Baru',
    kecamatan: 'Karawaci',
    sheets: '4 dari 5',
    total: '79,05',
    status: 'open',
  },
]

const columns: Column<Row>[] = [
  {
    key: 'rank',
    header: 'Peringkat',
    cell: ({ rank }) => rank,
    numeric: true,
    sort: { href: '?s=rank', direction: 'ascending' },
  },
  {
    key: 'name',
    header: 'Kelurahan',
    heads: true,
    cell: ({ name }) => <a href="#e">{name}</a>,
    sort: { href: '?s=name' },
  },
  { key: 'kecamatan', header: 'Kecamatan', cell: ({ kecamatan }) => kecamatan },
  { key: 'sheets', header: 'Lembar', cell: ({ sheets }) => sheets, numeric: true, deskOnly: true },
  {
    key: 'total',
    header: 'Nilai akhir',
    cell: ({ total }) => total,
    numeric: true,
    sort: { href: '?s=total' },
  },
  { key: 'status', header: 'Keadaan', cell: ({ status }) => <Status status={status} /> },
]

function Status({ status }: Pick<Row, 'status'>) {
  if (status === 'final') return <Badge tone="success">Lengkap</Badge>
  if (status === 'tied') return <Badge tone="warning">Seri</Badge>
  return <Badge tone="neutral">Menunggu 1 lembar</Badge>
}

export function Lists() {
  return (
    <>
      <Section
        title="Peringkat sementara"
        lead="Seri yang tersisa diputuskan dalam rapat pleno dan dicatat dalam berita acara."
      >
        <Tabs
          label="Kategori"
          tabs={[
            { href: '#semua', label: 'Semua', count: 104, current: true },
            { href: '#proklim', label: 'Kampung Proklim', count: 38 },
            { href: '#umkm', label: 'UMKM', count: 41 },
            { href: '#masjid', label: 'Masjid Peduli', count: 25 },
          ]}
        />
        <FilterForm label="Saring peringkat" resetHref="#bersih" hidden={{ urut: 'nilai' }}>
          <TextField name="cari" label="Cari kelurahan" type="search" optional />
          <SelectField
            name="kecamatan"
            label="Kecamatan"
            placeholder="Semua kecamatan"
            defaultValue="36.71.07"
            optional
            options={[{ value: '36.71.07', label: 'Karawaci' }]}
          />
        </FilterForm>
        <Table
          caption="Peringkat menurut ketentuan nomor 2"
          columns={columns}
          rows={rows}
          rowKey={({ name }) => name}
          foot={['', '4 peserta', '', '19 dari 20', '83,44', '']}
        />
        <Pagination page={3} pageSize={10} total={104} hrefOf={(page) => `#h${page}`} />
      </Section>
      <Section
        title="Lembar nilai"
        actions={
          <ButtonLink href="#x" variant="quiet" icon="printer">
            Cetak
          </ButtonLink>
        }
      >
        <Table
          caption="Nilai per kriteria"
          captionHidden
          dense
          columns={[
            { key: 'c', header: 'Kriteria', heads: true, cell: (row: [string, string, string]) => row[0] },
            { key: 'w', header: 'Bobot', numeric: true, cell: (row) => row[1] },
            { key: 'm', header: 'Nilai', numeric: true, cell: (row) => row[2] },
            {
              key: 'a',
              header: 'Tindakan',
              cell: () => (
                <Button variant="secondary" small icon="pencil">
                  Ubah
                </Button>
              ),
            },
          ]}
          rows={[
            ['Kebaruan dan nilai tambah', '15', '80'],
            ['Signifikansi', '30', '90'],
            ['Adaptabilitas', '20', '75'],
          ]}
          rowKey={([name]) => name}
        />
      </Section>
      <Section title="Periksa sebelum mengirim">
        <DefinitionList
          items={[
            {
              term: 'Nama inovasi',
              description: 'Nusa Jaya Store',
              action: { href: '#n', label: 'Ubah', about: 'nama inovasi' },
            },
            { term: 'Kelurahan', description: 'Nusa Jaya, Kecamatan Karawaci, Kota Tangerang' },
            { term: 'Kode keaslian', description: <code>7Q2M-K4PD-91XT</code> },
          ]}
        />
      </Section>
      <Section title="Sanggahan">
        <EmptyState
          title="Belum ada sanggahan"
          action={<ButtonLink href="#atur">Atur masa sanggah</ButtonLink>}
        >
          Sanggahan kelurahan akan muncul di sini selama masa sanggah, tiga hari kerja sejak hasil diumumkan.
        </EmptyState>
      </Section>
    </>
  )
}
