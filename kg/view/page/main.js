// Choice lives in the address (#node=IRI or #edge=IRI IRI), so that the back button and links to an item work.
function choose(node) { location.hash = node ? `node=${encodeURIComponent(node.iri)}` : ""; }
function choosePair(a, b) { location.hash = `edge=${encodeURIComponent(`${a.iri} ${b.iri}`)}`; }

function chosenItem() {
  const [, what, value] = /^#(node|edge)=(.*)$/.exec(location.hash) || [];
  let iris;
  try { iris = decodeURIComponent(value || "").split(" "); } catch (error) { return null; }
  const numbers = iris.map((iri) => NUMBER.get(iri));
  if (!what || numbers.some((number) => number === undefined)) return null;
  return what === "node" ? { node: NODES[numbers[0]] } : { ties: PAIRS.get(pairKey(numbers[0], numbers[1])), ends: numbers };
}

function apply() {
  const item = chosenItem(), panel = byId("panel");
  if (item && item.node) {
    const { node } = item, near = node.ties.flatMap((tie) => [tie.source, tie.target]);
    replace(panel, { entity: entityPanel, event: eventPanel, claim: claimPanel }[node.family](node),
      node.number >= DRAWN ? el("p", { class: "muted" }, "Not drawn: the drawing shows the most important nodes.") : null, el("p", { class: "iri" }, node.iri));
    attend(node.number, [node.number, ...near]);
    show([...new Set([node.number, ...near])]);
  } else if (item && item.ties) {
    replace(panel, pairPanel(item.ties));
    attend(pairKey(item.ends[0], item.ends[1]), item.ends);
    show(item.ends);
  } else {
    replace(panel, overviewPanel());
    attend(null, null);
  }
  panel.scrollTop = 0;
}

function changed() {
  computeVisible();
  refreshCanvas();
  TOGGLES.forEach((button) => button.sync());
  network.redraw();
}

// ── search ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let folded = null;

function find(query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (!words.length) return NODES.slice(0, 12);
  folded = folded || NODES.map((node) => plain([node.label, ...(node.also || []), node.text || ""].join(" ")));
  const hits = NODES.filter((node) => words.every((word) => folded[node.number].includes(word)));
  const rank = (node) => (plain(node.label).startsWith(words[0]) ? 0 : 1) + (node.family === "claim" ? 2 : 0);
  return hits.sort((a, b) => rank(a) - rank(b) || a.number - b.number).slice(0, 40);
}

function buildSearch() {
  const input = byId("search"), list = byId("results");
  let found = [], at = 0;
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const pick = (node) => { close(); input.value = ""; choose(node); byId("panel").focus({ preventScroll: true }); };
  const point = (place) => {
    at = Math.max(0, Math.min(place, found.length - 1));
    [...list.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === at)));
    if (found.length) { list.children[at].scrollIntoView({ block: "nearest" }); input.setAttribute("aria-activedescendant", `hit-${at}`); }
  };
  const open = () => {
    found = find(input.value);
    replace(list, found.length ? found.map((node, i) => el("li", { role: "option", id: `hit-${i}`, onclick: () => pick(node) }, glyph(node),
      el("span", {}, shorten(node.label, 90)))) : el("li", { class: "none" }, "nothing found"));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point(0);
  };
  input.addEventListener("input", open);
  input.addEventListener("focus", open);
  input.addEventListener("blur", () => setTimeout(close, 180));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") point(at + 1);
    else if (event.key === "ArrowUp") point(at - 1);
    else if (event.key === "Enter" && found.length && !list.hidden) pick(found[at]);
    else if (event.key === "Escape") { close(); input.blur(); return; } else return;
    event.preventDefault();
  });
}

function buildKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing) { event.preventDefault(); byId("search").focus(); }
    if (event.key === "Escape" && !typing) choose(null);
  });
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", fit);
}

function summarize() {
  const counts = DATA.counts, parts = [[counts.articles, "article", "articles"], [counts.entities, "entity", "entities"], [counts.events, "event", "events"], [counts.claims, "claim", "claims"]];
  byId("summary").textContent = parts.map((part) => count(...part)).join(" · ");
  const number = (n) => n.toLocaleString("en"), notes = [];
  if (counts.nodes > counts.drawn) notes.push(`Drawn are the ${number(counts.drawn)} most important of ${number(counts.nodes)} nodes; the search finds ${number(counts.listed)}.`);
  if (counts.nodes > counts.listed) notes.push(`${count(counts.nodes - counts.listed, "node is", "nodes are")} not in this page; the exported files hold all.`);
  if (counts.most) notes.push(`Evidence is there in part: no more than ${count(counts.most, "piece", "pieces")} each.`);
  byId("notice").textContent = notes.join(" ");
  byId("notice").hidden = !notes.length;
}

computeVisible();
summarize();
buildTimeline(changed);
buildFilters(changed);
buildSearch();
buildKeys();
draw(isVisible, isTieVisible);
network.on("click", ({ nodes, edges }) => {
  tip(null);
  if (nodes.length) choose(NODES[nodes[0]]);
  else if (edges.length) { const [tie] = edgeSet.get(edges[0]).ties; choosePair(NODES[tie.source], NODES[tie.target]); }
  else choose(null);
});
window.addEventListener("hashchange", apply);
window.addEventListener("resize", () => network.redraw());
apply();
document.documentElement.dataset.ready = "yes";
