// Legend and filters in one: what is switched off is not drawn.
const OFF = { kinds: new Set(), types: new Set(), realis: new Set(), articles: new Set() };
let visible = [];

function computeVisible() {
  const narrowed = OFF.articles.size > 0 || spanActive();
  visible = NODES.map((node) => node.family !== "entity" && passes(node));
  for (const node of NODES) {
    if (node.family !== "entity" || OFF.kinds.has(node.kind)) continue;
    const linkedToShown = node.ties.some((tie) => {
      const other = tie.source === node.number ? tie.target : tie.source;
      return visible[other] && NODES[other].family !== "entity";
    });
    visible[node.number] = narrowed ? linkedToShown : true;
  }
}

function passes(node) {
  if (node.family === "event" && (OFF.kinds.has("Event") || OFF.types.has(node.kind) || OFF.realis.has(node.realis))) return false;
  if (node.family === "claim" && OFF.kinds.has("Claim")) return false;
  return (!told(node).length || told(node).some((article) => !OFF.articles.has(article))) && inSpan(node);
}

const isVisible = (node) => visible[node.number];
const isTieVisible = (tie) => visible[tie.source] && visible[tie.target]
  && (!tie.told || !tie.told.length || tie.told.some((article) => !OFF.articles.has(article)));

function toggle(set, key, content, extra, changed) {
  const button = el("button", { type: "button", class: `toggle ${extra.class || ""}`, "aria-pressed": "true", title: extra.title }, content,
    extra.count === undefined ? null : el("span", { class: "count" }, String(extra.count)));
  button.addEventListener("click", () => {
    if (set.has(key)) set.delete(key); else set.add(key);
    changed();
  });
  button.sync = () => button.setAttribute("aria-pressed", String(!set.has(key)));
  TOGGLES.push(button);
  return button;
}
const TOGGLES = [];
const tally = (items) => items.reduce((sums, item) => sums.set(item, (sums.get(item) || 0) + 1), new Map());

function buildFilters(changed) {
  const kinds = tally(NODES.map((node) => (node.family === "event" ? "Event" : node.kind)));
  const shown = Object.keys(KINDS).filter((kind) => kinds.has(kind));
  const reset = el("button", { type: "button", class: "plain", onclick: () => { resetFilters(); changed(); } }, "Show all again");
  replace(byId("filters"),
    el("h2", {}, "Legend – click to hide"),
    shown.map((kind) => toggle(OFF.kinds, kind, [glyph(sample(kind)), el("span", { class: "name" }, KINDS[kind].many)], { count: kinds.get(kind) }, changed)),
    realisRows(changed), claimKeys(), typeRows(changed), articleRows(changed), reset);
}

const sample = (kind, more) => ({ family: kind === "Event" ? "event" : kind === "Claim" ? "claim" : "entity", kind, realis: "actual", reports: [{ mode: "direct" }], ...more });

function realisRows(changed) {
  const events = NODES.filter((node) => node.family === "event"), found = tally(events.map((node) => node.realis));
  const rows = Object.keys(REALIS).filter((realis) => found.has(realis)).map((realis) => toggle(OFF.realis, realis,
    [glyph(sample("Event", { realis })), el("span", { class: "name" }, REALIS[realis])], { count: found.get(realis) }, changed));
  const claimed = events.some((node) => node.claimed && node.realis === "actual")
    ? el("div", { class: "key" }, glyph(sample("Event", { claimed: true })), "told only inside a claim") : null;
  return rows.length ? [el("h2", {}, "Did it happen?"), rows, claimed] : [];
}

function claimKeys() {
  const claims = NODES.filter((node) => node.family === "claim");
  const keys = [
    [claims.length > 0, { reports: [{ mode: "direct" }] }, "in the speaker’s own words"],
    [claims.length > 0, { reports: [{ mode: "indirect" }] }, "as reported"],
    [claims.some((node) => node.reports.every((report) => report.sign === "denied")), { reports: [{ mode: "direct", sign: "denied" }] }, "denied by the speaker"],
    [claims.some((node) => node.disputed), { disputed: true, reports: [{ mode: "direct" }] }, "affirmed and denied"],
  ].filter(([there]) => there);
  return keys.length ? [el("h2", {}, "How it was said"), keys.map(([, more, text]) => el("div", { class: "key" }, glyph(sample("Claim", more)), text))] : [];
}

function typeRows(changed) {
  const types = [...tally(NODES.filter((node) => node.family === "event").map((node) => node.kind))].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  if (types.length < 2) return [];
  return [el("h2", {}, "Types of event"), types.map(([type, number]) => toggle(OFF.types, type, el("span", { class: "name" }, spaced(type)), { count: number }, changed))];
}

function articleRows(changed) {
  if (!DATA.articles.length) return [];
  const told_ = tally(NODES.filter((node) => node.family !== "entity").flatMap(told));
  const row = (article, i) => toggle(OFF.articles, i, el("span", { class: "name" }, shorten(article.name, 60),
    el("small", {}, [article.publisher, article.published && day(article.published)].filter(Boolean).join(" · "))), { class: "article", title: article.name, count: told_.get(i) || 0 }, changed);
  return [el("h2", {}, "Articles"), DATA.articles.slice(0, FIRST).map(row), DATA.articles.length > FIRST ? moreArticles(row) : null];
}

// Made when they are asked for: there may be thousands
const FIRST = 12;
function moreArticles(row) {
  const list = el("div", {});
  const box = el("details", {}, el("summary", {}, `${DATA.articles.length - FIRST} more`), list);
  box.addEventListener("toggle", () => {
    if (list.firstChild) return;
    replace(list, DATA.articles.slice(FIRST).map((article, i) => row(article, i + FIRST)));
    TOGGLES.forEach((button) => button.sync());
  });
  return box;
}

function resetFilters() {
  Object.values(OFF).forEach((set) => set.clear());
  if (SPAN.columns.length) {
    byId("undated").checked = true;
    SPAN.undated = true;
    setSpan(0, SPAN.columns.length - 1);
  }
}
