// What is shown: kinds of names, statuses, relations; all of it lives in the check boxes.
function checkbox(list, value, label, sign, count) {
  const box = element("input", { type: "checkbox", value });
  box.checked = true;
  box.addEventListener("change", refresh);
  byId(list).append(element("label", {}, box, sign, words(label), element("span", { class: "count" }, String(count))));
}

function tally(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) || 0) + 1);
  return counts;
}

function buildFilters() {
  const types = tally(DATA.nodes.filter((node) => node.kind === "entity").map((node) => node.type));
  const known = Object.keys(DATA.types).filter((type) => types.has(type));
  for (const type of [...known, ...[...types.keys()].filter((type) => !known.includes(type))]) {
    checkbox("types", type, typeLook(type).label, typeSign(type), types.get(type));
  }
  const claims = DATA.edges.filter((edge) => edge.kind === "claim");
  const statuses = tally(claims.map((edge) => edge.status));
  for (const status of DATA.statuses) checkbox("statuses", status, status, statusSign(status), statuses.get(status) || 0);
  const relations = tally(claims.map((edge) => edge.relation));
  const labels = new Map(claims.map((edge) => [edge.relation, edge.label]));
  for (const relation of [...relations.keys()].sort()) checkbox("relations", relation, labels.get(relation), null, relations.get(relation));
  const alone = DATA.nodes.filter((node) => node.kind === "entity" && !node.degree).length;
  byId("alone-count").textContent = alone ? `+${alone}` : "";
  for (const id of ["show-all", "show-amounts", "show-labels"]) byId(id).addEventListener("change", refresh);
}

function chosenIn(list) {
  return new Set([...byId(list).querySelectorAll("input:checked")].map((box) => box.value));
}

// The ids of what passes the filters; a name without a claim counts only when all names are asked for.
function visible() {
  const types = chosenIn("types"), statuses = chosenIn("statuses"), relations = chosenIn("relations");
  const amounts = byId("show-amounts").checked;
  const passes = (id) => NODES.has(id) && (NODES.get(id).kind === "amount" || types.has(NODES.get(id).type));
  const claims = new Set();
  for (const edge of DATA.edges) {
    if (edge.kind === "claim" && statuses.has(edge.status) && relations.has(edge.relation) && passes(edge.from) && passes(edge.to)) claims.add(edge.claim);
  }
  const edges = new Set(), nodes = new Set();
  for (const edge of DATA.edges) {
    if (!claims.has(edge.claim) || (edge.kind === "amount" && !amounts)) continue;
    edges.add(edge.id); nodes.add(edge.from); nodes.add(edge.to);
  }
  if (byId("show-all").checked) for (const node of DATA.nodes) if (node.kind === "entity" && types.has(node.type)) nodes.add(node.id);
  if (state.chosen && NODES.has(state.chosen)) nodes.add(state.chosen);
  return { nodes, edges };
}

// Names that hold what was typed, those that begin with it first.
function find(typed) {
  const wanted = typed.trim().toLocaleLowerCase();
  if (!wanted) return [];
  const rank = (entity) => Math.min(...[entity.name, ...entity.aliases.map((alias) => alias.name)].map((name) => {
    const at = name.toLocaleLowerCase().indexOf(wanted);
    return at < 0 ? Infinity : at === 0 ? 0 : 1;
  }));
  return Object.entries(DATA.entities).map(([id, entity]) => [rank(entity), id]).filter(([best]) => best < Infinity)
    .sort((a, b) => a[0] - b[0] || NODES.get(b[1]).degree - NODES.get(a[1]).degree || (a[1] < b[1] ? -1 : 1)).slice(0, 12).map(([, id]) => id);
}

function showHits() {
  byId("hits").replaceChildren(...find(byId("query").value).map((id) => {
    const made = element("button", { type: "button" }, typeSign(typeOf(id)), words(nameOf(id)));
    made.addEventListener("click", () => { byId("hits").replaceChildren(); choose(id); });
    return element("li", {}, made);
  }));
}
