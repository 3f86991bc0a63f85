import { ExportMenu } from './export-menu.tsx'
import { Help } from './help.tsx'
import { LanguageButton } from './language-button.tsx'
import { PlaceSearch } from './place-search.tsx'
import { ShareButton } from './share-button.tsx'
import { ThemeButton } from './theme-button.tsx'

/** Search, share, language, colours. */
export function BarTools() {
  return (
    <div className="bar-tools">
      <PlaceSearch />
      <ShareButton />
      <ExportMenu />
      <LanguageButton />
      <ThemeButton />
      <Help />
    </div>
  )
}
