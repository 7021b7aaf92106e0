// The view in the address, so that it can be sent: "#node=northwind&depth=2&hide-statuses=denied". Unknown words are passed over.

function toFragment() {
  const words = new URLSearchParams();
  const put = (name, value, plain) => { if (value !== plain) words.append(name, value); };
  for (const list of LISTS) for (const box of boxes(list)) if (!box.checked) words.append(`hide-${list}`, box.value);
  put("since", FILTERS.since, "");
  put("until", FILTERS.until, "");
  put("sources", FILTERS.sources, 1);
  put("confidence", byId("confidence").value, "0");
  put("alone", state.alone ? 1 : 0, 0);
  put("words", state.words ? 1 : 0, 1);
  for (const id of state.opened) words.append("open", id);
  if (state.path) { words.append("from", state.path.from); words.append("to", state.path.to); }
  put("node", state.node || "", "");
  put("line", state.line || "", "");
  put("depth", state.depth, 0);
  put("table", byId("table").hidden ? 0 : 1, 0);
  put("theme", theme(), "");
  if (state.camera) words.append("at", state.camera);
  return words.toString();
}

function saveFragment() {
  const wanted = toFragment();
  if (wanted !== location.hash.slice(1)) history.replaceState(null, "", wanted ? `#${wanted}` : location.pathname + location.search);
}

function readFragment() {
  const words = new URLSearchParams(location.hash.slice(1));
  const name = (key) => (NODES.has(words.get(key)) ? words.get(key) : null);
  clearFilters();
  for (const list of LISTS) {
    const hidden = new Set(words.getAll(`hide-${list}`));
    for (const box of boxes(list)) box.checked = !hidden.has(box.value);
  }
  for (const id of ["since", "until"]) byId(id).value = words.get(id) || "";
  for (const id of ["sources", "confidence"]) if (/^[1-9]\d*$/.test(words.get(id) || "")) byId(id).value = words.get(id);
  byId("alone").checked = state.alone = words.get("alone") === "1";
  byId("words").checked = state.words = words.get("words") !== "0";
  readFilters();
  closeAll();
  for (const id of words.getAll("open")) {
    if (id === EVERY) bringPassing();
    else if (NODES.has(id)) bringIn(id);
  }
  state.path = name("from") && name("to") ? { from: name("from"), to: name("to") } : null;
  if (state.path) { byId("path-from").value = nameOf(state.path.from); byId("path-to").value = nameOf(state.path.to); }
  state.node = name("node");
  if (state.node && !OPEN.has(state.node)) bringIn(state.node);
  state.line = CLAIMS.has(words.get("line")) ? words.get("line") : null;
  state.depth = state.node ? Math.min(4, Math.max(0, Math.trunc(Number(words.get("depth")) || 0))) : 0;
  state.camera = /^-?\d+,-?\d+,\d+$/.test(words.get("at") || "") ? words.get("at") : null;
  setTable(words.get("table") === "1");
  setTheme(words.get("theme") || "");
}
