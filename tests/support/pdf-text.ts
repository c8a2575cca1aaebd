import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

interface TreeNode {
  role?: string
  alt?: string
  children?: TreeNode[]
}

const rolesOf = (node: TreeNode): string[] => [
  ...(node.role && node.role !== 'Root' ? [node.role] : []),
  ...(node.children ?? []).flatMap(rolesOf),
]
const altsOf = (node: TreeNode): string[] => [
  ...(node.alt ? [node.alt] : []),
  ...(node.children ?? []).flatMap(altsOf),
]

/** What a reader of the PDF gets: text by page, structure, title, language. */
export async function readPdf(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await task.promise
  try {
    const pages: string[] = []
    const roles: string[] = []
    const alts: string[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
      const tree = (await page.getStructTree()) as TreeNode | null
      if (tree) {
        roles.push(...rolesOf(tree))
        alts.push(...altsOf(tree))
      }
    }
    const { info } = await pdf.getMetadata()
    return { pages, roles, alts, info: info as Record<string, unknown>, marked: await pdf.getMarkInfo() }
  } finally {
    await task.destroy()
  }
}
