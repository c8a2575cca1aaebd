import { fetchPicture } from './request'

const SMALL = '/kecil'

/** Markup whose pictures are part of it, as small ones, so that it shows them without a signal; others stay as they are. */
export async function carryPictures(html: string): Promise<string> {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  // The large view opens by the address, which is taken here; its picture would be carried twice.
  for (const large of body.querySelectorAll('.photo-large')) large.remove()
  for (const link of body.querySelectorAll('a[href^="#"]:has(> img)')) link.replaceWith(...link.childNodes)
  const carried = new Map<string, Promise<string | null>>()
  for (const picture of body.querySelectorAll('img[src^="/unduh/"]')) {
    const address = picture.getAttribute('src') ?? ''
    const small = address.endsWith(SMALL) ? address : address + SMALL
    const text = carried.get(small) ?? fetchPicture(small)
    carried.set(small, text)
    picture.setAttribute('src', (await text) ?? address)
    picture.removeAttribute('loading')
  }
  return body.innerHTML
}
