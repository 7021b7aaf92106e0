// Ties picture, panel, table and filters together.

// Show what the state says.
function update() {
  const shown = shownNow();
  draw(shown);
  tellLeftOut(shown);
  byId("depth").disabled = !state.node;
  byId("depth").value = String(state.depth);
  byId("around-told").textContent = state.node ? nameOf(state.node) : "Choose a name first.";
  showPanel();
  showTable();
  saveFragment();
}

// Nothing is left out in silence.
function tellLeftOut(shown) {
  const names = [...shown.nodes].filter((id) => !isAmount(id)).length, all = VIEW.counts.names;
  const parts = [`${names.toLocaleString("en")} of ${counted(all, "name", "names")}`, `${shown.claims.length.toLocaleString("en")} of ${counted(VIEW.counts.claims, "claim", "claims")}`];
  const part = OPEN.size < NODES.size && !state.path && !state.depth, more = part ? beyond().length : 0;
  const filtered = CLAIMS.size - passing().size;
  const notes = [
    part ? "the most connected; click a name to bring in the neighbours that are counted below it" : null,
    filtered ? `${counted(filtered, "claim", "claims")} left out by the filters` : null,
    shown.left ? `${shown.left.toLocaleString("en")} more names in this neighbourhood` : null,
    state.path ? "only the path" : state.depth ? "only the neighbourhood" : null,
  ].filter(Boolean);
  byId("bring-in").hidden = !more;
  byId("bring-in").textContent = `Bring in some of ${counted(more, "other claim", "other claims")}`;
  byId("left-out").textContent = `Showing ${parts.join(" and ")}${notes.length ? ` (${notes.join("; ")})` : ""}.`;
}

function choose(id) {
  const all = !id && (state.path || state.depth);
  // From a step of the path back to the path, and from there to the overview.
  if (state.path && (id ? !stage.shown.nodes.has(id) && !isAmount(id) : !state.node && !state.line)) state.path = null;
  state.line = null;
  state.node = id && !isAmount(id) ? id : null;
  if (id && isAmount(id)) state.line = NODES.get(id).claim;
  if (!state.node) state.depth = 0;
  if (state.node && !OPEN.has(id)) bringIn(id);
  network.unselectAll();
  update();
  if (state.node) { network.selectNodes([id], false); lookAt(id); }
  if (all) fit(true);
}

function chooseLine(claimId) {
  state.node = null;
  state.depth = 0;
  state.line = claimId;
  update();
}

function setDepth(depth) {
  state.depth = state.node ? depth : 0;
  state.path = null;
  update();
  fit(true);
}

const ends = { from: null, to: null };

function startPath(id) {
  ends.from = id;
  byId("path-from").value = nameOf(id);
  openFilters(true);
  byId("path-to").focus();
}

function setPathEnd(end, id) {
  ends[end] = id;
  if (!ends.from || !ends.to) return;
  state.path = { ...ends };
  state.node = state.line = null;
  state.depth = 0;
  update();
  fit(true);
  announce(byId("path-told").textContent);
}

function reset() {
  Object.assign(state, { node: null, line: null, depth: 0, path: null, alone: false, words: true, camera: null });
  ends.from = ends.to = null;
  closeAll();
  placeFirst();
  clearFilters();
  setTable(false);
  if (stage.loose) setLoose(false);
  network.unselectAll();
  update();
  fit(false);
}

network.on("click", (event) => {
  if (event.nodes.length) {
    const id = event.nodes[0];
    if (!isAmount(id) && !state.path && !state.depth) expand(id);
    return choose(id);
  }
  if (event.edges.length) return chooseLine(stage.shown.lines.find((line) => line.id === event.edges[0]).claims[0]);
  if (state.node || state.line) { state.node = state.line = null; state.depth = 0; update(); }
});

// In a narrow window the filters lie over the picture and are opened by a button.
function openFilters(open) {
  byId("filters").classList.toggle("open", open);
  byId("toggle-filters").setAttribute("aria-expanded", String(open));
}

function redraw() { COLOURS.clear(); draw(stage.shown); }

function listen() {
  const clicks = {
    "zoom-in": () => zoom(1.3), "zoom-out": () => zoom(1 / 1.3), "zoom-fit": () => { fit(true); state.camera = null; saveFragment(); },
    loose: () => setLoose(!stage.loose), reset, "bring-in": () => { bringPassing(); update(); }, "copy-table": () => copy(tableText(), "Table"),
    "as-table": () => { setTable(byId("table").hidden); update(); },
    "toggle-filters": () => openFilters(!byId("filters").classList.contains("open")),
  };
  for (const [id, act] of Object.entries(clicks)) byId(id).addEventListener("click", act);
  byId("theme").addEventListener("change", () => { setTheme(byId("theme").value); redraw(); saveFragment(); });
  byId("depth").addEventListener("change", () => setDepth(Number(byId("depth").value)));
  byId("search").addEventListener("submit", (event) => event.preventDefault());
  suggest("query", "hits", (id) => { choose(id); byId("panel").focus(); });
  suggest("path-from", "path-from-hits", (id) => setPathEnd("from", id));
  suggest("path-to", "path-to-hits", (id) => setPathEnd("to", id));
  byId("stage").addEventListener("keydown", onStageKey);
  document.addEventListener("keydown", onAnyKey);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  addEventListener("hashchange", restore);
  addEventListener("beforeprint", () => forPaper(true));
  addEventListener("afterprint", () => forPaper(false));
}

// On paper the colours are the light ones and the whole picture is on it.
function forPaper(on) {
  document.documentElement.classList.toggle("paper", on);
  network.setOptions({ autoResize: !on }); // the canvas keeps its shape, the sheet scales it
  COLOURS.clear();
  if (on || !restoreCamera()) fit(false);
  network.redraw();
}

function restore() {
  readFragment();
  COLOURS.clear();
  ends.from = state.path ? state.path.from : null;
  ends.to = state.path ? state.path.to : null;
  update();
  if (!restoreCamera()) { fit(false); if (state.node && !state.depth) lookAt(state.node); }
}

drawFirst();
document.addEventListener("DOMContentLoaded", () => setTimeout(() => {
  readRest();
  buildFilters();
  listen();
  restore();
  document.documentElement.dataset.ready = "yes";
  performance.mark("ready");
}));
