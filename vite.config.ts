import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

export default defineConfig({
  plugins: [remix(remixConfig)],
  resolve: { alias: { '~': path('./app'), '#db': path('./db') } },
  build: { target: 'es2020', sourcemap: false, assetsInlineLimit: 0 },
  ssr: { external: ['better-sqlite3', '@node-rs/argon2'] },
})
