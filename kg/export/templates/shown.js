// What is on the stage: the view that was asked for, cut down to the claims that pass the filters.
const LIMIT = 300;
const MORE = 15;
const EVERY = "*";
const state = { node: null, line: null, depth: 0, path: null, opened: [], alone: false, words: true };

const OPEN = new Set(PLACES.keys());

// The names and object amounts that the view may show, and how many it leaves out.
function candidates() {
  if (state.path) {
    const ids = shortestPath(state.path.from, state.path.to) || [state.path.from, state.path.to];
    return { ids, left: 0 };
  }
  if (state.node && state.depth) return within(state.node, state.depth, LIMIT);
  return { ids: [...OPEN].filter((id) => !dealAmount(id)), left: 0 };
}

// An amount beside its line; any other amount is the object of its claim.
function dealAmount(id) { return isAmount(id) && CLAIMS.get(NODES.get(id).claim).to !== id; }

function onPath(claim, ids) {
  const at = ids.indexOf(claim.from), to = ids.indexOf(claim.to);
  return Math.abs(at - to) === 1;
}

function shownNow() {
  const { ids, left } = candidates();
  placeAll(ids);
  const nodes = new Set(ids), pass = passing();
  const claims = [];
  for (const id of nodes) {
    for (const claimId of passingOf(id)) {
      const claim = CLAIMS.get(claimId);
      if (claim.from === id && nodes.has(claim.to) && (!state.path || onPath(claim, ids))) claims.push(claimId);
    }
  }
  for (const id of ids) if (!wanted(id)) nodes.delete(id);
  return { nodes, claims, left, lines: mergedLines(claims, pass), amounts: amountsOf(claims) };
}

function wanted(id) {
  if (id === state.node || (state.path && [state.path.from, state.path.to].includes(id))) return true;
  return passingOf(id).length > 0 || (state.alone && !isAmount(id) && has(FILTERS.types, typeOf(id)) && !CLAIMS_OF.get(id).length);
}

// The amounts of the deals that are drawn, each with a place beside its line.
function amountsOf(claims) {
  if (!has(FILTERS.types, "Amount")) return [];
  const found = [];
  for (const id of claims) {
    const { amount, from, to } = CLAIMS.get(id);
    if (!amount || amount === to) continue;
    if (!PLACES.has(amount)) {
      const a = PLACES.get(from), b = PLACES.get(to);
      PLACES.set(amount, { x: Math.round((a.x + b.x) / 2) + 34, y: Math.round((a.y + b.y) / 2) - 22 });
    }
    found.push(amount);
  }
  return found;
}

// The neighbours of a name that are not among nodes, most connected first.
function hiddenNeighbours(id, nodes) { return neighbours(id).filter((other) => !nodes.has(other)).sort(byDegree); }

// Bring in the most connected neighbours that are not in the view yet; their number.
function expand(id) {
  const hidden = hiddenNeighbours(id, OPEN).slice(0, MORE);
  if (!hidden.length) return 0;
  state.opened.push(id);
  placeAll(hidden);
  for (const other of hidden) OPEN.add(other);
  return hidden.length;
}

// A name with its most connected neighbours, whether it stands in the first view or was found beyond it.
function bringIn(id) {
  if (OPEN.has(id)) return expand(id);
  placeAll([id]);
  OPEN.add(id);
  if (!expand(id)) state.opened.push(id);
  return 1;
}

// Bring in the names of the surest passing claims that the view does not show yet; "*" among what was opened.
function bringPassing() {
  const names = new Set();
  for (const id of beyond().sort(byStatus)) {
    if (names.size >= 2 * MORE) break;
    const { from, to } = CLAIMS.get(id);
    for (const end of [from, to]) if (!OPEN.has(end)) names.add(end);
  }
  if (!names.size) return;
  state.opened.push(EVERY);
  placeAll([...names].sort(byDegree));
  for (const id of names) OPEN.add(id);
}

// The passing claims with an end outside the view.
function beyond() {
  return [...passing().keys()].filter((id) => !OPEN.has(CLAIMS.get(id).from) || !OPEN.has(CLAIMS.get(id).to));
}

// Back to the first view.
function closeAll() {
  state.opened = [];
  OPEN.clear();
  for (const node of VIEW.nodes) OPEN.add(node.id);
}

// What stays bright beside the chosen name or line; null: everything.
function bright(shown) {
  const chosen = shown.lines.find((line) => line.claims.includes(state.line));
  if (!state.node && !chosen) return null;
  const lines = chosen ? [chosen] : shown.lines.filter((line) => line.from === state.node || line.to === state.node);
  const nodes = new Set([state.node, ...lines.flatMap((line) => [line.from, line.to])]);
  for (const line of lines) for (const id of line.claims) nodes.add(CLAIMS.get(id).amount);
  return { nodes, lines: new Set(lines.map((line) => line.id)) };
}
