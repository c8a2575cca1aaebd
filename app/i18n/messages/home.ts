import { defineMessages } from '../define'

/** The front page of somebody who is logged in: what waits, what to know. */
export const homeMessages = defineMessages({
  id: {
    title: 'Selamat datang, {name}',
    work: 'Yang menunggu Anda',
    nothing: 'Tidak ada yang menunggu Anda saat ini',
    nothingHelp: 'Pekerjaan baru muncul di sini dengan sendirinya.',
    noRole: 'Akun Anda belum memiliki peran',
    noRoleHelp:
      'Panitia atau verifikator kecamatan memberi peran kepada Anda. Sesudah itu pekerjaan Anda muncul di sini.',
    open: 'Buka',
    registrations_waiting: '{n} pendaftaran menunggu keputusan Anda: {competition}',
    registration_pending:
      'Pendaftaran Anda untuk {ward} pada {competition} menunggu persetujuan verifikator kecamatan.',
    registration_rejected:
      'Pendaftaran Anda untuk {ward} pada {competition} ditolak: {reason}. Anda dapat mendaftar kembali.',
    wards_to_invite: '{n} kelurahan belum diundang: {competition}',
    wards_unopened: '{n} kelurahan belum membuka tautannya: {competition}',
    own_link_reissued:
      'Tautan kata sandi baru untuk akun Anda dibuat {at} oleh {by}. Bila Anda tidak memintanya, segera hubungi ketua atau pemeriksa.',
    links_reissued: '{n} tautan baru untuk penilai atau ketua dibuat dalam 30 hari terakhir: {competition}',
  },
  en: {
    title: 'Welcome, {name}',
    work: 'What waits for you',
    nothing: 'Nothing waits for you at the moment',
    nothingHelp: 'New work appears here by itself.',
    noRole: 'Your account has no role yet',
    noRoleHelp: 'The organizers or your kecamatan verifier give you a role. Your work then appears here.',
    open: 'Open',
    registrations_waiting:
      '{n, plural, one {# registration waits} other {# registrations wait}} for your decision: {competition}',
    registration_pending:
      'Your registration for {ward} in {competition} waits for the approval of the kecamatan verifier.',
    registration_rejected:
      'Your registration for {ward} in {competition} was rejected: {reason}. You can register again.',
    wards_to_invite: '{n} kelurahan not invited yet: {competition}',
    wards_unopened: '{n} kelurahan have not opened their link: {competition}',
    own_link_reissued:
      'A new password link for your account was made {at} by {by}. If you did not ask for it, contact the chair or the inspector at once.',
    links_reissued:
      '{n, plural, one {# new link} other {# new links}} for judges or chairs in the last 30 days: {competition}',
  },
})
