// Claims as text and as citations, and the way to the clipboard.

function claimText(id) {
  const claim = CLAIMS.get(id), details = detailsOf(id);
  const status = claim.status === "actual" ? "" : ` (${claim.status})`;
  const more = [details.amount && claim.amount !== claim.to ? details.amount.text : null, details.role, details.when,
    ...details.qualifiers.map(([name, value]) => `${name.replaceAll("_", " ")}: ${value}`), saidBy(details)].filter(Boolean);
  const told = `${nameOf(claim.from)} ${relationOf(claim.relation).label} ${nameOf(claim.to)}${status}`;
  return [[told, ...more].join("; "), ...details.evidence.map((item) => `  “${item.quote}” (${articleWords(item.article)})`)].join("\n");
}

function saidBy(details) {
  const who = details.attributedTo || (details.speaker ? nameOf(details.speaker) : null);
  return who ? `said by ${who}` : null;
}

function articleWords(id) {
  const article = articleOf(id);
  return article ? [article.title || article.identifier, article.publisher, article.published].filter(Boolean).join(", ") : id;
}

// Publisher, “Title”, date, address: “quote”.
function citation(told) {
  const article = articleOf(told.article) || {};
  const parts = [article.publisher, `“${article.title || article.identifier || told.article}”`, article.published, article.url].filter(Boolean);
  return `${parts.join(", ")}: “${told.quote}”`;
}

function claimCitations(id) { return detailsOf(id).evidence.map(citation).join("\n"); }

async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyBySelection(text)) return announce("The browser does not allow copying.");
  }
  return announce(`${what} copied.`);
}

function copyBySelection(text) {
  const field = element("textarea", { class: "quiet", "aria-label": "To be copied" });
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
