/** A PDF to download, under a name of plain letters. */
export function pdfResponse(bytes: Uint8Array, name: string): Response {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="${plain || 'dokumen'}.pdf"`,
    },
  })
}
