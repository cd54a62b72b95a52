/** How sheets look, on screen and on paper: the paper's own size, black on white, rows and boxes never broken in two. */
export const SHEET_STYLE = `
@page { margin: 16mm 16mm 18mm; }
* { box-sizing: border-box; }
html { font: 11pt/1.4 Georgia, "DejaVu Serif", "Liberation Serif", serif; color: #111; background: #fff; }
body { margin: 0; }
main { max-width: 44rem; margin: 0 auto; padding: 1rem; }
article + article { border-top: 1px solid #767676; margin-top: 2rem; padding-top: 1rem; }
h1 { font-size: 1.6em; line-height: 1.2; margin: .1em 0 .3em; }
h2 { font-size: 1.2em; margin: 1.1em 0 .3em; border-bottom: 1px solid #767676; }
h3 { font-size: 1em; margin: .9em 0 .2em; }
h1, h2, h3, caption, .label { break-after: avoid; }
p, ul, ol { margin: .35em 0; }
ul, ol { padding-left: 1.4em; }
li { margin: .15em 0; }
small { color: #444; font-size: .8em; }
.of { margin: 0; color: #444; }
.secret { font-weight: bold; border: 2px solid #111; padding: .3em .6em; }
.note { border: 1px solid #767676; padding: .35em .6em; break-inside: avoid; }
table { border-collapse: collapse; width: 100%; margin: .6em 0 1em; font-size: .9em; }
caption { text-align: left; font-weight: bold; padding: .3em 0; }
th, td { border: 1px solid #767676; padding: .2em .4em; text-align: left; vertical-align: top; }
tbody th { font-weight: normal; }
thead { display: table-header-group; }
tr, li { break-inside: avoid; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.boxes { list-style: none; padding-left: 0; }
.boxes li { padding-left: 1.6em; position: relative; }
.boxes li::before { content: ""; position: absolute; left: .1em; top: .25em; width: .85em; height: .85em; border: 1px solid #111; }
.label { margin-top: .8em; }
.rule { border-bottom: 1px solid #767676; height: 1.9em; margin: 0; break-inside: avoid; }
@media screen and (max-width: 40rem) { table { display: block; overflow-x: auto; } }
@media print {
  main { max-width: none; padding: 0; }
  article + article { border: 0; margin: 0; padding: 0; break-before: page; }
  .one-page { font-size: 9.5pt; line-height: 1.3; }
}
`;
