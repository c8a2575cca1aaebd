/**
 * What the server runs with, besides its settings. glibc keeps blocks below its threshold in heaps that it seldom gives
 * back; pieces of arriving files come in blocks of 64 KiB, so these belong above it. Elsewhere the variable means nothing.
 * @type {NodeJS.ProcessEnv}
 */
export const SERVER_ENV = { NODE_ENV: 'production', MALLOC_MMAP_THRESHOLD_: '32768' }
