import type { ModeParts } from '../../modes/mode.ts'
import { ListDrawer } from './list-drawer.tsx'
import { ListOnMap } from './list-on-map.tsx'
import { usePartnerWords } from './partner-words.ts'
import { ScoredDrawer } from './scored-drawer.tsx'

/** A partner's list: the file and how it is read at the left, its sites scored at the right. */
const PARTNERS: ModeParts = {
  left: { useTitle: () => usePartnerWords()('partners.file'), Body: ListDrawer },
  right: { useTitle: () => usePartnerWords()('partners.sites'), Body: ScoredDrawer },
  Ground: ListOnMap,
}
export default PARTNERS
