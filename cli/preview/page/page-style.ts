/** Colours hold on light and dark pages; sides follow the direction of the language. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1f2733;--soft:#5d6878;--line:#d9dee6;--paper:#fff;--tint:#f4f6f9;--now:#5b8fd0;--then:#c2701f;--flow:#9db4d3}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#a4adba;--line:#3a4350;--paper:#14181e;--tint:#1c222b;--now:#6ea3e4;--then:#f0a35e;--flow:#4c6180}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,"Segoe UI",Tahoma,"Vazirmatn",sans-serif}
.page{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.2rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line)}h3{font-size:1rem;margin:1.2rem 0 .4rem}
p{margin:.4rem 0}.soft{color:var(--soft)}.warn{border-inline-start:4px solid var(--then);padding-inline-start:.7rem}
.tiles{display:flex;flex-wrap:wrap;gap:.7rem;margin:1rem 0}
.tile{flex:1 1 8rem;background:var(--tint);border-radius:.5rem;padding:.6rem .9rem}
.tile b{display:block;font-size:1.5rem;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%;margin:.5rem 0}
th,td{text-align:start;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600}td.n,th.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.bars{width:22%}.bar{display:block;height:.7rem;min-width:2px;background:var(--then);border-radius:.2rem}
.old{color:var(--now)}.new{color:var(--then);font-weight:600}
code,.key{font:.85rem ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
figure{margin:1rem 0;padding:.6rem;background:var(--tint);border-radius:.5rem;overflow-x:auto}
figure svg{display:block;width:100%;min-width:34rem;height:auto}
@media(max-width:40rem){table{display:block;overflow-x:auto}td,th{min-width:5rem}td:last-child{min-width:13rem}}
[lang=fa] td[dir=ltr]{text-align:right}
svg text{font:13px system-ui,Tahoma,sans-serif;fill:var(--ink)}svg .small{font-size:11px;fill:var(--soft)}
svg .now{fill:var(--now)}svg .then{fill:var(--then)}svg .flow{fill:var(--flow);fill-opacity:.55}
.language{position:absolute;opacity:0}
.languages{display:flex;gap:.5rem;justify-content:flex-end;max-width:60rem;margin:0 auto;padding:.8rem 1rem 0}
.languages label{cursor:pointer;padding:.1rem .8rem;border:1px solid var(--line);border-radius:1rem}
[lang=en].page,[lang=fa].page{display:none}
#en:checked~[lang=en].page,#fa:checked~[lang=fa].page{display:block}
#en:checked~.languages label[for=en],#fa:checked~.languages label[for=fa]{background:var(--tint);font-weight:600}
#en:focus-visible~.languages label[for=en],#fa:focus-visible~.languages label[for=fa]{outline:2px solid var(--now)}
@media print{.languages{display:none}h2,figure,tr{break-inside:avoid}}
`;
