// One glyph a kind, drawn alike on the canvas and in the legend.
const CORNERS = { hexagon: [6, 0], pentagon: [5, -90], diamond: [4, 0], triangle: [3, 90] };

function trace(ctx, shape, x, y, r) {
  ctx.beginPath();
  if (shape === "square") ctx.rect(x - r * 0.86, y - r * 0.86, r * 1.72, r * 1.72);
  else if (shape === "house") polygon(ctx, [[-0.9, 0.85], [-0.9, -0.25], [0, -1.05], [0.9, -0.25], [0.9, 0.85]], x, y, r);
  else if (shape === "bubble") bubble(ctx, x, y, r);
  else if (CORNERS[shape]) {
    const [corners, turn] = CORNERS[shape];
    const angle = (i) => ((turn + (360 * i) / corners) * Math.PI) / 180;
    polygon(ctx, Array.from({ length: corners }, (_, i) => [Math.cos(angle(i)) * 1.1, Math.sin(angle(i)) * 1.1]), x, y, r);
  } else ctx.arc(x, y, r, 0, 2 * Math.PI);
}

function polygon(ctx, points, x, y, r) {
  points.forEach(([dx, dy], i) => (i ? ctx.lineTo(x + dx * r, y + dy * r) : ctx.moveTo(x + dx * r, y + dy * r)));
  ctx.closePath();
}

function bubble(ctx, x, y, r) {
  const w = r * 1.2, h = r * 0.85, top = y - r * 0.15;
  ctx.roundRect(x - w, top - h, w * 2, h * 2, r * 0.5);
  ctx.moveTo(x - w * 0.5, top + h);
  ctx.lineTo(x - w * 0.75, top + h + r * 0.65);
  ctx.lineTo(x, top + h);
}

// fill, border, dash and whether struck out; what did not happen for sure is lighter and its border broken
function look(node) {
  const color = kindOf(node).color;
  if (node.family === "event") {
    if (node.realis === "negated") return { fill: "#f7efee", border: "#a8322a", dash: [4, 2.5], struck: true };
    if (node.realis === "hypothetical") return { fill: "#ffffff", border: color, dash: [1.2, 2.2] };
    if (node.realis === "planned") return { fill: "#fdf0dd", border: color, dash: [4, 2.5] };
    return node.claimed ? { fill: "#ffffff", border: color, dash: [], dot: true } : { fill: color, border: "#ffffff", dash: [] };
  }
  if (node.family === "claim") {
    const direct = node.reports.some((report) => report.mode !== "indirect");
    const denied = node.reports.every((report) => report.sign === "denied");
    return { fill: direct ? "#8cc6cf" : "#e6f3f5", border: node.disputed ? "#a8322a" : color, dash: [], struck: denied };
  }
  if (kindOf(node).shape === "ring") return { fill: "#ffffff", border: color, dash: [] };
  return { fill: color, border: "#ffffff", dash: [] };
}

function paint(ctx, node, x, y, r, lit) {
  const style = look(node);
  ctx.save();
  if (lit) {
    trace(ctx, "dot", x, y, r * 1.12 + 5);
    ctx.fillStyle = "rgba(29, 95, 168, .22)";
    ctx.fill();
  }
  trace(ctx, kindOf(node).shape, x, y, r);
  ctx.fillStyle = style.fill;
  ctx.fill();
  ctx.strokeStyle = style.border;
  ctx.lineWidth = Math.max(1.4, r * 0.15);
  ctx.setLineDash(style.dash);
  ctx.stroke();
  ctx.setLineDash([]);
  if (style.dot) {
    trace(ctx, "dot", x, y, r * 0.28);
    ctx.fillStyle = style.border;
    ctx.fill();
  }
  if (style.struck) {
    ctx.beginPath();
    ctx.moveTo(x - r * 0.75, y + r * 0.75);
    ctx.lineTo(x + r * 0.75, y - r * 0.75);
    ctx.strokeStyle = "#a8322a";
    ctx.stroke();
  }
  ctx.restore();
}

function glyph(node) {
  const canvas = el("canvas", { class: "glyph", width: 40, height: 40, "aria-hidden": "true" });
  const ctx = canvas.getContext("2d");
  ctx.scale(2, 2);
  paint(ctx, node, 10, 10, node.family === "claim" ? 6.5 : 7.5, false);
  return canvas;
}
