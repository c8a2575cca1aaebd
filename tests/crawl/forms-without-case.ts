/** Routes whose actions no form sends, sorted: the page's own script alone does, and another page's form without it. */
export const WITHOUT_CASE: string[] = [
  'routes/berkas.$uid.simpan',
  'routes/menilai.lembar.$assignment.foto-selaras',
  'routes/menilai.lembar.$assignment.selaras',
]
