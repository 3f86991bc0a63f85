import { LineLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers'
import { useMemo } from 'react'
import type { PlanAnswer, PlanSiteAnswer } from '../../../api/plan.ts'
import { type PanelLayers, usePanelLayers } from '../../map/panel-layers.ts'
import { useClient } from '../../state/store.ts'
import { type PlanLink, planLinks } from './plan-links.ts'
import { usePlan } from './plan-store.ts'

type Station = Pick<PlanSiteAnswer, 'id' | 'lat' | 'lon'>
const placeOf = ({ lon, lat }: Station): [number, number] => [lon, lat]

/** The plan on the map: catchments, links from demand to site, the sites with their numbers. */
export function PlanGround() {
  const answer = usePlan((state) => state.answer)
  const other = usePlan((state) => state.other?.answer)
  const selected = usePlan((state) => state.selected)
  const grid = useClient((state) => state.frame?.grid)
  const links = useMemo(() => (answer && grid ? planLinks(answer, grid) : []), [answer, grid])
  const areas = useMemo(() => areaLayers(answer, links), [answer, links])
  const sites = useMemo(() => siteLayers(answer, other, selected), [answer, other, selected])
  usePanelLayers(areas)
  usePanelLayers(sites)
  return null
}

function areaLayers(answer: PlanAnswer | undefined, links: readonly PlanLink[]): PanelLayers {
  const id = 'planarea'
  if (!answer) return { id, place: 'areas', make: () => [] }
  return {
    id,
    place: 'areas',
    make: ({ colours }) => [
      new ScatterplotLayer({
        id: 'planarea-catchments',
        data: answer.places,
        getPosition: placeOf,
        getRadius: answer.cutoffMetres,
        getFillColor: colours.catchment,
        getLineColor: colours.select,
        stroked: true,
        lineWidthUnits: 'pixels',
        getLineWidth: 1,
      }),
      new LineLayer<PlanLink>({
        id: 'planarea-links',
        data: links,
        getSourcePosition: ({ from }) => from,
        getTargetPosition: ({ to }) => to,
        getColor: [...(colours.select.slice(0, 3) as [number, number, number]), 170],
        widthUnits: 'meters',
        getWidth: 60,
        widthMaxPixels: 2,
      }),
    ],
  }
}

function siteLayers(
  answer: PlanAnswer | undefined,
  other: PlanAnswer | undefined,
  selected: string,
): PanelLayers {
  const id = 'plansite'
  if (!answer) return { id, place: 'marks', make: () => [] }
  return {
    id,
    place: 'marks',
    make: ({ colours }) => [
      new ScatterplotLayer({
        id: 'plansite-standing',
        data: answer.standing,
        getPosition: placeOf,
        radiusUnits: 'pixels',
        getRadius: 3.5,
        getFillColor: colours.rank,
        getLineColor: colours.halo,
        stroked: true,
        lineWidthUnits: 'pixels',
        getLineWidth: 1,
      }),
      new ScatterplotLayer({
        id: 'plansite-other',
        data: other?.places ?? [],
        getPosition: placeOf,
        radiusUnits: 'pixels',
        getRadius: 13,
        filled: false,
        stroked: true,
        getLineColor: colours.rank,
        lineWidthUnits: 'pixels',
        getLineWidth: 2,
      }),
      new ScatterplotLayer<PlanSiteAnswer>({
        id: 'plansite-new',
        data: answer.places,
        pickable: true,
        getPosition: placeOf,
        radiusUnits: 'pixels',
        getRadius: (site) => (site.id === selected ? 12 : 9),
        getFillColor: colours.select,
        getLineColor: colours.halo,
        stroked: true,
        lineWidthUnits: 'pixels',
        getLineWidth: 2,
        updateTriggers: { getRadius: selected },
      }),
      new TextLayer<PlanSiteAnswer>({
        id: 'plansite-order',
        data: answer.places,
        getPosition: placeOf,
        getText: (_, { index }) => String(index + 1),
        getSize: 10,
        getColor: [255, 255, 255, 255],
        fontFamily: colours.font,
        fontWeight: 700,
      }),
    ],
    onClick: (object) => {
      const { id: site } = object as Partial<PlanSiteAnswer>
      if (typeof site !== 'string') return false
      usePlan.setState({ selected: site })
      document
        .querySelector(`[data-site="${CSS.escape(site)}"]`)
        ?.scrollIntoView({ block: 'nearest' })
      return true
    },
  }
}
