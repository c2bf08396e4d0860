"""The style sheet and the script of a comparison's page. The script only hides rows;
without it all are there."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --quiet: #57606a; --rule: #d0d7de;
  --head: #f3f5f8;
  --agreed: #1a7f37; --detail: #0b6e8a; --differs: #8a5a00; --opposed: #b42318; --unique: #4c4fb0;
  --undisclosed: #8a3f9b; }
@media (prefers-color-scheme: dark) { :root { --paper: #11151a; --ink: #e6e9ee; --quiet: #98a2ae;
  --rule: #343b44;
  --head: #1a2027; --agreed: #56d07a; --detail: #5cc8e4; --differs: #e8b04a; --opposed: #ff8a80;
  --unique: #a9acff;
  --undisclosed: #d99ae8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", "Helvetica Neue", Arial,
  sans-serif; }
header, footer { padding: 1.2rem 1.6rem; }
h1 { font-size: 1.5rem; margin: 0 0 .2rem; }
header p { margin: 0 0 .8rem; color: var(--quiet); }
dl { margin: 0 0 1rem; display: grid; gap: .15rem; }
dl div { display: flex; gap: .7rem; align-items: baseline; }
dt { font-weight: 700; min-width: 6rem; } dd { margin: 0; }
code { font-size: .85em; color: var(--quiet); }
.filters { display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; align-items: center; }
.filters fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .4rem;
  align-items: center; }
.filters legend { float: left; padding: 0; margin-right: .5rem; color: var(--quiet); }
.filters input[type=search] { font: inherit; padding: .25rem .5rem; border: 1px solid var(--rule);
  border-radius: .4rem;
  background: var(--paper); color: var(--ink); min-width: 14rem; }
.filters output { color: var(--quiet); }
html:not(.scripted) .filters input { display: none; } html:not(.scripted) .find { display: none; }
.badge { display: inline-block; padding: .05rem .55rem; border-radius: 1rem;
  border: 1px solid currentColor; font-size: .8rem;
  font-weight: 600; white-space: nowrap; }
.badge input { margin: 0 .2rem 0 0; vertical-align: -1px; }
.badge.agreed, li.same { color: var(--agreed); } .badge.detail, li.detail { color: var(--detail); }
.badge.differs, li.differs { color: var(--differs); } .badge.opposed, li.opposed { color: var(--opposed); }
.badge.unique { color: var(--unique); } .badge.undisclosed { color: var(--undisclosed); }
main { padding: 0 1.6rem; }
table { border-collapse: separate; border-spacing: 0; width: 100%; border: 1px solid var(--rule);
  border-bottom: 0; }
caption { position: absolute; left: -9999px; }
th, td { text-align: left; vertical-align: top; padding: .6rem .7rem; border-bottom: 1px solid var(--rule);
  border-right: 1px solid var(--rule); }
th:last-child, td:last-child { border-right: 0; }
thead th { position: sticky; top: 0; z-index: 2; background: var(--head); font-size: .95rem; }
thead th small, tbody th small { display: block; font-weight: 400; color: var(--quiet); font-size: .78rem; }
tbody th[scope=row] { position: sticky; left: 0; z-index: 1; background: var(--paper); width: 13rem;
  min-width: 9rem;
  border-left: 4px solid transparent; }
thead th:first-child { left: 0; z-index: 3; border-left: 4px solid transparent; }
tr.agreed > th { border-left-color: var(--agreed) !important; }
  tr.detail > th { border-left-color: var(--detail) !important; }
tr.differs > th { border-left-color: var(--differs) !important; }
  tr.opposed > th { border-left-color: var(--opposed) !important; }
tr.unique > th { border-left-color: var(--unique) !important; }
tr.undisclosed > th { border-left-color: var(--undisclosed) !important; }
tr.group th { background: var(--head); font-size: 1.02rem; }
td { min-width: 12rem; overflow-wrap: anywhere; } td.relation { min-width: 19rem; }
td p { margin: 0 0 .45rem; } td p:last-child { margin-bottom: 0; }
.number { font-weight: 700; color: var(--detail); }
td em { font-style: normal; font-size: .75rem; color: var(--differs); border: 1px solid var(--rule);
  border-radius: .3rem;
  padding: 0 .3rem; white-space: nowrap; }
td.silent { color: var(--quiet); } td.undisclosed { color: var(--undisclosed); background:
  repeating-linear-gradient(135deg, transparent 0 9px, color-mix(in srgb, var(--undisclosed) 7%,
  transparent) 9px 18px); }
.says { margin: .35rem 0 .3rem; font-weight: 600; }
ul.why { margin: 0; padding-left: 1rem; font-size: .85rem; } ul.why li::marker { color: currentColor; }
table.turned td, table.turned thead th { min-width: 18rem; }
footer ul { margin: 0; padding-left: 1.1rem; color: var(--quiet); font-size: .9rem; }
[hidden] { display: none; }
@media print { :root { color-scheme: light; } body { font-size: 9.5px; } .filters { display: none; }
  main, header, footer
  { padding: 0 0 .5rem; } thead th, tbody th[scope=row] { position: static; } tr { break-inside: avoid; }
  td, tbody th[scope=row] { min-width: 0; padding: .25rem .35rem; } @page { size: A3 landscape;
  margin: 10mm; } }
@media (max-width: 760px) { main { padding: 0; } header, footer { padding: 1rem; }
  table:not(.turned) thead { position: absolute; left: -9999px; }
  table:not(.turned) tr { display: block; padding: .4rem 0; }
  table:not(.turned) th, table:not(.turned) td { display: block; border: 0; padding: .25rem 1rem;
  width: auto !important; }
  table:not(.turned) tbody th[scope=row] { position: static; font-size: 1.05rem; }
  table:not(.turned) td[data-plan]::before { content: attr(data-plan); font-weight: 700;
  display: block; color: var(--quiet); }
  table:not(.turned) tr { border-bottom: 1px solid var(--rule); } }
"""

SCRIPT = """
(() => {
  const form = document.querySelector('.filters'), find = form.querySelector('[type=search]');
  const rows = [...document.querySelectorAll('tr[data-kind]')], out = form.querySelector('output');
  if (!rows.length) return;
  document.documentElement.classList.add('scripted');
  const show = () => {
    const kinds = new Set([...form.querySelectorAll(':checked')].map(box => box.value));
    const word = find.value.trim().toLowerCase();
    let seen = 0;
    for (const row of rows) {
      row.hidden = !kinds.has(row.dataset.kind) || (word && !row.textContent.toLowerCase().includes(word));
      seen += !row.hidden;
    }
    for (const head of document.querySelectorAll('tr.group'))
      head.hidden = ![...head.parentNode.querySelectorAll('tr[data-kind]')].some(row => !row.hidden);
    out.textContent = seen === rows.length ? '' : seen + ' of ' + rows.length;
  };
  form.addEventListener('input', show);
  form.addEventListener('submit', event => event.preventDefault());
})();
"""
