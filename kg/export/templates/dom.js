// Elements and links. Text of pages reaches the document as textContent only.

// element("p", {class: "meta"}, "text", otherElement)
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  for (const child of children) if (child !== null && child !== undefined) made.append(child);
  return made;
}

function button(label, act, attributes) {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
}

// Names run in their own direction, whatever the language around them.
function words(text) {
  const made = element("bdi");
  made.textContent = text;
  return made;
}

// Only web addresses become links: "javascript:" and the like stay text.
function webAddress(address) {
  try {
    const url = new URL(address);
    return ["http:", "https:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function webLink(address, text) {
  const href = webAddress(address);
  if (!href) return words(text);
  return element("a", { href, rel: "noopener noreferrer nofollow", target: "_blank" }, words(text));
}

// Told to screen readers, and shown for a moment.
function announce(text) {
  byId("said").textContent = text;
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => { byId("said").textContent = ""; }, 4000);
}
