/** A criterion's colour as CSS: the same in the sliders, the bars and the breakdown. */
export function criterionColour(id: string): string {
  return `var(--criterion-${id}, var(--criterion-other))`
}
