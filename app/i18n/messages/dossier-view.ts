import { defineMessages } from '../define'

/** Reading a dossier: also beside the score sheet, where every byte counts. */
export const dossierViewMessages = defineMessages({
  id: {
    evidence: 'Bukti dukung',
    visibility_panel: 'Tim penilai',
    visibility_panel_hint: 'Tim kelurahan, panitia, verifikator, dan penilai.',
    visibility_public: 'Publik',
    visibility_public_hint: 'Ikut tampil bila berkas dipublikasikan.',
    visibility_closed: 'Tertutup',
    visibility_closed_hint: 'Hanya tim kelurahan, verifikator, dan panitia; penilai tidak.',
    noEvidence: 'Belum ada bukti dukung.',
    pages: '{n} halaman',
    personalData: 'Memuat data pribadi',
    showsChildren: 'Ada anak-anak',
    noAnswers: 'Belum ada isian di bagian ini.',
    openMap: 'Buka peta',
    file: 'Berkas',
    link: 'Tautan (isinya tidak dibekukan)',
  },
  en: {
    evidence: 'Evidence',
    visibility_panel: 'The judging panel',
    visibility_panel_hint: 'Your team, organizers, verifiers and judges.',
    visibility_public: 'The public',
    visibility_public_hint: 'Shown if the dossier is published.',
    visibility_closed: 'Closed',
    visibility_closed_hint: 'Only your team, verifiers and organizers; not the judges.',
    noEvidence: 'No evidence yet.',
    pages: '{n} pages',
    personalData: 'Holds personal data',
    showsChildren: 'Shows children',
    noAnswers: 'No answers in this part yet.',
    openMap: 'Open the map',
    file: 'File',
    link: 'Link (not frozen)',
  },
})
