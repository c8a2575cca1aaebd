import { defineMessages } from '../define'

/** The front page of somebody who is logged in: what waits, what to know. */
export const homeMessages = defineMessages({
  id: {
    title: 'Selamat datang, {name}',
    work: 'Yang menunggu Anda',
    nothing: 'Tidak ada yang menunggu Anda saat ini',
    nothingHelp: 'Pekerjaan baru muncul di sini dengan sendirinya.',
    newCompetition: 'Buat lomba',
    manage: 'Lihat lomba',
    judge: 'Penilaian saya',
    write: 'Berkas kami',
    noRole: 'Akun Anda belum memiliki peran',
    noRoleHelp:
      'Panitia atau verifikator kecamatan memberi peran kepada Anda. Sesudah itu pekerjaan Anda muncul di sini.',
    open: 'Buka',
    approvals_waiting: '{n} permintaan menunggu keputusan Anda sebagai orang kedua: {competition}',
    paper_waiting: '{n} impor lembar kertas menunggu pengesahan orang kedua: {competition}',
    dossier_to_start: 'Kelurahan Anda belum membuat berkas: {competition}',
    dossier_draft: 'Berkas “{title}” masih draf: {competition}',
    dossier_to_release: 'Berkas “{title}” sudah lengkap dan siap disahkan: {competition}',
    dossier_to_submit: 'Berkas “{title}” sudah disahkan dan siap dikirim: {competition}',
    dossier_returned: 'Berkas “{title}” dikembalikan untuk perbaikan: {competition}',
    statement_waiting: 'Tanda tangani pernyataan, lalu nilai {n} peserta: {competition}, {stage}',
    sheets_waiting: '{n} lembar penilaian belum dikirim: {competition}, {stage}',
    objections_to_answer: '{n} sanggahan menunggu keputusan Anda: {competition}',
    questions_to_answer: '{n} pertanyaan menunggu jawaban: {competition}',
    dossiers_to_check: '{n} berkas menunggu pemeriksaan Anda: {competition}',
    proposal_to_send: 'Usulan Kecamatan {kecamatan} belum dikirim: {competition}',
    entry_not_proposed: 'Berkas “{title}” tidak diusulkan Kecamatan {kecamatan}: {competition}',
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
    newCompetition: 'Set up a competition',
    manage: 'See the competitions',
    judge: 'My scoring',
    write: 'Our dossiers',
    noRole: 'Your account has no role yet',
    noRoleHelp: 'The organizers or your kecamatan verifier give you a role. Your work then appears here.',
    open: 'Open',
    approvals_waiting:
      '{n, plural, one {# request waits} other {# requests wait}} for your decision as the second person: {competition}',
    paper_waiting:
      '{n, plural, one {# import of paper sheets waits} other {# imports of paper sheets wait}} for a second person: {competition}',
    dossier_to_start: 'Your kelurahan has no dossier yet: {competition}',
    dossier_draft: 'The dossier “{title}” is still a draft: {competition}',
    dossier_to_release: 'The dossier “{title}” is complete and ready for its release: {competition}',
    dossier_to_submit: 'The dossier “{title}” has been released and is ready to be submitted: {competition}',
    dossier_returned: 'The dossier “{title}” was returned for corrections: {competition}',
    statement_waiting:
      'Sign the statement, then score {n, plural, one {# entry} other {# entries}}: {competition}, {stage}',
    sheets_waiting:
      '{n, plural, one {# scoresheet is} other {# scoresheets are}} not submitted yet: {competition}, {stage}',
    objections_to_answer:
      '{n, plural, one {# objection waits} other {# objections wait}} for your decision: {competition}',
    questions_to_answer:
      '{n, plural, one {# question waits} other {# questions wait}} for an answer: {competition}',
    dossiers_to_check:
      '{n, plural, one {# dossier waits} other {# dossiers wait}} for your check: {competition}',
    proposal_to_send: 'The proposal of the kecamatan {kecamatan} has not been sent: {competition}',
    entry_not_proposed: 'The dossier “{title}” is not proposed by the kecamatan {kecamatan}: {competition}',
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
