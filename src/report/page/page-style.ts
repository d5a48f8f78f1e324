/** The page's own style: nothing is loaded. Colours in pairs for a light and a dark screen, each pair readable. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ground: #ffffff; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --panel: #f6f8fa;
  --pass: #1a7f37; --fail: #cf222e; --hold: #9a6700; --back: #8250df; --curve: #0969da; --baseline: #8250df; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #0d1117; --text: #f0f6fc; --quiet: #9198a1; --line: #3d444d; --panel: #151b23;
    --pass: #3fb950; --fail: #f85149; --hold: #d29922; --back: #ab7df8; --curve: #4493f8; --baseline: #ab7df8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; padding-bottom: 0.25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
p { margin: 0.5rem 0; }
a { color: var(--curve); }
code, pre { font: 0.875em/1.45 ui-monospace, "Liberation Mono", monospace; }
pre { padding: 0.75rem; overflow-x: auto; background: var(--panel); border-radius: 6px; overflow-wrap: normal; }
.production { font-weight: 600; }
.word { display: inline-block; padding: 0 0.5rem; border: 1px solid currentcolor; border-radius: 1rem; font-weight: 600; white-space: nowrap; }
.pass { color: var(--pass); } .fail { color: var(--fail); } .hold { color: var(--hold); } .back { color: var(--back); }
.quiet { color: var(--quiet); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
th, td { text-align: left; vertical-align: top; padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 1px solid var(--line); }
th { overflow-wrap: normal; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
ul { margin: 0; padding-left: 1.25rem; }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
summary { cursor: pointer; color: var(--quiet); }
figure { margin: 0.5rem 0 1rem; }
.chart { display: block; width: 100%; min-width: 36rem; height: auto; }
.chart text { font: 11px system-ui, "Liberation Sans", sans-serif; fill: var(--quiet); }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .curve { fill: none; stroke: var(--curve); stroke-width: 1.75; stroke-linejoin: round; }
.chart .band { fill: var(--curve); fill-opacity: 0.25; stroke: none; }
.chart .limit { stroke-width: 1.5; stroke-dasharray: 6 4; }
.chart .limit.threshold { stroke: var(--fail); }
.chart .limit.baseline { stroke: var(--baseline); stroke-dasharray: 2 3; }
.chart .label.threshold { fill: var(--fail); }
.chart .label.baseline { fill: var(--baseline); }
.chart line.decision { stroke: var(--hold); stroke-width: 1.5; }
.chart .label.decision { fill: var(--hold); }
@media print { body { max-width: none; } details > * { display: block; } }
`;
