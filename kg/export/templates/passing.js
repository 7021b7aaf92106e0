// Which claims pass the filters. A name's type, a claim's status and relation, and who told it when.
const FILTERS = { types: null, statuses: null, relations: null, publishers: null, since: "", until: "", sources: 1, confidence: 0 };
let passed = null;

function filtersChanged() { passed = null; }

// Claim id -> number of its sources that pass; null in FILTERS stands for "all".
function passing() {
  if (passed) return passed;
  passed = new Map();
  for (const [id, claim] of CLAIMS) {
    if (!claimPasses(claim)) continue;
    const sources = FILTERS.publishers || FILTERS.since || FILTERS.until ? claim.articles.filter(articlePasses).length : claim.articles.length;
    if (sources >= FILTERS.sources) passed.set(id, sources);
  }
  return passed;
}

function has(chosen, value) { return chosen === null || chosen.has(value); }

function claimPasses(claim) {
  return claim.confidence >= FILTERS.confidence && has(FILTERS.statuses, claim.status) && has(FILTERS.relations, claim.relation) &&
    has(FILTERS.types, typeOf(claim.from)) && has(FILTERS.types, typeOf(claim.to));
}

// An article without a date passes only where no date is asked for.
function articlePasses(id) {
  const day = (articleOf(id) || {}).day;
  if ((FILTERS.since || FILTERS.until) && !day) return false;
  return has(FILTERS.publishers, publisherOf(id)) && (!FILTERS.since || day >= FILTERS.since) && (!FILTERS.until || day <= FILTERS.until);
}
