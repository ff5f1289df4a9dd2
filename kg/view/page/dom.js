// Elements from data. Text enters the page as text nodes only; no function here or elsewhere parses markup.
const byId = (id) => document.getElementById(id);

function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "class") element.className = value;
    else if (name === "onclick") element.addEventListener("click", value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== undefined && child !== null && child !== false) element.append(child);
  }
  return element;
}

function replace(target, ...children) {
  target.replaceChildren(...children.flat(Infinity).filter((child) => child));
}

// An address from an article becomes a link only as http or https; the builder has checked it, and this checks again.
function outside(address, text) {
  let url;
  try { url = new URL(address); } catch (error) { return el("span", {}, text); }
  if (url.protocol !== "https:" && url.protocol !== "http:") return el("span", {}, text);
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer nofollow" }, text);
}

const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

function day(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  return isNaN(date) ? iso : date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

// An interval as wide as the doubt: a whole month or year is called so, and no day is made up.
function period(from, to) {
  if (!from && !to) return "";
  if (!from) return `until ${day(to)}`;
  if (!to) return `from ${day(from)}`;
  if (from === to) return day(from);
  if (from.slice(0, 4) === to.slice(0, 4) && from.slice(5) === "01-01" && to.slice(5) === "12-31") return from.slice(0, 4);
  if (from.slice(0, 7) === to.slice(0, 7) && from.slice(8) === "01" && new Date(Date.parse(to) + 864e5).getUTCDate() === 1) return day(from).replace(/^\d+ /, "");
  return `${day(from)} – ${day(to)}`;
}

// Quotation marks around a quotation, whatever marks it brings along
function quotation(text) {
  return `“${text.replace(/^[\s"“”‘'«„]+/u, "").replace(/[\s"“”»]+$/u, "")}”`;
}

function shorten(text, longest) {
  const points = Array.from(text);
  return points.length <= longest ? text : points.slice(0, longest - 1).join("").replace(/\s+\S*$/, "") + "…";
}
