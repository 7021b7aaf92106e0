// The same data as a table: for screen readers, for sorting, for a sheet.
const ROWS = 100;
const firstArticle = (claim) => articleOf(claim.articles[0]) || {};
// Title -> what stands in the cell. Those with "more" need the claim's block, which is parsed when they are shown.
const COLUMNS = [
  { title: "Subject", cell: (claim) => nameOf(claim.from), node: (claim) => claim.from },
  { title: "Relation", cell: (claim) => relationOf(claim.relation).label },
  { title: "Object", cell: (claim) => nameOf(claim.to), node: (claim) => (isAmount(claim.to) ? null : claim.to) },
  { title: "Status", cell: (claim) => claim.status },
  { title: "Amount", cell: (claim) => (claim.amount ? nameOf(claim.amount) : "") },
  { title: "Role", cell: (claim) => detailsOf(claim.id).role || "" },
  { title: "When", cell: (claim) => detailsOf(claim.id).when || "" },
  { title: "Said by", cell: (claim) => detailsOf(claim.id).attributedTo || "" },
  { title: "Confidence", cell: (claim) => Math.round(claim.confidence * 100), number: true },
  { title: "Sources", cell: (claim) => claim.articles.length, number: true },
  { title: "Publisher", cell: (claim) => firstArticle(claim).publisher || "" },
  { title: "Date", cell: (claim) => firstArticle(claim).published || "" },
  { title: "Quote", cell: (claim) => (detailsOf(claim.id).evidence[0] || { quote: "" }).quote, wide: true },
  { title: "Address", cell: (claim) => firstArticle(claim).url || "", address: true },
];
const sorting = { column: 0, down: false };

// In the view of a path or a neighbourhood its claims; else all claims that pass.
function tableClaims() {
  const ids = state.path || (state.node && state.depth) ? shownNow().claims : [...passing().keys()];
  const { cell, number } = COLUMNS[sorting.column], sign = sorting.down ? -1 : 1;
  const keyed = ids.map((id) => [cell(CLAIMS.get(id)), CLAIMS.get(id)]);
  const order = new Intl.Collator("en").compare;
  keyed.sort((a, b) => sign * (number ? a[0] - b[0] : order(a[0], b[0])) || (a[1].id < b[1].id ? -1 : 1));
  return keyed.map(([, claim]) => claim);
}

function showTable() {
  if (byId("table").hidden) return;
  const claims = tableClaims();
  byId("table-told").textContent = `${counted(claims.length, "claim", "claims")} of ${VIEW.counts.claims.toLocaleString("en")}`;
  byId("table-head").replaceChildren(...COLUMNS.map(headCell));
  byId("table-body").replaceChildren();
  growTable(claims, 0);
}

function headCell({ title, number, wide }, index) {
  const direction = index === sorting.column ? (sorting.down ? "descending" : "ascending") : "none";
  const arrow = element("span", { "aria-hidden": "true" }, { ascending: " ▲", descending: " ▼", none: "" }[direction]);
  const sort = button(title, () => {
    sorting.down = index === sorting.column && !sorting.down;
    sorting.column = index;
    showTable();
    byId("table-head").children[index].firstChild.focus();
  });
  sort.append(arrow);
  return element("th", { scope: "col", "aria-sort": direction, class: kindOf(number, wide) }, sort);
}

function kindOf(number, wide) { return number ? "number" : wide ? "wide" : "short"; }

function growTable(claims, from) {
  byId("table-body").append(...claims.slice(from, from + ROWS).map(row));
  const left = claims.length - from - ROWS;
  byId("table-more").replaceChildren(...(left > 0 ? [button(`Show more (${left.toLocaleString("en")} left)`, () => growTable(claims, from + ROWS), { class: "small" })] : []));
}

function row(claim) {
  const cells = COLUMNS.map(({ cell, node, number, wide, address }) => {
    const id = node && node(claim), text = String(cell(claim));
    const inside = id ? nameButton(id) : address ? webLink(text, text) : words(text);
    return element("td", { class: kindOf(number, wide) }, inside);
  });
  return element("tr", { "data-claim": claim.id }, ...cells);
}

// Tab-separated. A cell that a sheet would take for a formula is set off by an apostrophe.
function tableText() {
  const safe = (value) => String(value).replace(/\s+/g, " ").replace(/^(?=\s*[=+\-@])/, "'");
  return [COLUMNS.map(({ title }) => title), ...tableClaims().map((claim) => COLUMNS.map(({ cell }) => safe(cell(claim))))].map((cells) => cells.join("\t")).join("\n") + "\n";
}

function setTable(open) {
  byId("table").hidden = !open;
  byId("stage").hidden = open;
  byId("as-table").setAttribute("aria-pressed", String(open));
}
