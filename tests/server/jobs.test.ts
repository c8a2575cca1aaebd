import { expect, it } from 'vitest'
import { addPerson, useTestContext } from '#tests/support/context'
import { startJobs } from '~/server/jobs'
import { cancelJob, requestJob, viewJob } from '~/services/jobs.server'

const nothing = async () => null

it('runs jobs in order, with progress, and tells the rest of a failure', async () => {
  const ctx = await useTestContext()
  const wati = await addPerson(ctx, { account: 'wati' })
  const budi = await addPerson(ctx, { account: 'budi' })
  const first = await requestJob(ctx, wati, 'backup', { directory: 'a' })
  const second = await requestJob(ctx, wati, 'backup', { directory: 'b' })
  const seen: string[] = []
  const runner = await startJobs(
    ctx,
    {
      export: nothing,
      pictures: nothing,
      likeness: nothing,
      archive: nothing,
      pack: nothing,
      assignment: nothing,
      async backup(_, { directory }, { step, requestedBy }) {
        seen.push(`${directory} ${requestedBy === wati.id}`)
        await step(1, 4)
        if (directory === 'b') throw new Error('disk full')
      },
    },
    5,
  )
  await expect.poll(async () => (await viewJob(ctx, wati, second.uid)).state).toBe('failed')
  await runner.stop()
  expect(seen).toEqual(['a true', 'b true'])
  expect(await viewJob(ctx, wati, first.uid)).toEqual({
    uid: first.uid,
    kind: 'backup',
    state: 'done',
    progress: 1,
    total: 4,
    cancelRequested: false,
    ...{ open: null, again: null },
  })
  expect(ctx.logged.map(({ action, error }) => [action, error])).toEqual([['job', 'disk full']])
  await expect(viewJob(ctx, budi, first.uid)).rejects.toThrow('job')
})

it('stops work at its next step, and never begins what was cancelled before', async () => {
  const ctx = await useTestContext()
  const wati = await addPerson(ctx, { account: 'wati' })
  const [running, waiting] = [
    await requestJob(ctx, wati, 'backup', { directory: 'a' }),
    await requestJob(ctx, wati, 'backup', { directory: 'b' }),
  ]
  const begun: string[] = []
  const runner = await startJobs(
    ctx,
    {
      export: nothing,
      pictures: nothing,
      likeness: nothing,
      archive: nothing,
      pack: nothing,
      assignment: nothing,
      async backup(_, { directory }, { step }) {
        begun.push(directory)
        for (let done = 0; ; done++) {
          await step(done, 100)
          await new Promise((resume) => setTimeout(resume, 2))
        }
      },
    },
    5,
  )
  await expect.poll(async () => (await viewJob(ctx, wati, running.uid)).progress).toBeGreaterThan(1)
  await cancelJob(ctx, wati, waiting.uid)
  await cancelJob(ctx, wati, running.uid)
  await expect.poll(async () => (await viewJob(ctx, wati, running.uid)).state).toBe('cancelled')
  await runner.stop()
  expect((await viewJob(ctx, wati, waiting.uid)).state).toBe('cancelled')
  expect(begun).toEqual(['a'])
})

it('begins again what ran when the process ended', async () => {
  const ctx = await useTestContext()
  const wati = await addPerson(ctx, { account: 'wati' })
  const { uid } = await requestJob(ctx, wati, 'backup', { directory: 'a' })
  await ctx.db.updateTable('job').set({ state: 'running', progress: 3 }).execute()
  let runs = 0
  const kinds = {
    export: nothing,
    pictures: nothing,
    likeness: nothing,
    archive: nothing,
    pack: nothing,
    assignment: nothing,
    backup: async () => ++runs,
  }
  const runner = await startJobs(ctx, kinds, 5)
  await expect.poll(async () => (await viewJob(ctx, wati, uid)).state).toBe('done')
  await runner.stop()
  expect(runs).toBe(1)
})
