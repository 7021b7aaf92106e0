// A claim as Turtle, in the same triples as the exported graph: the claim, its ends, amount, evidence and articles.
const TURTLE_PREFIXES = ["dcterms", "kg", "prov", "rdf", "rdfs", "schema", "xsd"];

function claimTurtle(id) {
  const claim = CLAIMS.get(id), details = detailsOf(id);
  const subject = resource("entity", claim.from), predicate = `<${iriOf(relationOf(claim.relation), claim.relation)}>`;
  const object = claim.to === claim.amount ? resource("amount", id) : resource("entity", claim.to);
  const ends = [...new Set([claim.from, claim.to, details.speaker])].filter((end) => end && !isAmount(end));
  return [
    ...TURTLE_PREFIXES.map((prefix) => `@prefix ${prefix}: <${VIEW.prefixes[prefix]}> .`), "",
    ...(claim.status === "actual" ? [`${subject} ${predicate} ${object} .`] : []),
    turtleBlock(resource("claim", id), claimPairs(id, claim, details, [subject, predicate, object])),
    ...(details.amount ? [turtleBlock(resource("amount", id), amountPairs(details.amount))] : []),
    ...details.evidence.map((told) => turtleBlock(evidenceResource(id, told), evidencePairs(told))),
    ...ends.map((end) => turtleBlock(resource("entity", end), entityPairs(end))),
    ...[...new Set(details.evidence.map((told) => told.article))].map(articleTurtle),
  ].filter((line) => line !== null).join("\n") + "\n";
}

function claimPairs(id, claim, details, [subject, predicate, object]) {
  return [
    ["a", "kg:Claim"], ["rdf:subject", subject], ["rdf:predicate", predicate], ["rdf:object", object],
    ["kg:status", literal(claim.status)], ["kg:confidence", decimal(details.confidence)],
    ["kg:role", literal(details.role)], ["kg:when", literal(details.when)], ["kg:attributed_to", literal(details.attributedTo)],
    ["kg:speaker", details.speaker ? resource("entity", details.speaker) : null],
    ...details.qualifiers.map(([name, value]) => [term(VIEW.claimTerms.includes(name) ? `qualifier_${name}` : name), literal(value)]),
    ["kg:amount", details.amount ? resource("amount", id) : null],
    ...details.evidence.map((told) => ["kg:evidence", evidenceResource(id, told)]),
  ];
}

function amountPairs(amount) {
  return [["a", "kg:Amount"], ["rdfs:label", literal(amount.text)], ["kg:value", decimal(amount.value)], ["kg:high", decimal(amount.high)],
    ["kg:unit", literal(amount.unit)], ["kg:per", literal(amount.per)], ["kg:approximate", String(amount.approximate)]];
}

function evidencePairs(told) {
  const article = resource("article", told.article);
  return [["a", "kg:Evidence"], ["kg:article", article], ["prov:wasDerivedFrom", article], ["kg:quote", literal(told.quote)],
    ["kg:start", String(told.start)], ["kg:end", String(told.end)], ["kg:extractor", literal(told.extractor)], ["kg:rule", literal(told.rule)],
    ...told.cues.map((cue) => ["kg:cue", literal(cue)])];
}

function entityPairs(id) {
  const type = Object.hasOwn(VIEW.types, typeOf(id)) ? VIEW.types[typeOf(id)] : { iri: null };
  return [["a", `<${iriOf(type, typeOf(id))}>`], ["rdfs:label", literal(nameOf(id))]];
}

function articleTurtle(id) {
  const article = articleOf(id);
  if (!article) return null;
  return turtleBlock(resource("article", id), [["a", "schema:NewsArticle"], ["dcterms:identifier", literal(article.identifier)], ["dcterms:source", article.source],
    ["dcterms:title", literal(article.title)], ["dcterms:publisher", literal(article.publisher)], ["dcterms:issued", article.issued]]);
}

function turtleBlock(subject, pairs) {
  return `${subject} ${pairs.filter(([, value]) => value !== null).map(([name, value]) => `${name} ${value}`).join(" ;\n    ")} .`;
}

function iriOf(known, name) { return known.iri || VIEW.prefixes.kg + local(name); }

function term(name) { return `<${VIEW.prefixes.kg}${local(name)}>`; }

function resource(kind, id) { return `<${VIEW.prefixes[kind === "entity" ? "ex" : kind]}${local(id)}>`; }

function evidenceResource(claim, told) { return resource("evidence", `${claim}-${told.article}-${told.start}-${told.end}`); }

// As Python's quote(safe="") does it.
function local(name) { return encodeURIComponent(name).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`); }

// JSON's escapes are Turtle's too.
function literal(text) { return text === null || text === undefined ? null : JSON.stringify(text).replaceAll("\x7f", "\\u007F"); }

function decimal(number) { return number === null ? null : `"${number}"^^xsd:decimal`; }
