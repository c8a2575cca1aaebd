import { defineMessages } from '../define'
import { judgingProblems } from './judging-problems'

/** Sentences for problems that domain and services report as data; the key is the problem's kind. */
export const problemMessages = defineMessages({
  id: {
    ...judgingProblems.id,
    required: 'Isian ini wajib diisi.',
    too_long: 'Terlalu panjang: paling banyak {max} karakter.',
    invalid: 'Isian ini tidak dapat dibaca. Periksa kembali.',
    login_wrong: 'Nama akun atau kata sandi tidak cocok.',
    write_key_reused:
      'Formulir dari halaman ini sudah pernah dikirim dengan isi yang lain. Muat ulang halamannya, lalu periksa.',
  },
  en: {
    ...judgingProblems.en,
    required: 'This field is required.',
    too_long: 'Too long: at most {max} characters.',
    invalid: 'This cannot be read. Please check it.',
    login_wrong: 'Account name and password do not match.',
    write_key_reused: 'A form of this page was sent before with other content. Reload the page and check it.',
  },
})
