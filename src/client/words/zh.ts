import type { EN } from './en.ts'
import type { SentencesLike } from './sentences.ts'

/** Every sentence of the page in simplified Chinese. */
export const ZH: SentencesLike<typeof EN> = {
  'app.name': 'Siteswap',
  'project.opening': '正在打开……',
  'project.failed': '无法打开项目',
  'project.size_other': '{{count}} 个网格 · H3 分辨率 {{resolution}}',
  'project.about': '关于此项目',

  'mode.choose': '工作模式',
  'mode.explore': '探索',
  'mode.plan': '规划',
  'mode.partners': '合作站点',
  'mode.report': '报告',
  'mode.loading': '正在加载此功能……',
  'mode.failed': '无法加载此功能。服务器是否仍在运行?',

  'drawer.fold': '收起{{name}}',
  'drawer.unfold': '展开{{name}}',

  'edit.undo': '撤销',
  'edit.redo': '重做',
  'edit.undoWhat': '撤销:{{what}}',
  'edit.redoWhat': '重做:{{what}}',
  'edit.weights': '{{criterion}}的权重',
  'edit.resetWeights': '恢复方案权重',

  'share.title': '复制此视图的链接',
  'share.copied': '链接已复制',
  'share.byHand': '请复制此链接',

  'theme.now': '配色:{{now}}。点按切换为:{{next}}',
  'theme.system': '跟随系统',
  'theme.light': '浅色',
  'theme.dark': '深色',
  close: '关闭',
  tryAgain: '重试',
}
