// What kinds and relations are called and how they look. Colours differ in lightness too, and no two kinds share a shape.
const KINDS = {
  Person: { one: "person", many: "Persons", color: "#2a6cb3", shape: "dot" },
  State: { one: "state", many: "States", color: "#b23a2e", shape: "hexagon" },
  GovernmentBody: { one: "government body", many: "Government bodies", color: "#8a5aa6", shape: "square" },
  InternationalOrganization: { one: "international organization", many: "International organizations", color: "#20806a", shape: "pentagon" },
  Organization: { one: "organization", many: "Organizations", color: "#71812e", shape: "house" },
  UnnamedActor: { one: "unnamed actor", many: "Unnamed actors", color: "#77818d", shape: "ring" },
  Actor: { one: "actor", many: "Actors", color: "#77818d", shape: "dot" },
  Place: { one: "place", many: "Places", color: "#94724a", shape: "triangle" },
  Claim: { one: "claim", many: "Claims", color: "#2f8f9d", shape: "bubble" },
  Event: { one: "event", many: "Events", color: "#d9822b", shape: "diamond" },
};
const REALIS = {
  actual: "happened",
  planned: "planned",
  hypothetical: "possible, not certain",
  negated: "did not happen",
};
const RELATIONS = {
  initiator: ["acts in", "Acting"],
  participant: ["takes part in", "Taking part"],
  host: ["hosts", "Host"],
  mediator: ["mediates", "Mediator"],
  target: ["is directed at", "Toward"],
  takesPlaceIn: ["takes place in", "Where"],
  subEventOf: ["is part of", "Part of"],
  speaker: ["says", "Speaker"],
  relayedBy: ["passes on", "Passed on by"],
  addressee: ["is said to", "Said to"],
  about: ["is about", "About"],
  aboutEvent: ["is about", "About"],
  stanceToward: ["takes a stand on", "Stand on"],
  madeAt: ["was said at", "Said at"],
  constitutes: ["amounts to", "Amounts to"],
  respondsTo: ["responds to", "Responds to"],
  actsFor: ["acts for", "Acts for"],
  territoryOf: ["is territory of", "Territory of"],
};
const BASIS = {
  metadata: "stated by the source", dateline: "from the dateline", page: "from the page",
  given: "given by the user", inferred: "inferred: may be the date of a re-post",
};
const kindOf = (node) => (node.family === "event" ? KINDS.Event : KINDS[node.kind] || KINDS.Actor);
const spaced = (name) => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
const whatIs = (node) => (node.family === "event" ? spaced(node.kind) : kindOf(node).one);
const relation = (name) => RELATIONS[name] || [spaced(name), spaced(name)];
