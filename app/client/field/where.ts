import type { Place } from '~/domain/visit-photos'

const PATIENCE = 15_000

/** Where this device is, as far as its owner lets the page know; null otherwise. */
export function whereAmI(): Promise<Place | null> {
  if (!('geolocation' in navigator)) return Promise.resolve(null)
  return new Promise((done) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => done({ latitude, longitude }),
      () => done(null),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60_000 },
    ),
  )
}
