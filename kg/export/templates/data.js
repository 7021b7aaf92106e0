"use strict";
// The data of this picture: the first view at once, all names and claims a moment later, quotes block by block.
const VIEW = parsed("view");
const NODES = new Map(VIEW.nodes.map((node) => [node.id, node]));
const CLAIMS = new Map(VIEW.claims.map((claim) => [claim.id, claim]));
const CLAIMS_OF = new Map();
const BLOCKS = new Map();
const UNKNOWN = "(not told)";
let ARTICLES = {};

function byId(id) { return document.getElementById(id); }

function parsed(id) { return JSON.parse(document.getElementById(id).textContent); }

// Everything beyond the first view. Called once, when the page is complete.
function readRest() {
  const rest = parsed("rest");
  ARTICLES = rest.articles;
  for (const node of rest.nodes) NODES.set(node.id, node);
  for (const claim of rest.claims) CLAIMS.set(claim.id, claim);
  for (const id of NODES.keys()) CLAIMS_OF.set(id, []);
  for (const [id, claim] of CLAIMS) {
    CLAIMS_OF.get(claim.from).push(id);
    if (claim.to !== claim.from) CLAIMS_OF.get(claim.to).push(id);
  }
}

function block(number) {
  if (!BLOCKS.has(number)) BLOCKS.set(number, parsed(`block-${number}`));
  return BLOCKS.get(number);
}

// What the articles say of a claim: quotes, amount, speaker.
function detailsOf(claimId) { return block(CLAIMS.get(claimId).block)[claimId]; }

// Other names, articles and links of a name.
function entityOf(id) { return block(NODES.get(id).block)[`entity ${id}`]; }

function articleOf(id) { return Object.hasOwn(ARTICLES, id) ? ARTICLES[id] : null; }

function publisherOf(id) { return (articleOf(id) || {}).publisher || UNKNOWN; }

function nameOf(id) { return NODES.has(id) ? NODES.get(id).name : id; }

function typeOf(id) { return NODES.has(id) ? NODES.get(id).type : ""; }

function isAmount(id) { return NODES.has(id) && NODES.get(id).kind === "amount"; }

function relationOf(name) {
  return Object.hasOwn(VIEW.relations, name) ? VIEW.relations[name] : { label: name.replaceAll("_", " "), symmetric: false, iri: null };
}

// More connected first, then by id: the order of everything that must choose.
function byDegree(a, b) { return NODES.get(b).degree - NODES.get(a).degree || (a < b ? -1 : a > b ? 1 : 0); }

function byStatus(a, b) {
  const rank = (id) => VIEW.statuses.indexOf(CLAIMS.get(id).status);
  return rank(a) - rank(b) || CLAIMS.get(b).confidence - CLAIMS.get(a).confidence || (a < b ? -1 : 1);
}

function tally(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) || 0) + 1);
  return counts;
}

function counted(number, one, many) { return `${number.toLocaleString("en")} ${number === 1 ? one : many}`; }
