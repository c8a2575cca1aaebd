const LOCK = 'sinilai-luring'

/**
 * Makes this tab the one that works with what the device holds, until it goes or another one takes it (`lost`).
 * @returns false, after `lost`, where another tab has it and `steal` does not say to take it
 */
export function holdTab(steal: boolean, lost: () => void): Promise<boolean> {
  return new Promise((settle) => {
    const hold = (lock: Lock | null) => {
      settle(lock !== null)
      if (lock === null) return lost()
      return new Promise<void>(() => {})
    }
    navigator.locks.request(LOCK, steal ? { steal } : { ifAvailable: true }, hold).catch(lost)
  })
}
