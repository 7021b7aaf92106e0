// What vis-network does not draw: words where there is room on a line, the cross on a denied one, and the thread from an
// amount to the line it belongs to.

// A point of a drawn line, part 0 at its beginning and 1 at its end.
function pointOf(lineId, part) {
  const drawn = network.body.edges[lineId];
  return drawn && drawn.connected && drawn.edgeType ? drawn.edgeType.getPoint(part) : null;
}

function drawThreads(context) {
  context.save();
  context.lineWidth = 1;
  context.strokeStyle = colour("amount-line");
  context.setLineDash([2, 3]);
  for (const amount of stage.shown.amounts) {
    const line = stage.lineOf.get(NODES.get(amount).claim), middle = line && pointOf(line, 0.5);
    const node = network.body.nodes[amount];
    if (!middle || !node || node.options.opacity < 1) continue;
    context.beginPath();
    context.moveTo(node.x, node.y);
    context.lineTo(middle.x, middle.y);
    context.stroke();
  }
  context.restore();
}

function drawMarks(context) {
  const scale = network.getScale();
  if (stage.marks === null || stage.loose) stage.marks = lineMarks(brightLines(), stage.taken, scale, state.words);
  const { crosses, words } = stage.marks;
  for (const spot of words) drawWord(context, spot);
  const hovered = stage.hovered && !words.some((spot) => spot.line.id === stage.hovered.id) ? spotOn(stage.hovered, 0.5, onScreen(WORDS_SIZE, scale)) : null;
  if (hovered) drawWord(context, hovered);
  drawCrosses(context, crosses, crossArm(scale));
  if (stage.named && !isAmount(stage.named) && drawn.nodes.get(stage.named)) drawName(context, stage.named);
}

function drawCrosses(context, crosses, arm) {
  context.save();
  context.lineWidth = arm / 3;
  context.strokeStyle = colour("denied");
  for (const { x, y } of crosses) {
    context.beginPath();
    context.moveTo(x - arm, y - arm);
    context.lineTo(x + arm, y + arm);
    context.moveTo(x - arm, y + arm);
    context.lineTo(x + arm, y - arm);
    context.stroke();
  }
  context.restore();
}

// A pointed-at name on the ground of the page, whatever lies below.
function drawName(context, id) {
  const scale = network.getScale(), size = nameSize(id, scale), { left, right, top, bottom } = labelBox(id, NODES.get(id).label, size, scale);
  context.save();
  context.font = `${size}px ${FACE}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colour("halo");
  context.fillRect(left - 2, top, right - left + 4, bottom - top);
  context.fillStyle = colour("ink");
  NODES.get(id).label.split("\n").forEach((part, i) => context.fillText(part, (left + right) / 2, top + size * 1.15 * (i + 0.5)));
  context.restore();
}

// Lines in the order in which they get room: those beside the chosen name or line, else the best told.
function brightLines() {
  const lines = stage.bright ? stage.shown.lines.filter((line) => stage.bright.lines.has(line.id)) : stage.shown.lines;
  return [...lines].sort((a, b) => b.sources - a.sources || (a.id < b.id ? -1 : 1));
}

function drawWord(context, { line, x, y, angle, size }) {
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.font = `${size}px ${FACE}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const width = context.measureText(line.label).width + size / 2;
  context.fillStyle = colour("halo");
  context.fillRect(-width / 2, -size * 0.6, width, size * 1.2);
  context.fillStyle = colour(lineLook(line.status).crossed ? "denied" : "soft");
  context.fillText(line.label, 0, 0);
  context.restore();
}
