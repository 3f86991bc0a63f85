import { decodeFrame, encodeFrame } from '../api/frame.ts'
import type { FrameCodec } from '../store/project-frame.ts'

/** How command line and server keep frames: as the page reads them. */
export const FRAME_CODEC: FrameCodec = { encode: encodeFrame, decode: decodeFrame }
