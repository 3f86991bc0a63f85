import { wordsOf } from '../../words/words.ts'
import { EN } from './words.en.ts'
import { ZH } from './words.zh.ts'

/** Says the sentences of planning. */
export const usePlanWords = wordsOf('plan', { en: EN, zh: ZH })
