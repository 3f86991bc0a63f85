import type { ModeParts } from '../../modes/mode.ts'
import { AreaCard } from './area-card.tsx'
import { CriteriaDrawer } from './criteria-drawer.tsx'
import { DrawTools } from './draw-tools.tsx'
import { ExploreGround } from './explore-ground.tsx'
import { useExploreWords } from './explore-words.ts'
import { SitesDrawer } from './sites-drawer.tsx'

/** Where are the good places, and why: weights and layers at the left, ranked sites at the right. */
export const EXPLORE: ModeParts = {
  left: { useTitle: () => useExploreWords()('explore.criteria'), Body: CriteriaDrawer },
  right: { useTitle: () => useExploreWords()('explore.sites'), Body: SitesDrawer },
  Ground: ExploreGround,
  Tools: DrawTools,
  Card: AreaCard,
}
