import ts from 'typescript'

export interface Import {
  /** As written: `~/domain/rational`, `node:fs`, `react`. */
  specifier: string
  /** True when nothing is left of it at run time. */
  typeOnly: boolean
  /** Names imported one by one, by their name in the other module. */
  names: string[]
  line: number
}

/** Every import of a source file: static, dynamic, re-export, `require`, and `import('…')` in a type. */
export function listImports(path: string, text: string): Import[] {
  const source = parse(path, text)
  const found: Import[] = []
  const add = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean, names: string[] = []) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    found.push({ specifier: specifier.text, typeOnly, names, line: lineOf(source, node) })
  }
  visit(source, (node) => {
    if (ts.isImportDeclaration(node)) {
      add(node, node.moduleSpecifier, isTypeImport(node.importClause), importedNames(node.importClause))
    } else if (ts.isExportDeclaration(node)) {
      add(node, node.moduleSpecifier, isTypeExport(node))
    } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      add(node, node.moduleReference.expression, node.isTypeOnly)
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node, node.argument.literal, true)
    } else if (ts.isCallExpression(node) && isLoadCall(node)) {
      add(node, node.arguments[0], false)
    }
  })
  return found
}

/** Uses of the clock, of chance and of the process, as `line: what`: none of it belongs in pure code. */
export function listImpurities(path: string, text: string): string[] {
  const source = parse(path, text)
  const found: string[] = []
  const members = new Set(['Date.now', 'Math.random'])
  const globals = new Set(['performance', 'crypto', 'process', 'fetch', 'setTimeout', 'setInterval', 'Intl'])
  visit(source, (node) => {
    const what = node.getText(source)
    const add = () => found.push(`${lineOf(source, node)}: ${what.replace(/\s+/g, ' ').slice(0, 60)}`)
    if (ts.isPropertyAccessExpression(node) && members.has(what)) add()
    if (ts.isNewExpression(node) && node.expression.getText(source) === 'Date' && !node.arguments?.length)
      add()
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'Date') add()
    if (ts.isIdentifier(node) && globals.has(node.text) && isGlobalUse(node)) add()
  })
  return found
}

function parse(path: string, text: string): ts.SourceFile {
  const kind = /x$/.test(path) ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  ts.forEachChild(node, (child) => visit(child, look))
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const named = clause.namedBindings
  if (clause.name || !named || !ts.isNamedImports(named)) return false
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly)
}

function isTypeExport(node: ts.ExportDeclaration): boolean {
  if (node.isTypeOnly) return true
  const clause = node.exportClause
  if (!clause || !ts.isNamedExports(clause)) return false
  return clause.elements.length > 0 && clause.elements.every((element) => element.isTypeOnly)
}

function importedNames(clause: ts.ImportClause | undefined): string[] {
  const named = clause?.namedBindings
  if (!named || !ts.isNamedImports(named)) return []
  return named.elements.map((element) => (element.propertyName ?? element.name).text)
}

function isLoadCall(node: ts.CallExpression): boolean {
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return true
  return ts.isIdentifier(node.expression) && node.expression.text === 'require'
}

/** Whether an identifier stands for the global: not a declared name, a property or a key. */
function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  return ts.isCallExpression(parent) || ts.isNewExpression(parent) || ts.isElementAccessExpression(parent)
}
