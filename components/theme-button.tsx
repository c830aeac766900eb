import { Icon } from './icon'

/** `public/enhance.js` turns the theme over and keeps the name up to date. */
export function ThemeButton() {
  return (
    <button
      className="iconbtn theme"
      type="button"
      data-js
      data-theme-cycle
      aria-label="Color theme: follows your system"
      title="Color theme"
      suppressHydrationWarning
    >
      <Icon name="theme" />
    </button>
  )
}
