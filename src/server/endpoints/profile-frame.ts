import { z } from 'zod'
import { FrameAnswer } from '../../api/contract.ts'
import type { Endpoint } from '../app.ts'
import { profileNamed } from '../profile-named.ts'

/** GET /api/profiles/:id/frame: where the frame of a profile is. */
export const profileFrameEndpoint: Endpoint = (app, { frames }) => {
  const schema = {
    summary: 'Address of the frame of a profile',
    params: z.object({ id: z.string() }),
    response: { 200: FrameAnswer },
  }
  app.get('/api/profiles/:id/frame', { schema }, async (request) => {
    const { hash } = await frames.of(profileNamed(request.params.id))
    return { hash, url: `/api/frames/${hash}` }
  })
}
