// A search box with suggestions: arrow keys, Enter, Escape, or the mouse.
const HITS = 12;
const FOLDED = new Map();

function folded(text) { return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(); }

function foldedNames(id) {
  if (!FOLDED.has(id)) FOLDED.set(id, [nameOf(id), ...NODES.get(id).aliases].map(folded));
  return FOLDED.get(id);
}

// 0 begins the name, 1 begins a word of it, 2 stands inside it.
function rank(name, wanted) {
  const at = name.indexOf(wanted);
  if (at < 0) return Infinity;
  return at === 0 ? 0 : name.includes(` ${wanted}`) ? 1 : 2;
}

function find(typed) {
  const wanted = folded(typed.trim());
  if (!wanted) return [];
  const found = [];
  for (const [id, node] of NODES) {
    if (node.kind !== "entity") continue;
    const best = Math.min(...foldedNames(id).map((name) => rank(name, wanted)));
    if (best < Infinity) found.push([best, id]);
  }
  return found.sort((a, b) => a[0] - b[0] || byDegree(a[1], b[1])).slice(0, HITS).map(([, id]) => id);
}

function suggest(inputId, listId, onChoose) {
  const input = byId(inputId), list = byId(listId);
  let active = -1;
  const options = () => [...list.children];
  const point = (index) => {
    active = index;
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active >= 0) options()[active].scrollIntoView({ block: "nearest" });
    if (active >= 0) input.setAttribute("aria-activedescendant", options()[active].id);
    else input.removeAttribute("aria-activedescendant");
  };
  const close = () => { list.replaceChildren(); list.hidden = true; input.setAttribute("aria-expanded", "false"); point(-1); };
  const pick = (id) => { close(); input.value = nameOf(id); onChoose(id); };
  const show = () => {
    const ids = find(input.value);
    list.replaceChildren(...ids.map((id, i) => {
      const option = element("li", { role: "option", id: `${listId}-${i}`, "aria-selected": "false" }, typeSign(typeOf(id)), words(nameOf(id)),
        element("span", { class: "count" }, String(NODES.get(id).degree)));
      option.dataset.id = id;
      option.addEventListener("mousedown", (event) => { event.preventDefault(); pick(id); });
      return option;
    }));
    list.hidden = !ids.length;
    input.setAttribute("aria-expanded", String(ids.length > 0));
    point(-1);
    if (input.value.trim()) announce(ids.length ? counted(ids.length, "name", "names") : "No such name.");
  };
  input.addEventListener("input", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "ArrowDown" && count) point((active + 1) % count);
    else if (event.key === "ArrowUp" && count) point((active + count - (active < 0 ? 0 : 1)) % count);
    else if (event.key === "Enter") { const id = count ? options()[Math.max(active, 0)].dataset.id : find(input.value)[0]; if (id) pick(id); }
    else if (event.key === "Escape" && count) { close(); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });
}
