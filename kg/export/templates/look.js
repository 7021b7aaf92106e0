// How nodes and lines are drawn, and the same signs for the legend. A status shows in form and words, not in colour alone.
function lineLook(status) { return VIEW.lines[status]; }

function typeLook(type) {
  if (type === "Amount") return { label: "amount", colour: "var(--amount-line)", shape: "box" };
  return Object.hasOwn(VIEW.types, type) ? VIEW.types[type] : { label: type, colour: "#888888", shape: "dot" };
}

function drawnNode(node, place, dimmed, { label, size }, scale) {
  const amount = node.kind === "amount";
  const fill = amount ? colour("amount") : typeLook(node.type).colour;
  const border = amount ? colour("amount-line") : colour("halo");
  const strong = { background: fill, border: colour("ink") };
  return {
    id: node.id,
    shape: node.shape,
    size: grown(node.size, scale),
    x: place.x,
    y: place.y,
    label: label || " ", // vis-network keeps the old words on ""
    opacity: dimmed ? 0.2 : 1,
    borderWidth: amount ? 1 : 2,
    borderWidthSelected: 3,
    margin: 3,
    color: { background: fill, border, highlight: strong, hover: strong },
    font: { size: label ? size : 4, color: dimmed ? colour("ended") : colour("ink"), strokeWidth: amount ? 0 : size / 4, strokeColor: colour("halo") },
  };
}

function drawnLine(line, dimmed, scale) {
  const { colour: name, dashes } = lineLook(line.status), ink = colour(name);
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    dashes: dashes.length ? dashes.map((length) => grown(length, scale)) : false,
    width: grown(lineWidth(line.sources), scale),
    selectionWidth: 1.5,
    hoverWidth: 0.8,
    smooth: line.smooth,
    arrows: { to: { enabled: true, scaleFactor: 0.6 }, from: { enabled: line.symmetric, scaleFactor: 0.6 } },
    color: { color: ink, highlight: ink, hover: ink, opacity: dimmed ? 0.15 : 1 },
  };
}

// One source 1.4 pixels, four 2.8, at most 7.
function lineWidth(sources) { return Math.min(7, 1.4 * Math.sqrt(sources)); }

function svg(children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of [["width", "22"], ["height", "16"], ["viewBox", "0 0 22 16"], ["aria-hidden", "true"]]) made.setAttribute(name, value);
  for (const [tag, attributes] of children) {
    const part = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
    made.append(part);
  }
  return made;
}

const SHAPES = {
  square: ["rect", { x: 5, y: 2, width: 12, height: 12 }],
  triangle: ["path", { d: "M11 1 L18 14 L4 14 Z" }],
  triangleDown: ["path", { d: "M11 15 L18 2 L4 2 Z" }],
  diamond: ["path", { d: "M11 0 L19 8 L11 16 L3 8 Z" }],
  box: ["rect", { x: 2, y: 3, width: 18, height: 10, rx: 3 }],
};

function typeSign(type) {
  const { colour: fill, shape } = typeLook(type);
  const [tag, attributes] = SHAPES[shape] || ["circle", { cx: 11, cy: 8, r: 6.5 }];
  return svg([[tag, { ...attributes, style: `fill: ${fill}` }]]);
}

function statusSign(status) {
  const { colour: ink, dashes, crossed } = lineLook(status);
  const dash = dashes.map((length) => 0.56 * length).join(" ") || "none"; // a short line shows its pattern only when it is small
  const stroke = { fill: "none", "stroke-width": 2.4, style: `stroke: var(--${ink})` };
  const cross = ["path", { d: "M7 4 L15 12 M15 4 L7 12", ...stroke, "stroke-width": 1.8 }];
  return svg([["path", { d: "M1 8 H21", ...stroke, "stroke-dasharray": dash }], ...(crossed ? [cross] : [])]);
}
