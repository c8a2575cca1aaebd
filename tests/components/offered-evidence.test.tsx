import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { OfferedEvidence } from '~/components/offered-evidence'
import type { EvidenceItem } from '~/domain/dossiers'

const item = (uid: string, more: Partial<EvidenceItem>): EvidenceItem => ({
  ...{ uid, kind: 'file', sha256: null, mediaType: null, size: null, fileName: `${uid}.pdf`, url: null },
  ...{ caption: null, field: null, visibility: 'panel', personalData: false, showsChildren: false },
  ...more,
})

it('shows a judge what the team offers for a criterion, and nothing for another', () => {
  const evidence = [
    item('a', { criteria: ['proposal/dampak'], caption: 'Kerja <bakti>' }),
    item('b', { criteria: ['paparan/dampak'] }),
    item('c', { criteria: ['proposal/dampak'], kind: 'link', url: 'https://youtu.be/x', fileName: null }),
  ]
  const shown = (criterion: string) =>
    renderToStaticMarkup(<OfferedEvidence evidence={evidence} criterion={criterion} />)
  expect(shown('proposal/lain')).toBe('')
  expect(shown('proposal/dampak')).toBe(
    '<div class="field-hint">Bukti dari tim:<div><a href="/unduh/bukti/a">Kerja &lt;bakti&gt;</a></div>' +
      '<div><a href="https://youtu.be/x" rel="noopener noreferrer nofollow">https://youtu.be/x</a></div></div>',
  )
})
