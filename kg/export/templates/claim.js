// One claim in the side panel: what is claimed, how sure, said by whom, and the words of every article.

function nameButton(id) { return button(words(nameOf(id)), () => choose(id), { class: "link" }); }

function claimCard(id) {
  const claim = CLAIMS.get(id), details = detailsOf(id);
  const chip = (text, kind) => (text ? element("span", { class: `chip ${kind || ""}` }, words(text)) : null);
  const end = (node) => (isAmount(node) ? words(nameOf(node)) : nameButton(node));
  return element("article", { class: "claim", "data-claim": id },
    element("p", { class: "told" }, nameButton(claim.from), ` ${relationOf(claim.relation).label} `, end(claim.to)),
    element("div", { class: "chips" },
      chip(claim.status, claim.status), chip(details.amount && claim.to !== claim.amount ? details.amount.text : null), chip(details.role), chip(details.when),
      ...details.qualifiers.map(([name, value]) => chip(`${name.replaceAll("_", " ")}: ${value}`)),
      chip(`${Math.round(claim.confidence * 100)} % sure`), chip(counted(claim.articles.length, "source", "sources"))),
    speakerLine(details),
    ...details.evidence.map((told) => quoteBlock(id, told)),
    copyButtons([id]),
  );
}

function speakerLine(details) {
  const said = details.attributedTo || (details.speaker ? nameOf(details.speaker) : null);
  if (!said) return null;
  const speaker = details.speaker && NODES.has(details.speaker) ? nameButton(details.speaker) : null;
  return element("p", { class: "meta" }, "Said by ", words(said), speaker ? " → " : null, speaker);
}

function quoteBlock(id, told) {
  const cues = told.cues.length ? ` (${told.cues.join(", ")})` : "";
  return element("blockquote", {}, markedQuote(id, told),
    element("cite", {}, articleLine(told.article)),
    element("span", { class: "rule" }, "Found by ", words(told.extractor), ", rule ", words(told.rule + cues)));
}

function articleLine(id) {
  const article = articleOf(id);
  if (!article) return words(id);
  const rest = [article.publisher, article.published].filter(Boolean).join(", ");
  const title = article.title || article.identifier;
  return element("span", {}, article.url ? webLink(article.url, title) : words(title), rest ? element("span", { class: "meta" }, " · ", words(rest)) : null);
}

function copyButtons(ids) {
  const all = (make) => ids.map(make).join("\n");
  return element("p", { class: "copy" }, "Copy as ",
    button("text", () => copy(all(claimText), "Text"), { class: "small", "aria-label": "Copy as text" }),
    button("Turtle", () => copy(all(claimTurtle), "Turtle"), { class: "small", "aria-label": "Copy as Turtle" }),
    button("citation", () => copy(all(claimCitations), "Citation"), { class: "small", "aria-label": "Copy as citation" }));
}
