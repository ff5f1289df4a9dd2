// Events and claims over time, in columns of days, months or years; columns without any are left out.
const SPAN = { columns: [], first: 0, last: 0, undated: true };

// The column of a node: none if its interval is wider than a column, for no day is made up
function columnOf(node, length) {
  const [from, to] = [node.from || "", node.to || ""].map((date) => date.slice(0, length));
  return from && from === to ? from : null;
}

function columnsOf(nodes) {
  const kinds = [10, 7, 4].map((length) => [length, new Set(nodes.map((node) => columnOf(node, length)).filter(Boolean))]);
  const held = (length) => nodes.filter((node) => columnOf(node, length)).length / nodes.length;
  const fit = kinds.filter(([, found]) => found.size > 1 && found.size <= 48);
  const best = [...fit].sort((a, b) => held(b[0]) - held(a[0]))[0];
  const [length, names] = fit.find(([size]) => held(size) > 0.6) || best || kinds[2];
  return [...names].sort().map((name) => ({ name, length, events: 0, claims: 0 }));
}

function buildTimeline(changed) {
  const dated = NODES.filter((node) => node.family !== "entity" && (node.from || node.to));
  const columns = columnsOf(dated);
  if (columns.length < 2) { byId("timeline").hidden = true; return; }
  const index = new Map(columns.map((column, i) => [column.name, i]));
  for (const node of dated) {
    const column = columns[index.get(columnOf(node, columns[0].length))];
    if (column) column[node.family === "event" ? "events" : "claims"] += 1;
  }
  Object.assign(SPAN, { columns, first: 0, last: columns.length - 1 });
  replace(byId("timeline"), bars(columns, changed), ranges(columns, changed));
}

const columnName = ({ name, length }) => (length === 10 ? day(name) : length === 7 ? day(`${name}-01`).replace(/^\d+ /, "") : name);

function bars(columns, changed) {
  const most = Math.max(...columns.map(({ events, claims }) => events + claims));
  return el("div", { class: "bars" }, columns.map((column, i) => {
    const about = `${columnName(column)}: ${count(column.events, "event", "events")}, ${count(column.claims, "claim", "claims")}`;
    const parts = ["events", "claims"].map((what) => {
      const part = el("div", { class: what });
      part.style.height = `${Math.round((44 * column[what]) / most)}px`;
      return part;
    });
    return el("button", { type: "button", class: "bar", title: about, "aria-label": `Show only ${about}`, onclick: () => {
      const only = SPAN.first === i && SPAN.last === i;
      setSpan(only ? 0 : i, only ? columns.length - 1 : i);
      changed();
    } }, parts);
  }));
}

function ranges(columns, changed) {
  const slider = (id, name) => {
    const input = el("input", { type: "range", id, min: 0, max: columns.length - 1, step: 1, "aria-label": name });
    input.addEventListener("input", () => {
      const value = Number(input.value);
      if (id === "span-first") setSpan(Math.min(value, SPAN.last), SPAN.last);
      else setSpan(SPAN.first, Math.max(value, SPAN.first));
      changed();
    });
    return input;
  };
  const undated = el("input", { type: "checkbox", id: "undated", checked: true });
  undated.addEventListener("change", () => { SPAN.undated = undated.checked; changed(); });
  const row = el("div", { class: "range" }, el("output", { id: "span-from" }), slider("span-first", "From"), slider("span-last", "Until"),
    el("output", { id: "span-to" }), el("label", {}, undated, "undated too"));
  queueMicrotask(() => setSpan(0, columns.length - 1));
  return row;
}

function setSpan(first, last) {
  Object.assign(SPAN, { first, last });
  if (!SPAN.columns.length) return;
  byId("span-first").value = first;
  byId("span-last").value = last;
  byId("span-from").textContent = columnName(SPAN.columns[first]);
  byId("span-to").textContent = columnName(SPAN.columns[last]);
  byId("timeline").querySelectorAll(".bar").forEach((bar, i) => bar.classList.toggle("out", i < first || i > last));
}

const spanActive = () => SPAN.columns.length > 0 && (SPAN.first > 0 || SPAN.last < SPAN.columns.length - 1 || !SPAN.undated);

// An interval that touches the chosen span counts as inside: the doubt is not the reader's fault.
function inSpan(node) {
  if (!SPAN.columns.length) return true;
  if (!node.from && !node.to) return SPAN.undated;
  const from = SPAN.columns[SPAN.first].name, to = SPAN.columns[SPAN.last].name;
  return (node.to || "9999").slice(0, from.length) >= from && (node.from || "0000").slice(0, to.length) <= to;
}
