// The picture by keyboard: arrows go from name to name, Enter opens, plus and minus zoom, 0 shows all, Escape goes back.
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
let pointed = null;

function pointAt(id) {
  pointed = id;
  network.selectNodes([id], false);
  lookAt(id);
  announce(`${nameOf(id)}, ${typeLook(typeOf(id)).label}, ${counted(NODES.get(id).degree, "claim", "claims")}`);
}

// The nearest name in a direction; what lies aside counts double.
function nextName([across, down]) {
  const names = [...stage.shown.nodes].sort(byDegree);
  const from = pointed && stage.shown.nodes.has(pointed) ? pointed : state.node;
  if (!from || !stage.shown.nodes.has(from)) return names[0];
  const here = standing(from);
  let best = null, least = Infinity;
  for (const id of names) {
    const there = standing(id), x = there.x - here.x, y = there.y - here.y;
    const ahead = x * across + y * down, aside = Math.abs(x * down) + Math.abs(y * across);
    if (id === from || ahead <= 0 || ahead + 2 * aside >= least) continue;
    best = id;
    least = ahead + 2 * aside;
  }
  return best;
}

function onStageKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const direction = DIRECTIONS[event.key];
  if (direction && event.shiftKey) pan(direction[0] * 80, direction[1] * 80);
  else if (direction) { const next = nextName(direction); if (next) pointAt(next); }
  else if (event.key === "Enter" && pointed) { choose(pointed); byId("panel").focus(); }
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit(true);
  else return;
  event.preventDefault();
}

function onAnyKey(event) {
  const typing = ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName);
  if (event.key === "/" && !typing) { byId("query").focus(); event.preventDefault(); }
  if (event.key === "Escape" && !typing) choose(null);
}
