// The legend, which filters, and the other filters. What they say goes to FILTERS; the check boxes hold it.
const LISTS = ["types", "statuses", "relations", "publishers"];

function buildFilters() {
  const claims = [...CLAIMS.values()];
  const types = tally([...NODES.values()].map((node) => node.type));
  const known = Object.keys(VIEW.types).filter((type) => types.has(type));
  const others = [...types.keys()].filter((type) => !known.includes(type)).sort();
  const statuses = tally(claims.map((claim) => claim.status)), relations = tally(claims.map((claim) => claim.relation));
  const publishers = tally(claims.flatMap((claim) => [...new Set(claim.articles.map(publisherOf))]));
  checkboxes("types", [...known, ...others], (type) => typeLook(type).label, typeSign, types);
  checkboxes("statuses", VIEW.statuses, (status) => status, statusSign, statuses);
  checkboxes("relations", [...relations.keys()].sort(), (name) => relationOf(name).label, () => null, relations);
  checkboxes("publishers", [...publishers.keys()].sort(), (name) => name, () => null, publishers);
  const alone = [...NODES.values()].filter((node) => node.kind === "entity" && !node.degree && PLACES.has(node.id)).length;
  byId("alone-row").hidden = !alone;
  byId("alone-count").textContent = String(alone);
  for (const id of ["since", "until", "sources", "confidence"]) byId(id).addEventListener("input", filter);
  byId("alone").addEventListener("change", () => { state.alone = byId("alone").checked; update(); });
  byId("words").addEventListener("change", () => { state.words = byId("words").checked; update(); });
}

function checkboxes(list, values, label, sign, counts) {
  const rows = values.map((value) => {
    const box = element("input", { type: "checkbox", value });
    box.checked = true;
    box.addEventListener("change", filter);
    return element("label", {}, box, sign(value), words(label(value)), element("span", { class: "count" }, (counts.get(value) || 0).toLocaleString("en")));
  });
  const set = (checked) => () => { for (const box of boxes(list)) box.checked = checked; filter(); };
  const both = element("p", { class: "both" }, button("all", set(true), { class: "small", "aria-label": `all ${list}` }), button("none", set(false), { class: "small", "aria-label": `none of the ${list}` }));
  byId(list).append(...(values.length > 3 ? [both] : []), ...rows);
}

function boxes(list) { return [...byId(list).querySelectorAll("input")]; }

function chosenIn(list) {
  const all = boxes(list), checked = all.filter((box) => box.checked);
  return checked.length === all.length ? null : new Set(checked.map((box) => box.value));
}

function readFilters() {
  for (const list of LISTS) FILTERS[list] = chosenIn(list);
  FILTERS.since = byId("since").value;
  FILTERS.until = byId("until").value;
  FILTERS.sources = Math.max(1, Number(byId("sources").value) || 1);
  FILTERS.confidence = Number(byId("confidence").value) / 100;
  byId("confidence-told").textContent = `${byId("confidence").value} %`;
  filtersChanged();
}

function filter() { readFilters(); update(); }

function clearFilters() {
  for (const list of LISTS) for (const box of boxes(list)) box.checked = true;
  byId("since").value = byId("until").value = "";
  byId("sources").value = "1";
  byId("confidence").value = "0";
  byId("alone").checked = false;
  byId("words").checked = true;
  byId("path-from").value = byId("path-to").value = byId("query").value = "";
  readFilters();
}
