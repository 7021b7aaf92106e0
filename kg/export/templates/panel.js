// The side panel: the overview, a name, a line, or a path, with everything that the articles say.
const LISTED = 50;

function fillPanel(...children) {
  byId("panel").replaceChildren(...children.filter((child) => child));
  byId("panel").scrollTop = 0;
}

function backButton() { return button("Back", () => choose(null), { class: "small back" }); }

function nameItem(id) {
  return element("li", {}, typeSign(typeOf(id)), nameButton(id), element("span", { class: "count" }, String(NODES.get(id).degree || "")));
}

// Long lists are made a piece at a time.
function lengthy(items, make, tag, attributes) {
  const list = element(tag, attributes);
  const grow = (from) => {
    list.append(...items.slice(from, from + LISTED).map(make));
    const left = items.length - from - LISTED;
    if (left > 0) list.append(button(`Show more (${left.toLocaleString("en")} left)`, (event) => { event.target.remove(); grow(from + LISTED); }, { class: "small" }));
  };
  grow(0);
  return list;
}

function showPanel() {
  if (state.node) showNode(state.node);
  else if (state.line) showLine(state.line);
  else if (state.path) showPath();
  else showOverview();
}

function showOverview() {
  const named = [...NODES.keys()].filter((id) => !isAmount(id) && NODES.get(id).degree).sort(byDegree);
  const articles = Object.keys(ARTICLES);
  fillPanel(
    element("h2", {}, "Overview"),
    element("p", { class: "hint" }, "Choose a name or a line to see every claim with the sentences that state it."),
    element("p", {}, [counted(VIEW.counts.articles, "article", "articles"), counted(VIEW.counts.names, "name", "names"), counted(VIEW.counts.claims, "claim", "claims")].join(", ")),
    element("h3", {}, "Most claims"),
    element("ul", { class: "names" }, ...named.slice(0, 15).map(nameItem)),
    element("h3", {}, "Articles"),
    lengthy(articles, (id) => element("li", {}, articleLine(id)), "ul", { class: "names" }),
  );
}

function showNode(id) {
  if (isAmount(id)) return showLine(NODES.get(id).claim);
  const entity = entityOf(id), type = typeOf(id);
  const claims = passingOf(id).sort(byStatus), filtered = CLAIMS_OF.get(id).length - claims.length;
  const aliases = entity.aliases.map((alias) =>
    element("li", {}, words(alias.name), alias.reason ? element("span", { class: "meta" }, words(alias.reason)) : null));
  fillPanel(
    backButton(),
    element("h2", {}, words(nameOf(id))),
    element("p", { class: "kind" }, typeSign(type), typeLook(type).label),
    element("p", { class: "actions" }, ...nodeActions(id)),
    ...entity.sameAs.map((address) => element("p", { class: "meta" }, "Same as ", webLink(address, address))),
    aliases.length ? element("h3", {}, "Also called") : null,
    aliases.length ? element("ul", { class: "names" }, ...aliases) : null,
    element("h3", {}, counted(claims.length, "claim", "claims")),
    filtered ? element("p", { class: "hint" }, `${counted(filtered, "claim", "claims")} left out by the filters.`) : null,
    claims.length || filtered ? null : element("p", { class: "hint" }, "Named in the articles, but no relation was found."),
    lengthy(claims, claimCard, "div"),
    entity.articles.length ? element("h3", {}, "Named in") : null,
    lengthy(entity.articles, (article) => element("li", {}, articleLine(article)), "ul", { class: "names" }),
  );
}

function nodeActions(id) {
  const hidden = hiddenNeighbours(id, OPEN).length;
  return [
    hidden ? button(`Show ${Math.min(MORE, hidden)} of ${hidden.toLocaleString("en")} more neighbours`, () => { expand(id); update(); }, { class: "small", id: "expand" }) : null,
    button(state.depth ? "Show all around" : "Only its neighbourhood", () => setDepth(state.depth ? 0 : 1), { class: "small", id: "around" }),
    button("Path from here", () => { startPath(id); }, { class: "small", id: "path-here" }),
  ];
}

function showLine(claimId) {
  const claim = CLAIMS.get(claimId);
  const line = mergedLines(passingOf(claim.from).filter((id) => CLAIMS.get(id).to === claim.to), passing()).find((each) => each.claims.includes(claimId));
  const own = line ? line.claims : [claimId];
  const others = between(claim.from, claim.to).filter((id) => !own.includes(id));
  fillPanel(
    backButton(),
    element("h2", {}, words(nameOf(claim.from)), " and ", words(nameOf(claim.to))),
    own.length > 1 ? element("p", { class: "hint" }, `${own.length} claims in this line.`) : null,
    ...own.map(claimCard),
    others.length ? element("h3", {}, "Also between them") : null,
    ...others.map(claimCard),
  );
}

function showPath() {
  const { from, to } = state.path, path = shortestPath(from, to);
  const steps = path ? path.slice(1).map((id, i) => between(path[i], id)) : [];
  fillPanel(
    backButton(),
    element("h2", {}, words(nameOf(from)), " to ", words(nameOf(to))),
    element("p", { class: "hint", id: "path-told" }, path ? `${counted(steps.length, "step", "steps")}, the shortest way.` : "No path between them with these filters."),
    path ? element("ol", { class: "path" }, ...path.map((id) => element("li", {}, typeSign(typeOf(id)), nameButton(id)))) : null,
    ...steps.flat().slice(0, LISTED).map(claimCard),
  );
}
