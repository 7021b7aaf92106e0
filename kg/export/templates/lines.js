// Claims -> lines: all that say the same of two names, in one direction and one status, are one line with a count.
const SHORT = 24;

// passing: claim id -> number of its sources. The lines of one pair bend apart.
function mergedLines(claimIds, passing) {
  const lines = new Map();
  for (const id of claimIds) {
    const claim = CLAIMS.get(id);
    const key = JSON.stringify([claim.from, claim.to, claim.status]);
    if (!lines.has(key)) lines.set(key, { id: key, from: claim.from, to: claim.to, status: claim.status, claims: [] });
    lines.get(key).claims.push(id);
  }
  const made = [...lines.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((line) => withWords(line, passing));
  bend(made);
  return made;
}

function withWords(line, passing) {
  const claims = [...line.claims].sort(byStatus);
  const relations = [...new Set(claims.map((id) => CLAIMS.get(id).relation))];
  const sources = new Set(claims.flatMap((id) => CLAIMS.get(id).articles));
  return {
    ...line,
    claims,
    label: lineLabel(relations.map((name) => relationOf(name).label), claims.length, line.status),
    sources: Math.max(1, Math.min(sources.size, claims.reduce((sum, id) => sum + (passing.get(id) || 1), 0))),
    symmetric: relations.every((name) => relationOf(name).symmetric),
  };
}

// "acquired", "acquired ×2", "founded, leads", "acquired +3"; the status in words too, where it is not done.
function lineLabel(relations, claims, status) {
  const all = relations.join(", ");
  const told = relations.length === 1 ? (claims > 1 ? `${all} ×${claims}` : all) : all.length <= SHORT && claims === relations.length ? all : `${relations[0]} +${claims - 1}`;
  return status === "actual" ? told : `${told} (${status})`;
}

function bend(lines) {
  const pairs = new Map();
  for (const line of lines) {
    const pair = JSON.stringify([line.from, line.to].sort());
    pairs.set(pair, [...(pairs.get(pair) || []), line]);
  }
  for (const side of pairs.values()) side.forEach((line, index) => { line.smooth = curve(index, side.length, line.from > line.to); });
}

// The curve of the index-th of count lines: straight if alone, else fanned out to both sides in turn.
function curve(index, count, backwards) {
  const step = count % 2 === 0 ? index + 1 : index;
  if (step === 0) return false;
  const clockwise = (step % 2 === 0) !== backwards;
  return { enabled: true, type: clockwise ? "curvedCW" : "curvedCCW", roundness: Math.round(22 * Math.ceil(step / 2)) / 100 };
}
