import { useMessages } from '~/i18n'
import { proposalMessages } from '~/i18n/messages/proposal'
import { setupMessages } from '~/i18n/messages/setup'
import { Card, Grid, Section } from './layout'

interface CompetitionPagesProps {
  slug: string
  opened: boolean
  draftPublic: boolean
  may: {
    viewSetup: boolean
    setUp: boolean
    seeApprovals: boolean
    invite: boolean
    verifyMarks: boolean
    check: boolean
    propose: boolean
    managePeople: boolean
  }
  stages: readonly {
    code: string
    name: string
    asksOrganizer: boolean
    asksVerifier: boolean
    blind: boolean
  }[]
}

/** Every page of a competition that this person may open, in the order of the work. */
export function CompetitionPages({ slug, opened, draftPublic, may, stages }: CompetitionPagesProps) {
  const t = useMessages(setupMessages)
  const p = useMessages(proposalMessages)
  const base = `/kelola/${slug}`
  const groups = [
    {
      title: t('groupRules'),
      links: [
        { href: `${base}/ketentuan`, label: t('rules'), shown: may.viewSetup },
        { href: `${base}/pembukaan`, label: t('opening'), shown: may.viewSetup && !opened },
        { href: `${base}/uji-publik`, label: t('publicDraft'), shown: may.setUp && !opened },
        { href: `${base}/alamat`, label: t('address'), shown: may.setUp && !opened },
        { href: `${base}/perubahan`, label: t('change'), shown: may.viewSetup && opened },
        { href: `${base}/jadwal`, label: t('schedule'), shown: may.viewSetup && opened },
        { href: `${base}/pengumuman`, label: t('announcements'), shown: may.viewSetup && opened },
        { href: `${base}/tanya-jawab`, label: t('questions'), shown: may.viewSetup && opened },
        { href: `${base}/agenda`, label: t('agenda'), shown: may.viewSetup && opened },
        { href: `${base}/persetujuan`, label: t('approvals'), shown: may.seeApprovals },
        { href: `/lomba/${slug}`, label: t('publicPage'), shown: opened || draftPublic },
      ],
    },
    {
      title: t('groupWards'),
      links: [
        { href: `${base}/undangan`, label: t('invitations'), shown: may.invite },
        { href: `${base}/pendaftaran`, label: t('registrations'), shown: may.invite },
        { href: `${base}/peserta`, label: t('entries'), shown: may.invite && opened },
        { href: `${base}/antrean`, label: t('checkQueue'), shown: may.check && opened },
        { href: `${base}/usulan`, label: p('title'), shown: may.propose && opened },
        { href: `${base}/cari`, label: t('searchDossiers'), shown: may.invite && opened },
        { href: `${base}/tautan-baru`, label: t('newLinks'), shown: may.viewSetup && opened },
      ],
    },
    {
      title: t('groupJudging'),
      links: [
        { href: `${base}/penilai`, label: t('judges'), shown: may.viewSetup && opened },
        { href: `${base}/bahan`, label: t('materials'), shown: may.viewSetup && opened },
        ...stages.map(({ code, name }) => ({
          href: `${base}/penugasan/${code}`,
          label: t('assignmentsOf', { stage: name }),
          shown: may.viewSetup && opened,
        })),
        ...stages
          .filter(({ asksOrganizer }) => asksOrganizer)
          .map(({ code, name }) => ({
            href: `${base}/nilai-panitia/${code}`,
            label: t('organizerMarksOf', { stage: name }),
            shown: may.viewSetup && opened,
          })),
        ...stages
          .filter(({ asksVerifier }) => asksVerifier)
          .map(({ code, name }) => ({
            href: `${base}/nilai-verifikator/${code}`,
            label: t('verifierMarksOf', { stage: name }),
            shown: may.verifyMarks && opened,
          })),
        {
          href: `${base}/tanpa-nama`,
          label: t('blindPage'),
          shown: may.viewSetup && opened && stages.some(({ blind }) => blind),
        },
        { href: `${base}/paparan`, label: t('presentations'), shown: may.viewSetup && opened },
        { href: `${base}/kemajuan`, label: t('progressPage'), shown: may.viewSetup && opened },
        { href: `${base}/lembar-kertas`, label: t('paperSheets'), shown: may.viewSetup && opened },
      ],
    },
    {
      title: t('groupResults'),
      links: [
        { href: `${base}/peringkat`, label: t('ranking'), shown: may.viewSetup && opened },
        { href: `${base}/pleno`, label: t('plenaries'), shown: may.viewSetup && opened },
        { href: `${base}/hasil`, label: t('results'), shown: may.viewSetup && opened },
        { href: `${base}/dokumen`, label: t('documents'), shown: may.viewSetup && opened },
        { href: `${base}/sanggahan`, label: t('objections'), shown: may.viewSetup && opened },
        { href: `${base}/ekspor`, label: t('exports'), shown: may.viewSetup && opened },
        { href: `${base}/pemeriksaan`, label: t('inspection'), shown: may.viewSetup && opened },
        { href: `${base}/dampak`, label: t('impact'), shown: may.viewSetup && opened },
        { href: `${base}/masa-simpan`, label: t('retention'), shown: may.viewSetup && opened },
        { href: `${base}/catatan`, label: t('record'), shown: may.viewSetup },
        { href: `${base}/salin`, label: t('clone'), shown: may.setUp },
      ],
    },
  ]
  return (
    <Section title={t('pages')}>
      <Grid>
        {groups
          .map(({ title, links }) => ({ title, links: links.filter(({ shown }) => shown) }))
          .filter(({ links }) => links.length > 0)
          .map(({ title, links }) => (
            <Card key={title}>
              <h3>{title}</h3>
              <ul className="link-list">
                {links.map(({ href, label }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </Card>
          ))}
      </Grid>
    </Section>
  )
}
