// A quote with the words that state the claim marked: its two ends, the amount, and the words that tell relation and status.

function markedQuote(id, told) {
  const made = element("bdi"), quote = told.quote;
  let at = 0;
  for (const { start, end, kind } of markedSpans(quote, markedWords(id, told))) {
    made.append(quote.slice(at, start), element("mark", { class: kind }, quote.slice(start, end)));
    at = end;
  }
  made.append(quote.slice(at));
  return made;
}

// [text, kind], longest first: a name wins over a word inside it.
function markedWords(id, told) {
  const claim = CLAIMS.get(id), details = detailsOf(id);
  const names = (end) => (isAmount(end) ? [] : [nameOf(end), ...NODES.get(end).aliases]);
  const found = [
    ...names(claim.from).map((name) => [name, "end"]), ...names(claim.to).map((name) => [name, "end"]),
    [details.amount ? details.amount.text : "", "amount"], [details.role, "more"], [details.when, "more"], [details.attributedTo, "said"],
    ...(details.speaker ? names(details.speaker).map((name) => [name, "said"]) : []),
    ...details.qualifiers.map(([, value]) => [value, "more"]), ...told.cues.map((cue) => [cue, "cue"]), [ruleStem(told.rule), "cue stem"],
  ];
  return found.filter(([text]) => text && text.length > 1).sort((a, b) => b[0].length - a[0].length);
}

// "acquired/verb/0:acquire p=0.85" -> "acquir": "acquired", "acquires" and "acquiring" all begin with it.
function ruleStem(rule) {
  const lemma = (/:([a-z-]{3,})(?: p=[\d.]+)?$/.exec(rule) || [])[1];
  return lemma ? lemma.replace(/(?<=..)[ey]$/, "") : "";
}

function markedSpans(quote, wanted) {
  const spans = [];
  const taken = (start, end) => spans.some((span) => span.start < end && start < span.end);
  for (const [text, kind] of wanted) {
    const stem = kind === "cue stem" ? "[\\p{L}]*" : "";
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}${stem}(?![\\p{L}\\p{N}])`, "giu");
    for (const hit of quote.matchAll(pattern)) {
      const start = hit.index, end = start + hit[0].length;
      if (!taken(start, end)) spans.push({ start, end, kind: kind.split(" ")[0] });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}
