import { wordsOf } from '../../words/words.ts'
import { EN } from './words.en.ts'
import { ZH } from './words.zh.ts'

/** Says the sentences of partner lists. */
export const usePartnerWords = wordsOf('partners', { en: EN, zh: ZH })
