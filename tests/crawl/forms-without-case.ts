/** Routes whose actions no case of `forms/` submits yet, sorted; the case that is written takes its route off. */
export const WITHOUT_CASE: string[] = [
  'routes/berkas.$uid.bagian.$section',
  'routes/berkas.$uid.bukti.$evidence._index',
  'routes/berkas.$uid.bukti.$evidence.hapus',
  'routes/berkas.$uid.kirim',
  'routes/berkas.$uid.periksa',
  'routes/berkas.$uid.surat-pernyataan',
  'routes/berkas.$uid.tarik',
  'routes/kelola.$slug.alamat',
  'routes/kelola.$slug.instrumen.$stage.impor',
  'routes/kelola.$slug.ketentuan.nilai-sama',
  'routes/kelola.$slug.perubahan',
  'routes/kelola.$slug.salin',
  'routes/kelola.$slug.uji-publik',
  'routes/kelola.baru',
  'routes/menilai.lembar.$assignment._index',
  'routes/menilai.lembar.$assignment.kirim',
]
