import { defineMessages } from '../define'

/** The error pages. */
export const errorMessages = defineMessages({
  id: {
    not_found: 'Halaman tidak ditemukan',
    not_found_help: 'Alamatnya mungkin salah, atau halaman ini bukan untuk akun Anda.',
    forbidden: 'Anda tidak berwenang melakukan ini',
    forbidden_help: 'Bila menurut Anda ini keliru, hubungi panitia.',
    state: 'Belum dapat dilakukan sekarang',
    state_help: 'Muat ulang halaman sebelumnya untuk melihat keadaan terbaru.',
    input: 'Ada isian yang tidak dapat diterima',
    input_help: 'Kembali ke halaman sebelumnya dan periksa isian Anda.',
    too_many: 'Terlalu banyak permintaan',
    too_many_help: 'Tunggu {seconds} detik, lalu coba lagi.',
    unavailable: 'Sistem sedang tidak dapat menyimpan',
    unavailable_help:
      'Tidak ada yang tersimpan separuh. Coba lagi sebentar lagi; isian Anda tetap ada di halaman ini.',
    unexpected: 'Terjadi kesalahan pada sistem',
    unexpected_help: 'Kesalahan ini sudah dicatat. Bila berulang, sebutkan kode berikut kepada panitia: {id}',
    written: 'Yang Anda tulis',
    written_help: 'Tulisan ini belum tersimpan. Salin bila masih Anda perlukan.',
    home: 'Ke halaman utama',
  },
  en: {
    not_found: 'Page not found',
    not_found_help: 'The address may be wrong, or this page is not for your account.',
    forbidden: 'You are not allowed to do this',
    forbidden_help: 'If you think this is a mistake, contact the organizers.',
    state: 'This cannot be done now',
    state_help: 'Reload the previous page to see the present state.',
    input: 'Something entered cannot be accepted',
    input_help: 'Go back to the previous page and check what you entered.',
    too_many: 'Too many requests',
    too_many_help: 'Wait {seconds} seconds, then try again.',
    unavailable: 'The system cannot save at the moment',
    unavailable_help: 'Nothing is stored half. Try again shortly; what you entered is still on this page.',
    unexpected: 'Something went wrong in the system',
    unexpected_help: 'The fault has been logged. If it returns, tell the organizers this code: {id}',
    written: 'What you wrote',
    written_help: 'This has not been saved. Copy it if you still need it.',
    home: 'To the main page',
  },
})
