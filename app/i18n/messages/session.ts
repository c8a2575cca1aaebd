import { defineMessages } from '../define'

/** Logging in and out, and being asked to log in again in the middle of a form. */
export const sessionMessages = defineMessages({
  id: {
    title: 'Masuk',
    account: 'Nama akun',
    password: 'Kata sandi',
    submit: 'Masuk',
    noAccount: 'Belum punya akun? Mintalah tautan undangan kepada panitia atau kecamatan Anda.',
    forgotten: 'Lupa kata sandi? Panitia atau verifikator kecamatan Anda dapat membuat tautan baru.',
    wrong: 'Nama akun atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya, lalu coba lagi.',
    tooMany: 'Terlalu banyak percobaan. Coba lagi dalam {minutes} menit.',
    expiredTitle: 'Sesi Anda sudah berakhir',
    expired: 'Isian Anda masih ada. Masuklah kembali, dan isian itu langsung dikirim.',
    otherPerson: 'Isian ini ditulis dengan akun lain. Masuklah dengan akun yang sama.',
    continue: 'Masuk dan lanjutkan',
  },
  en: {
    title: 'Log in',
    account: 'Account name',
    password: 'Password',
    submit: 'Log in',
    noAccount: 'No account yet? Ask the organizers or your kecamatan for an invitation link.',
    forgotten: 'Forgotten your password? The organizers or your kecamatan verifier can make a new link.',
    wrong: 'Account name and password do not match. Check upper and lower case and try again.',
    tooMany: 'Too many attempts. Try again in {minutes} minutes.',
    expiredTitle: 'Your session has ended',
    expired: 'What you entered is still here. Log in again and it is sent at once.',
    otherPerson: 'This form was filled in with another account. Log in with the same account.',
    continue: 'Log in and continue',
  },
})
