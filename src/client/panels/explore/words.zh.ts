import type { SentencesLike } from '../../words/sentences.ts'
import type { EN } from './words.en.ts'

export const ZH: SentencesLike<typeof EN> = {
  'explore.criteria': '指标与图层',
  'explore.sites': '排名站点',
  'sites.none': '暂无排名。',
}
