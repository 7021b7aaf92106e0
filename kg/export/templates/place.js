// Where nodes stand. Those of the first view were placed beforehand; the others find room near a neighbour, always the same.
const PLACES = new Map(VIEW.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
const ROOM = { x: 120, y: 76 };
const RING = 130;
const TAKEN = new Map();
for (const [id, place] of PLACES) take(id, place);

function placeFirst() { for (const { id, x, y } of VIEW.nodes) PLACES.set(id, { x, y }); }

function cell(place) { return [Math.round(place.x / ROOM.x), Math.round(place.y / ROOM.y)]; }

function take(id, place) {
  PLACES.set(id, place);
  const key = cell(place).join();
  TAKEN.set(key, [...(TAKEN.get(key) || []), place]);
}

function isFree(place) {
  const [column, row] = cell(place);
  for (let x = column - 1; x <= column + 1; x++) {
    for (let y = row - 1; y <= row + 1; y++) {
      for (const other of TAKEN.get(`${x},${y}`) || []) {
        if (Math.abs(other.x - place.x) < ROOM.x && Math.abs(other.y - place.y) < ROOM.y) return false;
      }
    }
  }
  return true;
}

// On the first ring around the neighbour with a free place, starting away from the middle of the picture.
function placeNear(id, anchor) {
  const start = Math.atan2(anchor.y, anchor.x);
  for (let ring = 1; ; ring++) {
    const slots = 8 * ring;
    for (let slot = 0; slot < slots; slot++) {
      const turn = start + (slot % 2 ? -1 : 1) * Math.ceil(slot / 2) * (2 * Math.PI / slots);
      const place = { x: Math.round(anchor.x + 1.25 * ring * RING * Math.cos(turn)), y: Math.round(anchor.y + ring * RING * Math.sin(turn)) };
      if (isFree(place)) return take(id, place);
    }
  }
}

// Place what has no place yet, each near the most connected of its placed neighbours.
function placeAll(ids) {
  for (const id of ids) {
    if (PLACES.has(id)) continue;
    const known = neighbours(id).filter((other) => PLACES.has(other)).sort(byDegree);
    placeNear(id, known.length ? PLACES.get(known[0]) : { x: 0, y: 0 });
  }
}
