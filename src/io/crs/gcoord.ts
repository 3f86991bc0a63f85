import loaded from 'gcoord'

type Gcoord = typeof loaded.default

/** Its types speak of a namespace with a default; Node and Vite hand over the default itself. */
export const gcoord = ('default' in loaded ? loaded.default : loaded) as unknown as Gcoord
