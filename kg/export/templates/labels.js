// Which words there is room for. Names first, the most connected before the others, then the words on the lines; what would
// lie over something else is left out until the reader comes nearer or points at it. Words keep their size on the screen.
const NAME_SIZE = 13;
const WORDS_SIZE = 11;
const ALONG = [0.5, 0.4, 0.6, 0.32, 0.68];
const FACE = "system-ui, sans-serif";
const pen = document.createElement("canvas").getContext("2d");

// Sizes are in the picture's own pixels.
function onScreen(size, scale) { return size / Math.min(1, Math.max(scale, 0.15)); }

function nameSize(id, scale) {
  return isAmount(id) ? onScreen(WORDS_SIZE, scale) : onScreen(Math.min(16, NAME_SIZE + NODES.get(id).degree * 0.15), scale);
}

function widthOf(text, size) {
  pen.font = `${size}px ${FACE}`;
  return pen.measureText(text).width;
}

function box(x, y, width, height) { return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }; }

function clear(taken, wanted) {
  return wanted.every((a) => taken.every((b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top));
}

// Id -> the words to draw at it, "" where there is no room; and the room that nodes and names take. A name may lie over
// the sign of a less connected one, not over its name. Those in "first" are always named.
function nameLabels(ids, first, hidden, scale) {
  const labels = new Map(), names = [], signs = [];
  const order = [...ids].sort((a, b) => (first.has(b) ? 1 : 0) - (first.has(a) ? 1 : 0) || isAmount(a) - isAmount(b) || byDegree(a, b));
  for (const id of order) {
    const more = hidden.get(id), label = more ? `${NODES.get(id).label}\n+${more}` : NODES.get(id).label;
    const wanted = isAmount(id) ? shapeBox(id, scale) : labelBox(id, label, scale);
    const free = first.has(id) || (clear(names, [wanted]) && clear(signs, [wanted]));
    labels.set(id, free ? label : "");
    if (free) names.push(wanted);
    if (!isAmount(id)) signs.push(shapeBox(id, scale));
  }
  return { labels, taken: [...names, ...signs] };
}

function shapeBox(id, scale) {
  const { x, y } = standing(id), node = NODES.get(id);
  if (!isAmount(id)) return box(x, y, 1.6 * node.size, 1.6 * node.size);
  const size = nameSize(id, scale);
  return box(x, y, lineWidths(node.label, size) + 10, node.label.split("\n").length * size * 1.2 + 8);
}

// Below its node, as vis-network draws it.
function labelBox(id, label, scale) {
  const { x, y } = standing(id), size = nameSize(id, scale), height = label.split("\n").length * size * 1.15;
  return box(x, y + NODES.get(id).size + 3 + height / 2, lineWidths(label, size), height);
}

function lineWidths(label, size) { return Math.max(...label.split("\n").map((part) => widthOf(part, size))); }

// Where the words of the lines stand: [{ line, x, y, angle, size }].
function lineWords(lines, taken, scale) {
  const size = onScreen(WORDS_SIZE, scale), placed = [], all = [...taken];
  for (const line of lines) {
    const spot = ALONG.map((part) => spotOn(line, part, size)).find((each) => each && clear(all, each.boxes));
    if (!spot) continue;
    all.push(...spot.boxes);
    placed.push(spot);
  }
  return placed;
}

// Words along the line around one point of it, the room of slanted words being a row of small boxes; null off the line.
function spotOn(line, part, size) {
  const at = pointOf(line.id, part), before = pointOf(line.id, part - 0.05), after = pointOf(line.id, part + 0.05);
  if (!at || !before || !after) return null;
  let angle = Math.atan2(after.y - before.y, after.x - before.x);
  if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
  const width = widthOf(line.label, size) + size, steps = Math.ceil(width / size / 1.5), boxes = [];
  for (let i = 0; i <= steps; i++) {
    const away = (i / steps - 0.5) * (width - size);
    boxes.push(box(at.x + away * Math.cos(angle), at.y + away * Math.sin(angle), size, size));
  }
  return { line, x: at.x, y: at.y, angle, size, boxes };
}
