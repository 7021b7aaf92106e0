// The side panel: what the articles say about a name, or between two names.
const PANEL = byId("panel");

function fill(...children) {
  PANEL.replaceChildren(...children.filter((child) => child));
  PANEL.scrollTop = 0;
}

function nameButton(id) {
  const made = element("button", { type: "button", class: "link" }, words(nameOf(id)));
  made.addEventListener("click", () => choose(id));
  return made;
}

function nameItem(id) {
  const count = NODES.has(id) ? NODES.get(id).degree : 0;
  return element("li", {}, typeSign(typeOf(id)), nameButton(id), element("span", { class: "count" }, count ? String(count) : ""));
}

function backButton() {
  const made = element("button", { type: "button", class: "back" }, "Overview");
  made.addEventListener("click", () => choose(null));
  return made;
}

function showOverview() {
  const named = DATA.nodes.filter((node) => node.kind === "entity" && node.degree);
  named.sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
  const articles = Object.values(DATA.articles);
  fill(
    element("h2", {}, "Overview"),
    element("p", { class: "hint" }, "Choose a name or a line to see every claim with the sentences that state it."),
    element("p", {}, `${articles.length} articles, ${Object.keys(DATA.entities).length} names, ${CLAIMS.size} claims`),
    element("h3", {}, "Most claims"),
    element("ul", { class: "names" }, ...named.slice(0, 15).map((node) => nameItem(node.id))),
    element("h3", {}, "Articles"),
    element("ul", { class: "names" }, ...articles.map((article) => element("li", {}, articleLine(article)))),
  );
}

function articleLine(article) {
  const rest = [article.publisher, article.published].filter(Boolean).join(", ");
  const title = article.url ? webLink(article.url, article.title) : words(article.title);
  return element("span", {}, title, element("span", { class: "meta" }, rest ? ` · ${rest}` : ""));
}

function showNode(id) {
  const entity = Object.hasOwn(DATA.entities, id) ? DATA.entities[id] : null;
  if (!entity) return showClaims(CLAIMS_OF.get(id) || [], id);
  const claims = CLAIMS_OF.get(id) || [];
  const aliases = entity.aliases.map((alias) =>
    element("li", {}, words(alias.name), alias.reason ? element("span", { class: "meta" }, words(alias.reason)) : null));
  fill(
    backButton(),
    element("h2", {}, words(entity.name)),
    element("p", { class: "kind" }, typeSign(entity.type), typeLook(entity.type).label),
    ...entity.sameAs.map((address) => element("p", { class: "meta" }, "Same as ", webLink(address, address))),
    aliases.length ? element("h3", {}, "Also called") : null,
    aliases.length ? element("ul", { class: "names" }, ...aliases) : null,
    element("h3", {}, claims.length === 1 ? "1 claim" : `${claims.length} claims`),
    claims.length ? null : element("p", { class: "hint" }, "Named in the articles, but no relation was found."),
    ...sorted(claims).map((claim) => claimCard(claim, false)),
    entity.articles.length ? element("h3", {}, "Named in") : null,
    element("ul", { class: "names" }, ...entity.articles.filter((article) => Object.hasOwn(DATA.articles, article))
      .map((article) => element("li", {}, articleLine(DATA.articles[article])))),
  );
}

function showEdge(claimId) {
  const chosen = CLAIMS.get(claimId);
  const ends = new Set([chosen.subject, chosen.object]);
  const beside = [...CLAIMS].filter(([id, claim]) => id !== claimId && ends.has(claim.subject) && ends.has(claim.object));
  showClaims([claimId, ...sorted(beside.map(([id]) => id))], claimId);
}

function showClaims(ids, chosen) {
  const first = CLAIMS.get(ids[0]);
  const title = first ? element("h2", {}, words(nameOf(first.subject)), " and ", words(nameOf(first.object))) : null;
  fill(backButton(), title, ...ids.map((id) => claimCard(id, ids.length > 1 && id === chosen)));
}

function sorted(ids) {
  const rank = (id) => DATA.statuses.indexOf(CLAIMS.get(id).status);
  return [...ids].sort((a, b) => rank(a) - rank(b) || CLAIMS.get(b).confidence - CLAIMS.get(a).confidence);
}

function claimCard(id, chosen) {
  const claim = CLAIMS.get(id);
  const chip = (text, kind) => (text ? element("span", { class: `chip ${kind || ""}` }, words(text)) : null);
  const said = claim.attributedTo || (claim.speaker ? nameOf(claim.speaker) : null);
  const speaker = claim.speaker && NODES.has(claim.speaker) ? nameButton(claim.speaker) : null;
  return element("article", { class: chosen ? "claim chosen" : "claim" },
    element("p", { class: "told" }, claim.status === "actual" ? null : element("strong", {}, `${claim.status}: `), nameButton(claim.subject), ` ${claim.relation} `, nameButton(claim.object)),
    element("div", { class: "chips" },
      chip(claim.status, claim.status), chip(claim.object === claim.amountNode ? null : claim.amount), chip(claim.role), chip(claim.when),
      ...claim.qualifiers.map(([name, value]) => chip(`${name}: ${value}`)), chip(`${Math.round(claim.confidence * 100)} % sure`)),
    said ? element("p", { class: "meta" }, "Said by ", words(said), speaker ? " → " : null, speaker) : null,
    ...claim.evidence.map(quoteBlock),
  );
}

function quoteBlock(evidence) {
  const article = Object.hasOwn(DATA.articles, evidence.article) ? DATA.articles[evidence.article] : null;
  const cues = evidence.cues.length ? ` (${evidence.cues.join(", ")})` : "";
  return element("blockquote", {}, words(evidence.quote),
    element("cite", {}, article ? articleLine(article) : words(evidence.article)),
    element("span", { class: "rule" }, words(evidence.reader + cues)));
}
