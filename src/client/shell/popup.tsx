import { type ReactNode, useEffect, useRef, useState } from 'react'

interface PopupProps {
  /** What the button shows. */
  readonly button: ReactNode
  readonly label: string
  readonly className?: string
  /** The edge of the button that the card keeps to. */
  readonly side?: 'left' | 'right'
  /** Fills the popup; `close` puts it away. */
  readonly children: (close: () => void) => ReactNode
}

/** A button that opens a small card below it; Escape, and a click elsewhere, close it. */
export function Popup({
  button,
  label,
  className = 'bar-button',
  side = 'left',
  children,
}: PopupProps) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return undefined
    box.current
      ?.querySelector<HTMLElement>('[data-first], input, button:not(.popup-button)')
      ?.focus()
    const leave = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    return () => document.removeEventListener('pointerdown', leave)
  }, [open])
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes wherever the focus is inside
    <div
      className="popup"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        close()
      }}
    >
      <button
        ref={opener}
        type="button"
        className={`${className} popup-button`}
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && <div className={`popup-card card ${side}`}>{children(close)}</div>}
    </div>
  )
}
