import { useNonce } from './nonce'

/** A script of its own for one page, which works without it. */
export function ClientModule({ src }: { src: string }) {
  return <script type="module" src={src} nonce={useNonce()} />
}
