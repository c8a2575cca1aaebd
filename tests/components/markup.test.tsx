import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { renderGallery } from '#tests/gallery/page'
import { Deadline, ErrorSummary, fieldId, NumberField, pageLinks, Qr, SaveStatus, Table } from '~/components'
import { LocaleProvider } from '~/i18n'

const english = (element: React.ReactNode) =>
  renderToStaticMarkup(<LocaleProvider locale="en">{element}</LocaleProvider>)

describe('the gallery', () => {
  const html = renderGallery({ theme: 'light', locale: 'id' })
  const body = html.slice(html.indexOf('<body>'))

  it('needs neither inline styles nor inline handlers, which the content policy refuses', () => {
    expect(body.match(/ (style|on\w+)="/g)).toBeNull()
  })

  it('gives every POST form its write key', () => {
    const posts = Array.from(
      body.matchAll(/<form[^>]*method="post"[^>]*>(.*?)<\/form>/gs),
      ([, inside]) => inside,
    )
    const forms = posts.filter((inside) => !inside?.includes('language-button'))
    expect(forms.map((inside) => inside?.match(/name="write_key"/g)?.length)).toEqual([1, 1])
  })

  it('uses no id twice', () => {
    const ids = Array.from(body.matchAll(/ id="([^"]*)"/g), ([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})

describe('a field', () => {
  it('ties label, hint and error to its control and keeps what was typed', () => {
    const html = renderToStaticMarkup(
      <NumberField
        name="row[2].sum"
        label="Omzet"
        hint="per bulan"
        error="Tulis angka"
        defaultValue="12 ribu"
      />,
    )
    expect(html).toContain('<label for="f-row-2-sum">Omzet</label>')
    expect(html).toContain('aria-describedby="f-row-2-sum-hint f-row-2-sum-error" aria-invalid="true"')
    expect(html).toContain('value="12 ribu"')
  })

  it('is where its error links to', () => {
    const html = renderToStaticMarkup(
      <ErrorSummary errors={[{ name: 'row[2].sum', message: 'Tulis angka' }]} />,
    )
    expect(html).toContain(`href="#${fieldId('row[2].sum')}"`)
  })
})

describe('a table', () => {
  it('says how it is sorted and repeats the header in each cell for cards', () => {
    const html = renderToStaticMarkup(
      <Table
        caption="Peringkat"
        columns={[
          { key: 'n', header: 'Kelurahan', heads: true, cell: (row: string) => row },
          { key: 't', header: 'Nilai', cell: () => '86,40', sort: { href: '?s', direction: 'descending' } },
        ]}
        rows={['Nusa Jaya']}
        rowKey={(row) => row}
      />,
    )
    expect(html).toContain('aria-sort="descending"')
    expect(html).toContain('<th role="rowheader" scope="row">Nusa Jaya</th>')
    expect(html).toContain('data-label="Nilai"')
  })
})

describe('pageLinks', () => {
  it('names the ends and the neighbours, and a gap where more than one page is left out', () => {
    expect(pageLinks(1, 1)).toEqual([1])
    expect(pageLinks(3, 11)).toEqual([1, 2, 3, 4, null, 11])
    expect(pageLinks(6, 11)).toEqual([1, null, 5, 6, 7, null, 11])
    expect(pageLinks(4, 6)).toEqual([1, 2, 3, 4, 5, 6])
  })
})

describe('a deadline', () => {
  it.each([
    ['2025-02-26T16:58:59Z', '2 days left'],
    ['2025-02-27T16:58:00Z', '1 day 0 hours left'],
    ['2025-02-27T18:00:00Z', '23 hours left'],
    ['2025-02-28T16:58:30Z', '1 minute left'],
    ['2025-02-28T16:59:30Z', 'less than a minute left'],
    ['2025-02-28T17:00:00Z', 'has passed'],
  ])('at %s says: %s', (now, words) => {
    const html = english(<Deadline at="2025-02-28T16:59:00Z" now={now} zone="WIB" />)
    expect(html).toContain(`<strong>${words}</strong>`)
    expect(html).toContain('Friday, 28 February 2025 at 23:59 WIB')
  })
})

describe('save status', () => {
  it('says when, in the zone', () => {
    expect(
      english(<SaveStatus state={{ kind: 'saved', at: '2025-02-26T03:42:00Z', zone: 'WIB' }} />),
    ).toContain('saved 10:42')
  })
})

describe('a QR code', () => {
  it('draws each dark run once inside its quiet zone', () => {
    const html = renderToStaticMarkup(
      <Qr matrix={{ size: 3, data: [1, 1, 0, 0, 0, 0, 0, 0, 1] }} label="tautan" />,
    )
    expect(html).toContain('d="M4 4h2v1h-2zM6 6h1v1h-1z"')
    expect(html).toContain('viewBox="0 0 11 11"')
  })
})
