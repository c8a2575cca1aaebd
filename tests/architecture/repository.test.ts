import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { expect, it } from 'vitest'

const LONG = 200
const HEAVY = 5 * 1024 * 1024

const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((name) => name && existsSync(name))

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))

it('has the top-level parts a newcomer looks for', () => {
  const names = [
    'README.md',
    'app',
    'db',
    'package.json',
    'public',
    'remix.config.js',
    'scripts',
    'tests',
    'tsconfig.json',
  ]
  expect(names.filter((name) => !existsSync(name))).toEqual([])
})

it('pins every package exactly', () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies }
  const loose = Object.entries<string>(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
  expect(loose).toEqual([])
})

it('has a lockfile that agrees with package.json and names no registry', () => {
  expect(lock.packages[''].dependencies).toEqual(manifest.dependencies)
  expect(lock.packages[''].devDependencies).toEqual(manifest.devDependencies)
  const packages = Object.entries<{ resolved?: string; integrity?: string }>(lock.packages).slice(1)
  expect(packages.filter(([, { resolved }]) => resolved).map(([name]) => name)).toEqual([])
  expect(packages.filter(([, { integrity }]) => !integrity).map(([name]) => name)).toEqual([])
})

it('tracks nothing that is installed, built, or data', () => {
  expect(tracked.filter((name) => /^(node_modules|build|data|\.cache|coverage)(\/|$)/.test(name))).toEqual([])
})

it('holds no secret', () => {
  expect(tracked.filter((name) => /(^|\/)\.env($|\.)|\.(pem|key|p12|sqlite)$/.test(name))).toEqual([])
  const secret =
    /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\/\/registry[^\s]*:_authToken=/
  const texts = tracked.filter((name) => statSync(name).isFile() && statSync(name).size < 1024 * 1024)
  expect(texts.filter((name) => secret.test(readFileSync(name, 'utf8')))).toEqual([])
})

it('keeps files small', () => {
  const files = tracked.filter((name) => statSync(name).isFile())
  expect(files.filter((name) => statSync(name).size > HEAVY)).toEqual([])
  const code = files.filter((name) => /^(app|db|scripts)\/.*\.(ts|tsx|mjs)$/.test(name))
  const long = code.flatMap((name) => {
    const lines = readFileSync(name, 'utf8').split('\n').length
    return lines > LONG ? [`${name} (${lines} lines)`] : []
  })
  // Length is a matter of judgement: shown to whoever runs the tests, not failed.
  if (long.length > 0) console.warn(`Longer than ${LONG} lines: ${long.join(', ')}`)
})
