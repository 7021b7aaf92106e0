// Ties picture, panel and filters together.
const LABELS_FROM_ZOOM = 0.5;
const READABLE_ZOOM = 0.35;
const state = { chosen: null, edge: null, zoomedOut: false };
const drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
const network = new vis.Network(byId("graph"), drawn, {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, multiselect: false, keyboard: { enabled: false }, tooltipDelay: 10000 },
  nodes: { font: { face: "system-ui, sans-serif" } },
  edges: { font: { face: "system-ui, sans-serif" } },
});

// What stays bright beside the chosen name or line; null: everything.
function neighbourhood() {
  if (!state.chosen && !state.edge) return null;
  const near = (edge) => (state.edge ? edge.claim === state.edge : edge.from === state.chosen || edge.to === state.chosen);
  const claims = new Set(DATA.edges.filter(near).map((edge) => edge.claim));
  const nodes = new Set(state.chosen ? [state.chosen] : []);
  const edges = new Set(DATA.edges.filter((edge) => claims.has(edge.claim)).map((edge) => edge.id));
  for (const edge of DATA.edges) if (edges.has(edge.id)) { nodes.add(edge.from); nodes.add(edge.to); }
  return { nodes, edges };
}

function sync(set, wanted) {
  const gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  set.update([...wanted.values()]);
}

function refresh() {
  const shown = visible(), near = neighbourhood();
  const labelled = byId("show-labels").checked && (!state.zoomedOut || near !== null);
  sync(drawn.nodes, new Map(DATA.nodes.filter((node) => shown.nodes.has(node.id))
    .map((node) => [node.id, drawnNode(node, near !== null && !near.nodes.has(node.id))])));
  sync(drawn.edges, new Map(DATA.edges.filter((edge) => shown.edges.has(edge.id))
    .map((edge) => [edge.id, drawnEdge(edge, near !== null && !near.edges.has(edge.id), labelled)])));
  byId("empty").hidden = shown.nodes.size > 0;
}

function choose(id) {
  state.chosen = id;
  state.edge = null;
  refresh();
  network.unselectAll();
  if (!id) { showOverview(); fitAll(); return; }
  network.selectNodes([id], false);
  network.focus(id, { scale: Math.max(network.getScale(), 0.8), animation: still() ? false : { duration: 350 } });
  showNode(id);
}

function chooseEdge(claim) {
  state.chosen = null;
  state.edge = claim;
  refresh();
  showEdge(claim);
}

function still() { return matchMedia("(prefers-reduced-motion: reduce)").matches; }

function fitAll() { network.fit({ animation: still() ? false : { duration: 350 } }); }

function zoom(factor) { network.moveTo({ scale: Math.min(3, Math.max(0.08, network.getScale() * factor)) }); onZoom(); }

function onZoom() {
  const out = network.getScale() < LABELS_FROM_ZOOM;
  if (out !== state.zoomedOut) { state.zoomedOut = out; refresh(); }
}

network.on("click", (event) => {
  if (event.nodes.length) return choose(event.nodes[0]);
  if (event.edges.length) return chooseEdge(drawn.edges.get(event.edges[0]).claim);
  if (state.chosen || state.edge) { state.chosen = state.edge = null; refresh(); showOverview(); }
});
network.on("zoom", onZoom);
network.on("animationFinished", onZoom);
network.on("hoverNode", () => { byId("graph").style.cursor = "pointer"; });
network.on("hoverEdge", () => { byId("graph").style.cursor = "pointer"; });
network.on("blurNode", () => { byId("graph").style.cursor = ""; });
network.on("blurEdge", () => { byId("graph").style.cursor = ""; });

byId("zoom-in").addEventListener("click", () => zoom(1.3));
byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
byId("zoom-fit").addEventListener("click", fitAll);
byId("query").addEventListener("input", showHits);
byId("search").addEventListener("submit", (event) => {
  event.preventDefault();
  const [first] = find(byId("query").value);
  if (first) { byId("hits").replaceChildren(); choose(first); byId("panel").focus(); }
});
byId("toggle-filters").addEventListener("click", () => {
  byId("toggle-filters").setAttribute("aria-expanded", String(byId("filters").classList.toggle("open")));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  byId("hits").replaceChildren();
  if (state.chosen || state.edge) choose(null);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", refresh);

buildFilters();
refresh();
showOverview();
network.fit({ animation: false });
// A graph too large to read as a whole opens at its most connected name.
if (network.getScale() < READABLE_ZOOM) {
  const hub = DATA.nodes.reduce((best, node) => (node.degree > best.degree ? node : best));
  network.moveTo({ position: { x: hub.x, y: hub.y }, scale: 0.6 });
}
onZoom();
