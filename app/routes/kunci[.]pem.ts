import { NotFoundError } from '~/domain/errors'
import { publicLoader } from '~/http/handler.server'
import { viewSigningKeys } from '~/services/signing-keys.server'

/** The public key that official results are signed with. */
export const loader = publicLoader(async ({ ctx }) => {
  const { current } = await viewSigningKeys(ctx)
  if (!current) throw new NotFoundError('key')
  return new Response(current.pem, {
    headers: {
      'Content-Type': 'application/x-pem-file',
      'Content-Disposition': 'attachment; filename="kunci.pem"',
    },
  })
})
