import { wordsOf } from '../../words/words.ts'
import { EN } from './words.en.ts'
import { ZH } from './words.zh.ts'

/** Says the sentences of exploring. */
export const useExploreWords = wordsOf('explore', { en: EN, zh: ZH })
