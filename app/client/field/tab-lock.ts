/** Held by the page that works with everything the device holds; shared by the pages of single sheets. */
const DEVICE = 'sinilai-luring'
const SHEET = 'sinilai-lembar-'

/**
 * Makes this tab the one that works with what the device holds, until it goes or another one takes it (`lost`).
 * @returns false, after `lost`, where another tab has it and `steal` does not say to take it
 */
export const holdDevice = (steal: boolean, lost: () => void): Promise<boolean> =>
  hold(DEVICE, steal ? { steal } : { ifAvailable: true }, lost)

/** Makes this tab the one that works with one sheet. @returns as `holdDevice` */
export async function holdSheet(uid: string, lost: () => void): Promise<boolean> {
  const shared = await hold(DEVICE, { ifAvailable: true, mode: 'shared' }, lost)
  return shared && hold(SHEET + uid, { ifAvailable: true }, lost)
}

function hold(name: string, options: LockOptions, lost: () => void): Promise<boolean> {
  return new Promise((settle) => {
    const keep = (lock: Lock | null) => {
      settle(lock !== null)
      if (lock === null) return lost()
      return new Promise<void>(() => {})
    }
    navigator.locks.request(name, options, keep).catch(lost)
  })
}
