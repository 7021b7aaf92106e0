"use strict";
// The data of this picture and small helpers over it. Text of pages reaches the document as textContent only.
const DATA = JSON.parse(document.getElementById("data").textContent);
const CLAIMS = new Map(Object.entries(DATA.claims));
const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const AMOUNT_CLAIM = new Map();
const CLAIMS_OF = new Map(DATA.nodes.map((node) => [node.id, []]));
for (const [id, claim] of CLAIMS) {
  for (const end of new Set([claim.subject, claim.object, claim.amountNode])) {
    if (CLAIMS_OF.has(end)) CLAIMS_OF.get(end).push(id);
  }
  if (claim.amountNode) AMOUNT_CLAIM.set(claim.amountNode, id);
}

function byId(id) { return document.getElementById(id); }

function nameOf(id) {
  const entity = Object.hasOwn(DATA.entities, id) ? DATA.entities[id] : null;
  if (entity) return entity.name;
  return AMOUNT_CLAIM.has(id) ? CLAIMS.get(AMOUNT_CLAIM.get(id)).amount : id;
}

function typeOf(id) { return NODES.has(id) ? NODES.get(id).type : ""; }

// element("p", {class: "meta"}, "text", otherElement)
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  for (const child of children) if (child !== null && child !== undefined) made.append(child);
  return made;
}

// Names run in their own direction, whatever the language around them.
function words(text) {
  const made = element("bdi");
  made.textContent = text;
  return made;
}

// Only web addresses become links: "javascript:" and the like stay text.
function webLink(address, text) {
  let url = null;
  try { url = new URL(address); } catch { /* no address */ }
  if (!url || !["http:", "https:"].includes(url.protocol)) return words(text);
  return element("a", { href: url.href, rel: "noopener noreferrer nofollow", target: "_blank" }, words(text));
}
