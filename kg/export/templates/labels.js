// Which words there is room for. Names first, the most connected before the others, then the words on the lines; what would
// lie over something else is left out until the reader comes nearer or points at it. Words keep their size on the screen.
const NAME_SIZE = 13;
const WORDS_SIZE = 11;
const ALONG = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68];
const CROSSED = [0.3, 0.7, 0.4, 0.6, 0.5];
const CROSS = 6;
const SMALLER = 0.85;
const FACE = "system-ui, sans-serif";
const pen = document.createElement("canvas").getContext("2d");

// Sizes are in the picture's own pixels.
function onScreen(size, scale) { return size / Math.min(1, Math.max(scale, 0.03)); }

// Signs and lines shrink with the picture, but less than it does.
function grown(length, scale) { return length / Math.min(1, Math.max(scale, 0.03)) ** 0.45; }

// A cross shrinks with the picture, but not out of sight.
function crossArm(scale) { return Math.max(CROSS, onScreen(3.5, scale)); }

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

// Id -> { label, size } to draw at it, the label "" where there is no room; and the room that nodes and names take. A name may lie over
// the sign of a less connected one, not over its name. Those in "first" come before all others, what was chosen is always named.
function nameLabels(ids, first, hidden, scale) {
  const labels = new Map(), names = [], signs = [];
  const order = [...ids].sort((a, b) => (first.has(b) ? 1 : 0) - (first.has(a) ? 1 : 0) || isAmount(a) - isAmount(b) || byDegree(a, b));
  for (const id of order) {
    const more = hidden.get(id), label = more ? `${NODES.get(id).label}\n+${more}` : NODES.get(id).label;
    const sizes = isAmount(id) ? [nameSize(id, scale)] : [nameSize(id, scale), SMALLER * nameSize(id, scale)];
    const boxOf = (size) => (isAmount(id) ? shapeBox(id, scale) : labelBox(id, label, size, scale));
    const size = sizes.find((each) => clear(names, [boxOf(each)]) && clear(signs, [boxOf(each)])) || (isChosen(id) ? sizes[0] : 0);
    labels.set(id, { label: size ? label : "", size });
    if (size) names.push(boxOf(size));
    if (!isAmount(id)) signs.push(shapeBox(id, scale));
  }
  return { labels, taken: [...names, ...signs] };
}

// The chosen name, or an end of the chosen line.
function isChosen(id) {
  const line = state.line && CLAIMS.get(state.line);
  return id === state.node || Boolean(line && (line.from === id || line.to === id));
}

function shapeBox(id, scale) {
  const { x, y } = standing(id), node = NODES.get(id);
  if (!isAmount(id)) return box(x, y, 1.6 * grown(node.size, scale), 1.6 * grown(node.size, scale));
  const size = nameSize(id, scale);
  return box(x, y, lineWidths(node.label, size) + 10, node.label.split("\n").length * size * 1.2 + 8);
}

// Below its node, as vis-network draws it.
function labelBox(id, label, size, scale) {
  const { x, y } = standing(id), height = label.split("\n").length * size * 1.15;
  return box(x, y + grown(NODES.get(id).size, scale) + 3 + height / 2, lineWidths(label, size), height);
}

function lineWidths(label, size) { return Math.max(...label.split("\n").map((part) => widthOf(part, size))); }

// Where the crosses of denied lines stand, [{ line, x, y }], and the words of all, [{ line, x, y, angle, size }].
function lineMarks(lines, taken, scale, worded) {
  const size = onScreen(WORDS_SIZE, scale), arm = crossArm(scale), all = [...taken], crosses = [], words = [];
  for (const line of lines.filter(({ status }) => lineLook(status).crossed)) {
    const spots = CROSSED.map((part) => pointOf(line.id, part)).filter(Boolean).map(({ x, y }) => ({ line, x, y, boxes: [box(x, y, 2 * arm, 2 * arm)] }));
    put(crosses, all, spots, true);
  }
  for (const line of worded ? lines : []) {
    put(words, all, [size, SMALLER * size].flatMap((each) => ALONG.map((part) => spotOn(line, part, each))).filter(Boolean), line.claims.includes(state.line));
  }
  return { crosses, words };
}

// The first spot that is free goes to found; if none is, the first of all where it must.
function put(found, all, spots, must) {
  const spot = spots.find((each) => clear(all, each.boxes)) || (must ? spots[0] : null);
  if (!spot) return;
  all.push(...spot.boxes);
  found.push(spot);
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
