// Walks over the claims that pass: neighbours, neighbourhoods, shortest paths. Lines are walked both ways.

function otherEnd(claim, id) { return claim.from === id ? claim.to : claim.from; }

function passingOf(id) { return (CLAIMS_OF.get(id) || []).filter((claim) => passing().has(claim)); }

function neighbours(id) {
  return [...new Set(passingOf(id).map((claim) => otherEnd(CLAIMS.get(claim), id)))].filter((other) => other !== id);
}

// The ids within depth steps of one, nearest and most connected first, at most limit; "left" says how many more there are.
function within(start, depth, limit) {
  const found = new Set([start]);
  let edge = [start];
  for (let step = 0; step < depth; step++) {
    const next = [...new Set(edge.flatMap(neighbours))].filter((id) => !found.has(id)).sort(byDegree);
    for (const id of next) found.add(id);
    edge = next;
  }
  const all = [...found];
  return { ids: all.slice(0, limit), left: Math.max(0, all.length - limit) };
}

// The ids from one name to another by the fewest claims; null where there is no way. Of equal ways always the same.
function shortestPath(from, to) {
  const before = new Map([[from, null]]);
  let edge = [from];
  while (edge.length && !before.has(to)) {
    const next = [];
    for (const id of edge) {
      for (const other of neighbours(id).sort(byDegree)) {
        if (!before.has(other)) { before.set(other, id); next.push(other); }
      }
    }
    edge = next;
  }
  if (!before.has(to)) return null;
  const path = [];
  for (let id = to; id !== null; id = before.get(id)) path.unshift(id);
  return path;
}

// The passing claims between two names, either way.
function between(a, b) { return passingOf(a).filter((claim) => otherEnd(CLAIMS.get(claim), a) === b).sort(byStatus); }
