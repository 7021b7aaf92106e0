// What vis-network does not draw: words where there is room on a line, the cross on a denied one, and the thread from an
// amount to the line it belongs to.
const CROSS = 7;

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

function drawCrosses(context) {
  context.save();
  context.lineWidth = 2.4;
  context.strokeStyle = colour("denied");
  for (const line of stage.shown.lines) {
    const at = line.status === "denied" && pointOf(line.id, 0.3);
    if (!at || (stage.bright && !stage.bright.lines.has(line.id))) continue;
    context.beginPath();
    context.moveTo(at.x - CROSS, at.y - CROSS);
    context.lineTo(at.x + CROSS, at.y + CROSS);
    context.moveTo(at.x - CROSS, at.y + CROSS);
    context.lineTo(at.x + CROSS, at.y - CROSS);
    context.stroke();
  }
  context.restore();
}

function drawWords(context) {
  if (stage.words === null) stage.words = state.words ? lineWords(wordyLines(), stage.taken, network.getScale()) : [];
  const hovered = stage.hovered && !stage.words.some((spot) => spot.line.id === stage.hovered.id) ? spotOn(stage.hovered, 0.5, onScreen(WORDS_SIZE, network.getScale())) : null;
  for (const spot of [...stage.words, ...(hovered ? [hovered] : [])]) drawWord(context, spot);
}

// Lines in the order in which they get room for their words: those beside the chosen name or line, else the best told.
function wordyLines() {
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
  context.fillStyle = colour(line.status === "denied" ? "denied" : "soft");
  context.fillText(line.label, 0, 0);
  context.restore();
}
