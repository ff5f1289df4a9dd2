// The drawing: vis-network places, hits and pans; glyphs and labels are painted here.
const EDGE = { line: "#bcc2c9", says: "#a3cfd6", faint: "#e6e8ea", lit: "#8d98a4" };
let stroke = 1; // grows where the whole graph is drawn small
let network = null, nodeView = null, edgeView = null, edgeSet = null;
let focus = null; // numbers of the nodes to keep bright, or null
let hovered = null, chosen = null;

function edgeOf(key, ties) {
  const [first] = ties;
  const sameWay = ties.every((tie) => tie.source === first.source);
  const says = ties.some((tie) => tie.relation === "speaker");
  const loose = ties.every((tie) => ["about", "addressee", "stanceToward", "actsFor", "territoryOf", "aboutEvent"].includes(tie.relation));
  return {
    id: key, from: first.source, to: first.target, ties,
    color: { color: says ? EDGE.says : EDGE.line, hover: EDGE.lit, highlight: EDGE.lit },
    width: stroke * Math.min(1 + 0.6 * (ties.length - 1), 3), dashes: loose ? [3, 4] : false,
    arrows: { to: { enabled: sameWay, scaleFactor: 0.35, type: "arrow" } }, smooth: false,
  };
}

function draw(isVisible, isTieVisible) {
  const drawn = DRAWING.nodes.map(({ id, x, y, size }) => ({
    id, x, y, size, label: undefined, shape: "custom", ctxRenderer: renderer(id, size),
  }));
  const edges = [];
  for (const [key, ties] of PAIRS) {
    if (ties[0].source < DRAWN && ties[0].target < DRAWN) edges.push(edgeOf(key, ties));
  }
  edgeSet = new vis.DataSet(edges);
  nodeView = new vis.DataView(new vis.DataSet(drawn), { filter: (item) => isVisible(NODES[item.id]) });
  edgeView = new vis.DataView(edgeSet, { filter: (item) => item.ties.some(isTieVisible) });
  network = new vis.Network(byId("canvas"), { nodes: nodeView, edges: edgeView }, JSON.parse(DRAWING.options));
  network.on("afterDrawing", paintLabels);
  network.on("hoverNode", ({ node, event }) => hover(node, event, nodeTip(NODES[node])));
  network.on("hoverEdge", ({ edge, event }) => { if (hovered === null) tip(event, edgeTip(edgeSet.get(edge).ties)); });
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => tip(null));
  network.on("dragStart", () => tip(null));
  fit();
  stroke = Math.max(1, Math.min(2.4, 0.9 / network.getScale()));
}

// The custom shape of vis-network: how to paint the node and how large it is for hit tests
function renderer(id, size) {
  return ({ ctx, x, y }) => ({
    drawNode() {
      ctx.save();
      if (focus && !focus.has(id)) ctx.globalAlpha = 0.16;
      paint(ctx, NODES[id], x, y, size * grown(), id === chosen || id === hovered);
      ctx.restore();
    },
    nodeDimensions: { width: size * 2 * grown(), height: size * 2 * grown() },
  });
}

// From afar glyphs shrink less than the distances between them
const grown = () => Math.max(1, Math.min(2, Math.sqrt(0.9 / network.getScale())));

// Labels in the order of importance, each only where it covers no other: few when far away, more when near.
function paintLabels(ctx) {
  const scale = network.getScale(), taken = [];
  const ids = nodeView.getIds().sort((a, b) => urgency(a) - urgency(b) || a - b);
  const spots = network.getPositions(ids);
  for (const id of ids) {
    const { size } = PLACES.get(id), r = size * grown();
    if (size >= 9) taken.push(box(spots[id].x, spots[id].y, r * 0.8, r * 0.8));
    if (NODES[id].family === "claim" && r * scale < 9 && urgency(id) > 1) continue;
    if (urgency(id) === 3) continue;
    paintLabel(ctx, NODES[id], { ...spots[id], size, r, scale }, taken, urgency(id) < 1);
  }
}

// 0 pointed at or chosen, 1 its neighbours, 2 all others, 3 faded
function urgency(id) {
  if (id === hovered || id === chosen) return 0;
  if (!focus) return 2;
  return focus.has(id) ? 1 : 3;
}

const box = (x, y, w, h) => [x - w, y - h, x + w, y + h];
const covers = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function paintLabel(ctx, node, { x, y: middle, size, r, scale }, taken, always) {
  const px = node.family === "entity" ? Math.min(11 + size * 0.22, 16) : 11;
  const text = caption(node, always), height = px / scale;
  ctx.font = `${node.family === "entity" && size > 10 ? 600 : 400} ${height}px system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif`;
  const half = ctx.measureText(text).width / 2;
  const spots = [middle + r + height * 0.85, middle - r - height * 0.75]; // below, else above
  const free = (y) => { const place = box(x, y, half + 2 / scale, height * 0.6); return !taken.some((other) => covers(place, other)); };
  const y = spots.find(free) || (always ? spots[0] : null);
  if (y === null) return;
  taken.push(box(x, y, half + 2 / scale, height * 0.6));
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.2 / scale;
  ctx.strokeStyle = "rgba(246, 246, 243, .92)";
  ctx.strokeText(text, x, y);
  ctx.fillStyle = node.family === "event" ? "#8a4b0c" : node.family === "claim" ? "#1f6772" : "#1f2328";
  ctx.fillText(text, x, y);
}

function caption(node, whole) {
  if (node.family === "claim") return quotation(shorten(node.label, whole ? 64 : 34));
  return shorten(node.label, whole ? 64 : node.family === "event" ? 36 : 30);
}

// ── pointing ────────────────────────────────────────────────────────────────────────────────────────────────────────

function hover(id, event, lines) {
  hovered = id;
  tip(id === null ? null : event, lines);
  network.redraw();
}

function tip(event, lines) {
  const box = byId("tooltip");
  byId("canvas").classList.toggle("pointing", Boolean(event));
  box.hidden = !event;
  if (!event) return;
  replace(box, lines.map((line, i) => el("div", { class: i ? "kind" : "" }, line)));
  const stage = byId("stage").getBoundingClientRect();
  const x = event.clientX - stage.left, y = event.clientY - stage.top;
  box.style.left = `${Math.min(x + 14, stage.width - box.offsetWidth - 8)}px`;
  box.style.top = `${y + box.offsetHeight + 24 > stage.height ? y - box.offsetHeight - 10 : y + 14}px`;
}

function nodeTip(node) {
  const about = [whatIs(node), node.family === "event" && node.realis !== "actual" ? REALIS[node.realis] : "", period(node.from, node.to)];
  const articles = told(node).length;
  return [
    node.family === "claim" ? quotation(shorten(node.label, 160)) : node.label,
    about.filter(Boolean).join(" · ") + (articles ? ` · ${count(articles, "article", "articles")}` : ""),
  ];
}

function edgeTip(ties) {
  return ties.slice(0, 4).map((tie) => `${shorten(NODES[tie.source].label, 40)} ${relation(tie.relation)[0]} ${shorten(NODES[tie.target].label, 40)}`);
}

// ── attention ───────────────────────────────────────────────────────────────────────────────────────────────────────

// Keep the given nodes and the edges at `centre` (a number or a pair) bright; null brightens all
function attend(centre, numbers) {
  focus = numbers ? new Set(numbers) : null;
  chosen = typeof centre === "number" ? centre : null;
  edgeSet.update(edgeSet.get().map((edge) => {
    const usual = edgeOf(edge.id, edge.ties);
    const lit = centre === edge.id || (typeof centre === "number" && (edge.from === centre || edge.to === centre));
    if (!focus) return usual;
    return { ...usual, color: { ...usual.color, color: lit ? EDGE.lit : EDGE.faint }, width: lit ? usual.width : 0.6 };
  }));
  network.redraw();
}

function show(numbers) {
  const seen = numbers.filter((number) => nodeView.get(number));
  if (!seen.length) return;
  const animation = calm() ? false : { duration: 350, easingFunction: "easeInOutQuad" };
  network.fit({ nodes: seen, minZoomLevel: 0.5, maxZoomLevel: 1.05, animation });
}

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden;
function fit() {
  network.fit({ animation: false });
  network.moveTo({ scale: Math.min(network.getScale() * 0.9, 1.6) }); // room for labels at the border
}
function refreshCanvas() {
  nodeView.refresh();
  edgeView.refresh();
  byId("canvas").dataset.shown = nodeView.length;
}
