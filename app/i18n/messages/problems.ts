import { defineMessages } from '../define'

/** Sentences for problems that domain and services report as data; the key is the problem's kind. */
export const problemMessages = defineMessages({
  id: {
    required: 'Isian ini wajib diisi.',
    too_long: 'Terlalu panjang: paling banyak {max} karakter.',
    invalid: 'Isian ini tidak dapat dibaca. Periksa kembali.',
    login_wrong: 'Nama akun atau kata sandi tidak cocok.',
    write_key_reused:
      'Formulir dari halaman ini sudah pernah dikirim dengan isi yang lain. Muat ulang halamannya, lalu periksa.',
    password_too_short:
      'Kata sandi terlalu pendek: paling sedikit {min} karakter. Beberapa kata yang mudah Anda ingat sudah cukup.',
    password_too_long: 'Kata sandi terlalu panjang: paling banyak {max} karakter.',
    password_common:
      'Kata sandi ini termasuk yang paling mudah ditebak. Pilih yang lain, misalnya beberapa kata yang tidak berhubungan.',
    password_context:
      'Kata sandi ini mudah ditebak dari nama Anda, kelurahan, kota, atau nama sistem ini. Pilih yang lain.',
    current_password_wrong: 'Kata sandi sekarang tidak cocok.',
    bad_account:
      'Nama akun terdiri atas 3 sampai 40 huruf kecil, angka, titik, tanda hubung, atau garis bawah.',
    account_taken: 'Nama akun ini sudah dipakai. Pilih yang lain.',
    bad_email: 'Alamat surel ini tidak lengkap. Contoh: nama@tangerangkota.go.id.',
    bad_phone: 'Nomor telepon ini tidak dapat dibaca. Contoh: 0812 3456 7890.',
    bad_nip: 'NIP terdiri atas angka saja.',
    bad_nidn: 'NIDN terdiri atas 8 sampai 16 angka.',
    bad_date: 'Tanggal ini tidak dapat dibaca. Contoh: 2026-03-31.',
    contact_needed: 'Isi nomor telepon atau surel, agar verifikator dapat menghubungi Anda.',
    unknown_region: 'Wilayah ini tidak dikenal di sini. Periksa kodenya, misalnya 36.71.07.1001.',
    region_not_kecamatan: 'Peran ini memerlukan kode kecamatan, misalnya 36.71.07.',
    region_not_kelurahan: 'Peran ini memerlukan kode kelurahan atau desa, misalnya 36.71.07.1001.',
    unknown_competition: 'Lomba ini tidak ditemukan.',
    administrator_everywhere:
      'Administrator selalu berlaku untuk seluruh sistem: kosongkan lomba dan wilayah.',
    ends_too_early: 'Tanggal akhir harus sesudah hari ini dan sesudah tanggal mulai.',
    grant_to_self:
      'Tidak ada yang dapat memberi peran kepada diri sendiri. Mintalah kepada administrator atau panitia lain.',
    grant_ended: 'Peran ini sudah berakhir.',
    grant_not_yours: 'Anda tidak berwenang memberi peran ini.',
    account_twice: 'Akun ini muncul dua kali dengan nama yang berbeda.',
    last_administrator: 'Ini satu-satunya administrator. Angkat administrator lain lebih dahulu.',
    disable_self: 'Anda tidak dapat menonaktifkan akun sendiri.',
    person_disabled: 'Akun ini dinonaktifkan. Hubungi panitia.',
    links_gone:
      'Tautan hanya dapat ditampilkan sekali, tepat sesudah dibuat. Buatlah tautan baru; tautan lama tidak berlaku lagi.',
    invitation_used: 'Tautan ini sudah dipakai. Masuklah dengan akun yang dibuat dengannya.',
    invitation_expired: 'Tautan ini sudah kedaluwarsa. Mintalah tautan baru.',
    invitation_revoked: 'Tautan ini tidak berlaku lagi karena sudah ada tautan yang lebih baru.',
    already_member: 'Akun Anda sudah menjadi anggota tim kelurahan ini.',
    nothing_selected: 'Pilih paling sedikit satu kelurahan.',
    competition_archived: 'Lomba ini sudah diarsipkan.',
    ward_submitted: 'Kelurahan ini sudah mengirim berkas.',
    already_requested: 'Anda sudah mendaftar untuk kelurahan ini.',
    already_decided: 'Pendaftaran ini sudah diputuskan.',
    mail_not_possible:
      'Surel tidak dapat dikirim: alamatnya belum diisi, atau pengiriman surel belum diatur.',
    file_needed: 'Pilih berkas CSV.',
  },
  en: {
    required: 'This field is required.',
    too_long: 'Too long: at most {max} characters.',
    invalid: 'This cannot be read. Please check it.',
    login_wrong: 'Account name and password do not match.',
    write_key_reused: 'A form of this page was sent before with other content. Reload the page and check it.',
    password_too_short:
      'The password is too short: at least {min} characters. A few words that you remember easily will do.',
    password_too_long: 'The password is too long: at most {max} characters.',
    password_common:
      'This password is among the easiest to guess. Choose another, such as a few words that have nothing to do with each other.',
    password_context:
      'This password is easy to guess from your name, kelurahan, city or the name of this system. Choose another.',
    current_password_wrong: 'The present password does not match.',
    bad_account:
      'An account name has 3 to 40 lower-case letters, digits, full stops, hyphens or underscores.',
    account_taken: 'This account name is taken. Choose another.',
    bad_email: 'This e-mail address is not complete. Example: name@tangerangkota.go.id.',
    bad_phone: 'This telephone number cannot be read. Example: 0812 3456 7890.',
    bad_nip: 'A NIP has digits only.',
    bad_nidn: 'A NIDN has 8 to 16 digits.',
    bad_date: 'This date cannot be read. Example: 2026-03-31.',
    contact_needed: 'Give a telephone number or e-mail address, so that the verifier can reach you.',
    unknown_region: 'This region is not known here. Check its code, such as 36.71.07.1001.',
    region_not_kecamatan: 'This role needs the code of a kecamatan, such as 36.71.07.',
    region_not_kelurahan: 'This role needs the code of a kelurahan or desa, such as 36.71.07.1001.',
    unknown_competition: 'This competition was not found.',
    administrator_everywhere:
      'An administrator always holds for the whole system: leave competition and region empty.',
    ends_too_early: 'The last day must be after today and after the first.',
    grant_to_self: 'Nobody can give a role to themselves. Ask another administrator or organizer.',
    grant_ended: 'This role has ended already.',
    grant_not_yours: 'You may not give this role.',
    account_twice: 'This account stands here twice with different names.',
    last_administrator: 'This is the only administrator. Appoint another one first.',
    disable_self: 'You cannot disable your own account.',
    person_disabled: 'This account has been disabled. Contact the organizers.',
    links_gone:
      'Links can be shown only once, right after they were made. Make new ones; the old ones then stop working.',
    invitation_used: 'This link has been used. Log in with the account that was made with it.',
    invitation_expired: 'This link has expired. Ask for a new one.',
    invitation_revoked: 'This link no longer works because there is a newer one.',
    already_member: 'Your account is a member of this team already.',
    nothing_selected: 'Choose at least one kelurahan.',
    competition_archived: 'This competition has been archived.',
    ward_submitted: 'This kelurahan has submitted a dossier already.',
    already_requested: 'You have registered for this kelurahan already.',
    already_decided: 'This registration has been decided already.',
    mail_not_possible: 'No mail can be sent: there is no address, or mail has not been set up.',
    file_needed: 'Choose a CSV file.',
  },
})
