// Dark and light: the system's choice, or the reader's. The canvas asks here for colours, the style sheet owns them.
const THEMES = ["", "light", "dark"];
const COLOURS = new Map();

function colour(name) {
  if (!COLOURS.has(name)) {
    const probe = byId("probe");
    probe.style.color = `var(--${name})`;
    COLOURS.set(name, getComputedStyle(probe).color);
  }
  return COLOURS.get(name);
}

function theme() { return document.documentElement.dataset.theme || ""; }

function setTheme(name) {
  document.documentElement.dataset.theme = THEMES.includes(name) ? name : "";
  byId("theme").value = theme();
  COLOURS.clear();
}
