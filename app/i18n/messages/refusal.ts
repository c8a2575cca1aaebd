import { defineMessages } from '../define'

/** The bare page that answers a body which no route was given. */
export const refusalMessages = defineMessages({
  id: {
    too_large: 'Isian terlalu besar',
    too_large_help: 'Kembali ke halaman sebelumnya, lalu kirim lebih sedikit sekaligus.',
    input: 'Ada isian yang tidak dapat diterima',
    input_help: 'Kembali ke halaman sebelumnya dan periksa isian Anda.',
    home: 'Ke halaman utama',
  },
  en: {
    too_large: 'This is too large',
    too_large_help: 'Go back to the previous page and send less at a time.',
    input: 'Something entered cannot be accepted',
    input_help: 'Go back to the previous page and check what you entered.',
    home: 'To the main page',
  },
})
