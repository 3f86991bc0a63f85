/** The report's own style: for the screen, and for A4 in colour or black and white. */
export function reportStyle(page: readonly string[], foot: string): string {
  const [before, between, after] = page.map(quoted)
  const number = `${before} counter(page) ${between} counter(pages) ${after}`
  return `
@page { size: A4; margin: 17mm 16mm 19mm;
  @bottom-right { content: ${number}; font: 8pt system-ui, sans-serif; color: #444 }
  @bottom-left { content: ${quoted(foot)}; font: 8pt system-ui, sans-serif; color: #444 } }
* { box-sizing: border-box }
body { font: 10.5pt/1.45 system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  color: #111; max-width: 700px; margin: 2rem auto; padding: 0 20px; background: #fff }
header { border-bottom: 2px solid #111; margin-bottom: 1.2rem; padding-bottom: .6rem }
h1 { font-size: 22pt; line-height: 1.2; margin: 0 } h1 small { display: block; font-size: 12pt; font-weight: 400; color: #333 }
h2 { font-size: 15pt; margin: 2.2rem 0 .4rem; border-bottom: 1px solid #999; break-after: avoid }
h3 { font-size: 11pt; margin: 1rem 0 .4rem; break-after: avoid }
p { margin: .4rem 0 } .definition { break-after: avoid; break-inside: avoid } .definition, .note { color: #444; font-size: 9.5pt } .none { padding: .5rem .8rem; border-left: 3px solid #777; background: #f4f4f2 }
.generated { border: 1.5px solid #111; padding: .5rem .8rem; margin: .8rem 0; font-size: 9.5pt; break-inside: avoid }
ol.summary { padding-left: 1.4rem; font-size: 11.5pt } ol.summary li { margin: .5rem 0 }
table { border-collapse: collapse; width: 100%; margin: .9rem 0; font-size: 9pt; font-variant-numeric: tabular-nums }
table.whole { break-inside: avoid } caption { text-align: left; font-weight: 600; padding: .2rem 0; break-after: avoid }
th { text-align: left; border-bottom: 1.2px solid #111; padding: .22rem .4rem; vertical-align: bottom; font-weight: 600 }
td { border-bottom: .6px solid #ccc; padding: .2rem .4rem; vertical-align: top }
td.number, th.number { text-align: right } td.number { white-space: nowrap } thead { display: table-header-group } tr { break-inside: avoid }
tr.total td { font-weight: 600; border-top: 1.2px solid #111 }
figure { margin: .8rem 0 } .keep { break-inside: avoid } svg { max-width: 100%; height: auto }
svg.map text { font: 9.5px system-ui, "Noto Sans CJK SC", sans-serif; fill: #111 } svg.map text.credits { font-size: 7px; fill: #555 }
svg.map .names text { text-anchor: middle; font-size: 10px; font-weight: 600; paint-order: stroke; stroke: #fff; stroke-width: 2.5px; stroke-linejoin: round }
svg.map .numbers text { text-anchor: middle; font-size: 8.5px; font-weight: 600 }
dl { margin: .5rem 0 } dt { font-weight: 600; break-after: avoid } dd { margin: 0 0 .4rem 1rem; break-inside: avoid }
code { font: 8.5pt ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere } code.hash { font-size: 6pt; color: #555 } .parameters { columns: 2; column-gap: 2rem } .parameters table { margin-top: 0; table-layout: fixed } .parameters td { overflow-wrap: anywhere; white-space: normal !important }
nav ol { columns: 2; padding-left: 1.2rem } nav a { color: inherit }
@media print { body { margin: 0; padding: 0; max-width: none } section.page { break-before: page } * { print-color-adjust: exact; -webkit-print-color-adjust: exact } }
`
}

/** A string of CSS inside a style element. */
function quoted(text: string): string {
  const plain = text.replace(/["\\<\n\r]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `)
  return `"${plain}"`
}
