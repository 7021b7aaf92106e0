// How nodes and edges are drawn; colours come from the style sheet, so that dark and light follow the reader.
const DASHES = { planned: [9, 6], possible: [2, 6] };

function colour(name) { return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim(); }

function edgeColour(status) {
  return status === "denied" ? colour("denied") : status === "ended" ? colour("ended") : colour("edge");
}

// The status in words too: nobody should need to tell a dotted line from a dashed one to know a rumour.
function edgeLabel(edge) { return edge.status === "actual" ? edge.label : `${edge.label} (${edge.status})`; }

function typeLook(type) {
  return Object.hasOwn(DATA.types, type) ? DATA.types[type] : { label: type, colour: "#888888", shape: "dot" };
}

function drawnNode(node, dimmed) {
  const amount = node.kind === "amount";
  const fill = amount ? colour("amount") : typeLook(node.type).colour;
  const border = amount ? colour("amount-line") : colour("halo");
  const halo = { strokeWidth: amount ? 0 : 4, strokeColor: colour("halo") };
  return {
    ...node,
    opacity: dimmed ? 0.18 : 1,
    borderWidth: amount ? 1 : 2,
    borderWidthSelected: 3,
    margin: 4,
    color: { background: fill, border, highlight: { background: fill, border: colour("ink") }, hover: { background: fill, border: colour("ink") } },
    font: { size: amount ? 12 : Math.min(22, 15 + node.degree * 0.5), color: dimmed ? colour("ended") : colour("ink"), ...halo },
  };
}

function drawnEdge(edge, dimmed, labelled) {
  const thin = edge.kind === "amount";
  // vis-network loses words along a line that is exactly level.
  const level = NODES.get(edge.from).y === NODES.get(edge.to).y;
  const line = thin ? colour("amount-line") : edgeColour(edge.status);
  return {
    ...edge,
    label: labelled && !thin && !dimmed ? edgeLabel(edge) : " ", // vis-network keeps the old words on ""
    dashes: DASHES[edge.status] || false,
    width: thin ? 0.7 : 1.7,
    selectionWidth: 1.5,
    hoverWidth: 0.8,
    arrows: { to: { enabled: !thin, scaleFactor: 0.6 } },
    color: { color: line, highlight: line, hover: line, opacity: dimmed ? 0.15 : 1 },
    font: { size: 12, color: edge.status === "denied" ? colour("denied") : colour("soft"), strokeWidth: 4, strokeColor: colour("halo"), align: level ? "horizontal" : "middle" },
  };
}

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
  return svg([[tag, { ...attributes, fill }]]);
}

function statusSign(status) {
  const dash = { planned: "5 3", possible: "1.5 3.5" }[status] || "none";
  const name = status === "denied" ? "denied" : status === "ended" ? "ended" : "edge";
  return svg([["path", { d: "M1 8 H21", fill: "none", "stroke-width": 2.4, style: `stroke: var(--${name})`, "stroke-dasharray": dash }]]);
}
