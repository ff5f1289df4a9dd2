// The side panel: what an item is, and the sentences it rests on.
const PREVIEW = 4;

function nodeLink(node, text) {
  return el("button", { type: "button", class: "link", onclick: () => choose(node) }, text || shorten(node.label, 120));
}

function heading(text, number) {
  return el("h3", {}, number === undefined ? text : `${text} (${number})`);
}

function badge(text, kind) { return el("span", { class: `badge ${kind || ""}` }, text); }

function header(node, ...badges) {
  return el("div", { class: "what" }, glyph(node), whatIs(node), badges, closer());
}

function closer() {
  return el("button", { type: "button", class: "close", "aria-label": "Close, back to the overview", onclick: () => choose(null) }, "×");
}

// Long lists show their beginning first
function several(items, shown) {
  if (items.length <= shown + 1) return items;
  const rest = el("div", {});
  const more = el("button", { type: "button", class: "link more", onclick: () => { replace(rest, items.slice(shown)); more.remove(); } }, `Show ${items.length - shown} more`);
  return [...items.slice(0, shown), rest, more];
}

// ── evidence ────────────────────────────────────────────────────────────────────────────────────────────────────────

function passage([sentence, marks]) {
  const [article, begin, end, text] = DATA.sentences[sentence];
  return el("div", { class: "passage" }, el("blockquote", { dir: "auto" }, highlighted(text, marks)), source(article, begin, end));
}

// Offsets count code points, as in the graph; strings of the browser count otherwise
function highlighted(text, marks) {
  const points = Array.from(text);
  const cuts = [...new Set([0, points.length, ...marks.flatMap(([from, to]) => [from, to])])].filter((cut) => cut >= 0 && cut <= points.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const part = points.slice(from, cuts[i + 1]).join("");
    const kinds = [...new Set(marks.filter(([b, e]) => b <= from && cuts[i + 1] <= e).map(([, , kind]) => kind))];
    return kinds.length ? el("mark", { class: kinds.join(" ") }, part) : document.createTextNode(part);
  });
}

function source(number, begin, end) {
  const article = DATA.articles[number];
  const parts = [article.url ? outside(article.url, shorten(article.name, 90)) : shorten(article.name, 90)];
  if (article.publisher) parts.push(article.publisher);
  if (article.published) parts.push(el("span", { title: BASIS[article.basis] || "" }, day(article.published), article.basis === "inferred" ? " (inferred)" : ""));
  parts.push(el("span", { title: `${article.file}, characters ${begin} to ${end}` }, `characters ${begin}–${end}`));
  return el("div", { class: "source", dir: "auto" }, parts.flatMap((part, i) => (i ? [" · ", part] : [part])));
}

const passages = (list, shown) => several((list || []).map(passage), shown || PREVIEW);
const total = (list, item) => (list || []).length + (item.more || 0);

// Of a large corpus the page holds a share of the evidence
function leftOut(item, one, many) {
  return item.more ? el("p", { class: "muted small" }, `${count(item.more, one, many)} not in this page; the exported files hold all.`) : null;
}

// ── an entity ───────────────────────────────────────────────────────────────────────────────────────────────────────

function entityPanel(node) {
  const links = (node.links || []).map((url) => outside(url, url.includes("wikidata.org") ? "Wikidata" : new URL(url).hostname));
  const says = linked(node, ["speaker"], "out").sort(byDate);
  const events = linked(node, ["initiator", "participant", "host", "mediator", "target", "takesPlaceIn"]).sort(byDate);
  const about = linked(node, ["about", "stanceToward", "addressee"], "in").sort(byDate);
  return [
    header(node), el("h2", {}, node.label),
    (node.offices || []).length ? el("p", {}, several(node.offices.map(office), 3)) : null,
    (node.also || []).length ? el("p", { class: "muted small" }, `also: ${node.also.join(", ")}`) : null,
    links.length ? el("p", { class: "small" }, links) : null,
    facts([["Acts for", linked(node, ["actsFor"], "out")], ["Territory of", linked(node, ["territoryOf"], "out")], ["Who acts for it", linked(node, ["actsFor"], "in")]]),
    says.length ? [heading("Says", says.length), several(says.map(quoteItem), 6)] : null,
    events.length ? [heading("Events", events.length), el("ul", { class: "items" }, several(events.map((entry) => eventItem(entry, node)), 8))] : null,
    about.length ? [heading("Said about or to them", about.length), several(about.map(aboutItem), 4)] : null,
    (node.passages || []).length ? [heading("Sentences that name or mean it", total(node.passages, node)), passages(node.passages), leftOut(node, "sentence is", "sentences are")] : null,
  ];
}

function office([name, from, until]) {
  const when = until === "former" ? "formerly" : from || until ? `${from.slice(0, 4) || "…"}–${until.slice(0, 4)}` : "";
  return el("div", {}, name, when ? el("span", { class: "muted" }, ` ${when}`) : null);
}

function facts(rows) {
  const filled = rows.filter(([, found]) => found.length);
  if (!filled.length) return null;
  return el("dl", { class: "who" }, filled.flatMap(([name, found]) => [el("dt", {}, name), el("dd", {}, several(found.map(({ node }) => nodeLink(node)), 8))]));
}

function quoteItem({ node }) {
  return el("div", { class: "report" }, quote(node), el("div", { class: "muted small" }, [modes(node), period(node.from, node.to), count(told(node).length, "article", "articles")].filter(Boolean).join(" · ")));
}

function quote(node) {
  const direct = node.reports.some((report) => report.mode !== "indirect"), text = shorten(node.text, 260);
  return el("button", { type: "button", class: "quoted", onclick: () => choose(node) }, direct ? quotation(text) : text);
}

const modes = (node) => [...new Set(node.reports.map((report) => ({ direct: "quoted", mixed: "partly quoted", indirect: "reported" })[report.mode] || report.mode))].join(", ");

function aboutItem({ node }) {
  const speakers = linked(node, ["speaker"], "in").map((entry) => entry.node.label).join(", ");
  return el("div", { class: "report" }, quote(node), el("div", { class: "muted small" }, [speakers, period(node.from, node.to)].filter(Boolean).join(" · ")));
}

function eventItem({ node, ties }, seenFrom) {
  const how = [...new Set(ties.map((tie) => (tie.source === seenFrom.number ? relation(tie.relation)[0] : relation(tie.relation)[1].toLowerCase())))].join(", ");
  const sub = [how, node.realis === "actual" ? "" : REALIS[node.realis], period(node.from, node.to)].filter(Boolean).join(" · ");
  return el("li", {}, glyph(node), el("div", {}, nodeLink(node), el("div", { class: "muted small" }, sub)));
}

// ── an event ────────────────────────────────────────────────────────────────────────────────────────────────────────

function eventPanel(node) {
  const role = (name, direction) => [relation(name)[1], linked(node, [name], direction)];
  const claims = linked(node, ["aboutEvent", "madeAt", "constitutes"], "in").sort(byDate);
  return [
    header(node, badge(REALIS[node.realis] || node.realis, node.realis), node.claimed ? badge("told only inside a claim") : null),
    el("h2", {}, node.label),
    node.from || node.to ? el("p", {}, period(node.from, node.to)) : el("p", { class: "muted" }, "no date is stated"),
    el("p", { class: "muted small" }, `${count(told(node).length, "article", "articles")}, ${count(node.origins || 1, "independent origin", "independent origins")}`),
    facts([role("initiator", "in"), role("participant", "in"), role("host", "in"), role("mediator", "in"), role("target", "out"), role("takesPlaceIn", "out"),
      role("subEventOf", "out"), ["Its parts", linked(node, ["subEventOf"], "in")]]),
    claims.length ? [heading("Claims about it or made at it", claims.length), several(claims.map(aboutItem), 5)] : null,
    heading("How it is told", total(node.accounts, node)), several((node.accounts || []).map((account) => accountBlock(account, node)), 5),
    leftOut(node, "account is", "accounts are"),
  ];
}

function accountBlock(account, node) {
  const differs = [
    account.realis !== node.realis ? badge(REALIS[account.realis] || account.realis, account.realis) : null,
    account.claimed && !node.claimed ? badge("only in a claim") : null,
    (account.from || account.to) && (account.from !== node.from || account.to !== node.to) ? badge(`dated ${period(account.from, account.to)}`) : null,
  ];
  return el("div", { class: "report" }, differs, passages(account.passages, 3), why(account));
}

function why(item) {
  if (!item.rule) return null;
  return el("div", { class: "muted small" }, `found by ${item.rule}${item.confidence ? `, confidence ${item.confidence}` : ""}`);
}

// ── a claim ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function claimPanel(node) {
  const direct = node.reports.some((report) => report.mode !== "indirect");
  const rows = (name, direction) => [relation(name)[1], linked(node, [name], direction)];
  return [
    header(node, node.disputed ? badge("affirmed and denied", "disputed") : null),
    el("h2", { class: "quote" }, direct ? quotation(node.text) : node.text),
    facts([rows("speaker", "in"), rows("relayedBy", "in"), rows("addressee", "out"), rows("about", "out"), rows("stanceToward", "out"), rows("aboutEvent", "out"), rows("madeAt", "out"),
      rows("constitutes", "out"), rows("respondsTo", "out"), ["Answered by", linked(node, ["respondsTo"], "in")]]),
    (node.topics || []).length ? el("p", {}, node.topics.map((topic) => [badge(topic), " "])) : null,
    heading("As reported", total(node.reports, node)), several(node.reports.map(reportBlock), 6), leftOut(node, "report is", "reports are"),
  ];
}

function reportBlock(report) {
  const speakers = (report.speakers || []).map((number) => NODES[number]);
  return el("div", { class: "report" },
    el("div", { class: "what" }, speakers.map((speaker) => nodeLink(speaker)), report.written && !speakers.some((speaker) => speaker.label === report.written) ? `as “${report.written}”` : null),
    el("div", { class: "what" }, badge({ direct: "direct quotation", mixed: "partly quoted", indirect: "reported speech" }[report.mode] || report.mode || "claim", report.mode),
      report.act ? badge(spaced(report.act)) : null, report.sign ? badge(report.sign, report.sign) : null,
      report.certainty && report.certainty !== "certain" ? badge(report.certainty) : null,
      report.stance && report.stance !== "neutral" ? badge(`${report.stance} toward ${(report.toward || []).map((number) => NODES[number].label).join(", ") || "it"}`) : null,
      period(report.from, report.to)),
    passages(report.passages, 3), why(report));
}

// ── an edge, and nothing chosen ─────────────────────────────────────────────────────────────────────────────────────

function pairPanel(ties) {
  return [
    el("div", { class: "what" }, ties.length === 1 ? "one relation" : `${ties.length} relations`, closer()),
    ties.map((tie) => el("div", { class: "report" },
      el("ul", { class: "items" }, [tie.source, tie.target].map((number, i) => el("li", {}, glyph(NODES[number]),
        el("div", {}, i ? el("span", { class: "muted" }, `${relation(tie.relation)[0]} `) : null, nodeLink(NODES[number]))))),
      (tie.passages || []).length ? [passages(tie.passages), leftOut(tie, "sentence is", "sentences are")] : el("p", { class: "muted small" }, "from the reference data, or from the whole of the articles"))),
  ];
}

function overviewPanel() {
  const counts = DATA.counts;
  const actors = NODES.filter((node) => node.family === "entity" && node.kind !== "Place").slice(0, 8);
  const events = NODES.filter((node) => node.family === "event")
    .sort((a, b) => told(b).length - told(a).length || (a.realis !== "actual") - (b.realis !== "actual") || a.number - b.number).slice(0, 8);
  const shared = NODES.filter((node) => node.family === "claim" && (node.disputed || told(node).length > 1)).slice(0, 5);
  const item = (node) => ({ node, ties: [] });
  return [
    el("p", { class: "intro" }, `What ${count(counts.articles, "article says", "articles say")}: who met whom, and who said what. Click a node or a line to read the sentences it rests on.`),
    heading("Most connected"), el("ul", { class: "items" }, actors.map((node) => el("li", {}, glyph(node), el("div", {}, nodeLink(node), el("div", { class: "muted small" }, summaryOf(node)))))),
    events.length ? [heading("Most told events"), el("ul", { class: "items" }, events.map((node) => eventItem(item(node), node)))] : null,
    shared.length ? [heading("Claims in several articles, or disputed"), shared.map((node) => aboutItem(item(node)))] : null,
    heading("Everything, by kind"), index(),
  ];
}

function summaryOf(node) {
  const says = linked(node, ["speaker"], "out").length, events = linked(node, ["initiator", "participant", "host", "mediator", "target"]).length;
  return [whatIs(node), events ? count(events, "event", "events") : "", says ? count(says, "claim", "claims") : ""].filter(Boolean).join(" · ");
}

// The whole graph as lists: the way in for keyboards and screen readers
function index() {
  return Object.keys(KINDS).map((kind) => {
    const nodes = NODES.filter((node) => (node.family === "event" ? "Event" : node.kind) === kind).sort((a, b) => a.label.localeCompare(b.label, "en"));
    if (!nodes.length) return null;
    const list = el("ul", { class: "items" });
    const box = el("details", {}, el("summary", {}, `${KINDS[kind].many} (${nodes.length})`), list);
    box.addEventListener("toggle", () => { if (!list.firstChild) replace(list, several(nodes.map((node) => el("li", {}, nodeLink(node, shorten(node.label, 90)))), 100)); });
    return box;
  });
}
