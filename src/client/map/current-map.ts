import type { SiteMap } from './site-map.ts'

/** The map on the screen, for what flies to places; undefined where there is no WebGL. */
export const mapRef: { current: SiteMap | undefined } = { current: undefined }
