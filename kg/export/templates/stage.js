// The picture itself: vis-network, what it is given, and the camera.
const MARGIN = { side: 75, top: 64, bottom: 108 };
const CLOSEST = 1.4;
const drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
const stage = { shown: { nodes: new Set(), claims: [], lines: [], amounts: [], left: 0 }, bright: null, lineOf: new Map(), taken: [], marks: null, hovered: null, named: null, loose: false };
const network = new vis.Network(byId("graph"), drawn, {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, multiselect: false, keyboard: { enabled: false }, tooltipDelay: 10000, hideEdgesOnDrag: false },
  nodes: { font: { face: "system-ui, sans-serif" } },
  edges: { font: { face: "system-ui, sans-serif" } },
});

// The first picture: what the view holds, before anything else is parsed.
function drawFirst() {
  const claims = VIEW.claims.map((claim) => claim.id);
  const named = new Set(VIEW.nodes.filter((node) => node.degree && !dealAmount(node.id)).map((node) => node.id));
  draw({ nodes: named, claims, left: 0, lines: mergedLines(claims, new Map()), amounts: amountsOf(claims) });
  fit(false);
}

function draw(shown) {
  stage.shown = shown;
  stage.bright = bright(shown);
  stage.lineOf = new Map(shown.lines.flatMap((line) => line.claims.map((id) => [id, line.id])));
  const dimmed = (id) => stage.bright !== null && !stage.bright.nodes.has(id);
  const all = [...shown.nodes, ...shown.amounts], scale = network.getScale();
  const hidden = new Map(all.map((id) => [id, hiddenCount(id, shown.nodes)]));
  const { labels, taken } = nameLabels(all, stage.bright ? stage.bright.nodes : new Set(), hidden, scale);
  const ids = all.filter((id) => labels.get(id).label || !dealAmount(id));
  stage.taken = taken;
  stage.marks = null;
  stage.hovered = stage.named = null;
  sync(drawn.nodes, ids.map((id) => drawnNode(NODES.get(id), standing(id), dimmed(id), labels.get(id), scale)));
  sync(drawn.edges, shown.lines.map((line) => drawnLine(line, stage.bright !== null && !stage.bright.lines.has(line.id), scale)));
  byId("empty").hidden = shown.nodes.size > 0;
}

// While the picture moves its nodes are where the physics put them.
function standing(id) { return stage.loose && network.body.nodes[id] ? { x: network.body.nodes[id].x, y: network.body.nodes[id].y } : PLACES.get(id); }

function hiddenCount(id, nodes) { return state.path || isAmount(id) ? 0 : hiddenNeighbours(id, nodes).length; }

function sync(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  set.update(items);
}

function still() { return matchMedia("(prefers-reduced-motion: reduce)").matches; }

// All that is shown, with room for the names at the edges and clear of what lies over the picture.
function fit(animated) {
  const places = [...stage.shown.nodes, ...stage.shown.amounts].map(standing);
  const [left, right] = range(places.map(({ x }) => x)), [top, bottom] = range(places.map(({ y }) => y));
  const wide = byId("graph").clientWidth - 2 * MARGIN.side, high = byId("graph").clientHeight - MARGIN.top - MARGIN.bottom;
  const scale = Math.max(0.05, Math.min(CLOSEST, wide / Math.max(1, right - left), high / Math.max(1, bottom - top)));
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 + (MARGIN.bottom - MARGIN.top) / 2 / scale };
  const moving = animated && !still();
  network.moveTo({ position, scale, animation: moving ? { duration: 350 } : false });
  if (!moving) draw(stage.shown);
}

function range(numbers) { return numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : [0, 0]; }

function lookAt(id) {
  if (!PLACES.has(id)) return;
  network.moveTo({ position: standing(id), scale: Math.max(network.getScale(), 0.8), animation: still() ? false : { duration: 350 } });
  if (still()) draw(stage.shown);
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(3, Math.max(0.08, network.getScale() * factor)) });
  moved();
}

function pan(across, down) {
  const at = network.getViewPosition(), scale = network.getScale();
  network.moveTo({ position: { x: at.x + across / scale, y: at.y + down / scale } });
  moved();
}

// After the camera was moved by hand: words come and go with the zoom, and the address follows.
function moved() {
  const at = network.getViewPosition();
  state.camera = [Math.round(at.x), Math.round(at.y), Math.round(network.getScale() * 100)].join(",");
  clearTimeout(moved.timer);
  moved.timer = setTimeout(() => { draw(stage.shown); saveFragment(); }, 120);
}

function restoreCamera() {
  if (!state.camera) return false;
  const [x, y, percent] = state.camera.split(",").map(Number);
  network.moveTo({ position: { x, y }, scale: Math.min(3, Math.max(0.05, percent / 100)) });
  draw(stage.shown);
  return true;
}

// Where a reader has drawn a node to, it stays, until Reset.
function keepPlaces(ids) {
  for (const [id, { x, y }] of Object.entries(network.getPositions(ids))) PLACES.set(id, { x: Math.round(x), y: Math.round(y) });
}

// Physics only when asked for; without it everything goes back to its place.
function setLoose(loose) {
  stage.loose = loose;
  byId("loose").setAttribute("aria-pressed", String(loose));
  const solver = { solver: "forceAtlas2Based", forceAtlas2Based: { gravitationalConstant: -70, springLength: 130, avoidOverlap: 0.4 }, stabilization: false };
  network.setOptions({ physics: loose ? { enabled: true, ...solver } : { enabled: false } });
  if (!loose) draw(stage.shown);
}

network.on("beforeDrawing", drawThreads);
network.on("afterDrawing", drawMarks);
network.once("afterDrawing", () => performance.mark("picture"));
network.on("zoom", moved);
network.on("dragEnd", ({ nodes }) => { if (!stage.loose) keepPlaces(nodes); moved(); });
network.on("animationFinished", () => draw(stage.shown));
network.on("hoverNode", ({ node }) => hover(null, node));
network.on("blurNode", () => hover(null, null));
network.on("hoverEdge", ({ edge }) => hover(stage.shown.lines.find((line) => line.id === edge) || null, null));
network.on("blurEdge", () => hover(null, null));

// The words of a line or the name of a node, even without room for them, while it is pointed at.
function hover(line, node) {
  byId("graph").style.cursor = line || node ? "pointer" : "";
  stage.hovered = line;
  stage.named = node;
  network.redraw();
}
