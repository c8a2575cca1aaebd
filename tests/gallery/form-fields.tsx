import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  CheckboxesField,
  CheckboxField,
  DateField,
  ErrorSummary,
  Fieldset,
  FileField,
  Form,
  NumberField,
  RadioField,
  SaveStatus,
  Section,
  SelectField,
  TextAreaField,
  TextField,
} from '~/components'

const amount = 'Tulis angka saja, misalnya 1250000'

export function FormFields() {
  return (
    <Section title="Isi berkas">
      <ErrorSummary
        errors={[
          { name: 'turnover', message: amount },
          { name: 'status', message: 'Pilih tahapan inovasi' },
          { message: 'Berkas ini sudah diubah rekan Anda pukul 10.40' },
        ]}
      />
      <Card>
        <Form writeKey="k-2" files hidden={{ version: '3' }}>
          <TextField
            name="title"
            label="Nama inovasi"
            defaultValue="Nusa Jaya Store"
            status={<SaveStatus state={{ kind: 'saved', at: '2025-02-26T03:42:00Z', zone: 'WIB' }} />}
          />
          <TextAreaField
            name="summary"
            label="Ringkasan"
            hint="Apa masalahnya, apa yang dilakukan, apa hasilnya."
            maxWords={200}
            defaultValue="Pelaku usaha mikro di RW 03 menjual sendiri-sendiri dan sulit memenuhi pesanan besar. Kelurahan membuka satu toko bersama."
            status={
              <>
                <SaveStatus state={{ kind: 'saving' }} />
                <span>17 dari 200 kata</span>
              </>
            }
          />
          <Fieldset legend="Omzet" hint="Rata-rata per bulan dari semua pelaku usaha yang ikut.">
            <NumberField
              name="turnover"
              label="Sebelum"
              prefix="Rp"
              defaultValue="satu juta"
              error={amount}
            />
            <NumberField name="share" label="Kenaikan" unit="%" decimal defaultValue="37,5" optional />
          </Fieldset>
          <RadioField
            name="status"
            label="Tahapan inovasi"
            error="Pilih tahapan inovasi"
            options={[
              { value: 'initiative', label: 'Inisiatif', hint: 'Baru berupa gagasan yang disepakati.' },
              { value: 'trial', label: 'Uji coba' },
              { value: 'applied', label: 'Penerapan', disabled: true },
            ]}
          />
          <RadioField
            name="digital"
            label="Jenis"
            inline
            defaultValue="yes"
            options={[
              { value: 'yes', label: 'Digital' },
              { value: 'no', label: 'Nondigital' },
            ]}
          />
          <CheckboxesField
            name="channels"
            label="Saluran penjualan"
            optional
            defaultValue={['store']}
            options={[
              { value: 'store', label: 'Toko bersama' },
              { value: 'online', label: 'Lokapasar' },
            ]}
          />
          <SelectField name="category" label="Kategori" options={[{ value: 'umkm', label: 'UMKM' }]} />
          <DateField name="start" label="Mulai diterapkan" defaultValue="2024-01-15" />
          <DateField
            name="closes"
            label="Ditutup"
            kind="datetime-local"
            zone="WIB"
            defaultValue="2025-02-28T23:59"
          />
          <TextField
            name="phone"
            label="Telepon"
            type="tel"
            width="medium"
            disabled
            defaultValue="0812 0000 0000"
            optional
          />
          <FileField
            name="evidence"
            label="Bukti dukung"
            hint="PDF, JPEG, PNG, atau WebP, paling besar 20 MB."
            accept="application/pdf,image/*"
          />
          <CheckboxField
            name="consent"
            label="Berkas ini boleh diterbitkan di galeri setelah hasil diumumkan"
            hint="Nomor telepon dan nama warga tidak ikut terbit."
            optional
          />
          <CheckboxField
            name="truth"
            label="Isi berkas ini benar"
            error="Beri tanda centang bila isi berkas benar"
          />
          <ButtonRow>
            <Button icon="send">Kirim berkas</Button>
            <Button variant="secondary">Simpan draf</Button>
            <ButtonLink href="#nanti" variant="quiet">
              Lanjutkan nanti
            </ButtonLink>
            <Button variant="danger" icon="trash">
              Hapus berkas
            </Button>
            <Button disabled>Kirim lembar</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Section>
  )
}
