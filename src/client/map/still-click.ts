// A hand is never quite still.
const STILL_PIXELS = 5

/**
 * Calls back on a click that is not the end of a drag, with its place on the element. deck.gl's own
 * click goes by the time between press and release, and is lost where a picture takes long to draw.
 * @returns what stops it
 */
export function onStillClick(
  element: HTMLElement,
  callback: (x: number, y: number) => void,
): () => void {
  let pressed = { x: 0, y: 0 }
  const press = (event: PointerEvent) => {
    pressed = { x: event.clientX, y: event.clientY }
  }
  const click = (event: MouseEvent) => {
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > STILL_PIXELS) return
    const { left, top } = element.getBoundingClientRect()
    callback(event.clientX - left, event.clientY - top)
  }
  element.addEventListener('pointerdown', press, true)
  element.addEventListener('click', click)
  return () => {
    element.removeEventListener('pointerdown', press, true)
    element.removeEventListener('click', click)
  }
}
