/**
 * Every sentence of the page in English. `{{name}}` is filled in; `_one` and `_other` are the two
 * forms of a count. To add a sentence: here and in `zh.ts`, which the types hold complete.
 */
export const EN = {
  'app.name': 'Siteswap',
  'project.opening': 'Opening …',
  'project.failed': 'The project could not be opened',
  'project.size_one': '{{count}} cell · H3 resolution {{resolution}}',
  'project.size_other': '{{count}} cells · H3 resolution {{resolution}}',
  'project.about': 'About this project',

  'mode.choose': 'What to do',
  'mode.explore': 'Explore',
  'mode.plan': 'Plan',
  'mode.partners': 'Partner list',
  'mode.report': 'Report',
  'mode.loading': 'Loading this part of the page …',
  'mode.failed': 'This part of the page could not be loaded. Is the server still running?',

  'drawer.fold': 'Fold {{name}}',
  'drawer.unfold': 'Show {{name}}',

  'edit.undo': 'Undo',
  'edit.redo': 'Redo',
  'edit.undoWhat': 'Undo: {{what}}',
  'edit.redoWhat': 'Redo: {{what}}',
  'edit.weights': 'weight of {{criterion}}',
  'edit.resetWeights': 'weights of the profile',

  'share.title': 'Copy a link to this view',
  'share.copied': 'Link copied',
  'share.byHand': 'Copy this link',

  'theme.now': 'Colours: {{now}}. Press for: {{next}}',
  'theme.system': 'as the system',
  'theme.light': 'light',
  'theme.dark': 'dark',
  close: 'Close',
  tryAgain: 'Try again',
} as const
