// The payload, indexed. A node's number is its place in the list, most important first.
const DATA = JSON.parse(byId("data").textContent);
const DRAWING = JSON.parse(byId("drawing").textContent);
const NODES = DATA.nodes, TIES = DATA.edges, DRAWN = DRAWING.nodes.length;
const PLACES = new Map(DRAWING.nodes.map((node) => [node.id, node]));
const NUMBER = new Map(NODES.map((node, number) => [node.iri, number]));
const PAIRS = new Map();

NODES.forEach((node, number) => { node.number = number; node.ties = []; });
TIES.forEach((tie) => {
  NODES[tie.source].ties.push(tie);
  NODES[tie.target].ties.push(tie);
  const key = pairKey(tie.source, tie.target);
  if (!PAIRS.has(key)) PAIRS.set(key, []);
  PAIRS.get(key).push(tie);
});

function pairKey(a, b) { return a < b ? `${a}-${b}` : `${b}-${a}`; }

// Nodes at the other end of ties of the given relations; "out" follows them from source to target
function linked(node, relations, direction) {
  const found = new Map();
  for (const tie of node.ties) {
    const out = tie.source === node.number;
    if (!relations.includes(tie.relation) || (direction && (direction === "out") !== out)) continue;
    const other = NODES[out ? tie.target : tie.source];
    if (!found.has(other.number)) found.set(other.number, { node: other, ties: [] });
    found.get(other.number).ties.push(tie);
  }
  return [...found.values()];
}

const byDate = (a, b) => (a.node.from || "9999").localeCompare(b.node.from || "9999") || a.node.number - b.node.number;
const told = (node) => node.told || [];
