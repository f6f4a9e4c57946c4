"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const get = id => document.getElementById(id);

  // Parts of a long page: filled when they come near the screen or are gone to, and the others while nothing is to be done.
  const parts = new Set(document.querySelectorAll(".later"));
  const fill = part => {
    if (!parts.delete(part)) return;
    part.innerHTML = part.firstElementChild.textContent;
    part.className = "part";
  };
  const near = new IntersectionObserver(
    seen => seen.filter(entry => entry.isIntersecting).forEach(entry => fill(entry.target)),
    { rootMargin: "100%" },
  );
  parts.forEach(part => near.observe(part));
  const rest = deadline => {
    for (const part of parts) {
      fill(part);
      if (deadline.timeRemaining() < 20) break;
    }
    if (parts.size) requestIdleCallback(rest);
  };
  requestIdleCallback(rest);
  addEventListener("beforeprint", () => parts.forEach(fill));
  const reveal = hash => {
    const id = hash.slice(1);
    if (!id || get(id)) return false;
    const name = ` id="${CSS.escape(id)}"`;
    const part = [...parts].find(part => part.textContent.includes(name));
    if (part) fill(part);
    return Boolean(part);
  };
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href^='#']");
    if (link) reveal(link.hash);
  }, true);
  const arrive = () => { if (reveal(location.hash)) location.replace(location.hash); };
  addEventListener("hashchange", arrive);
  arrive();

  // The finding before or after this one, past those that are filtered out; parts on the way are filled.
  let at = null;
  const step = by => {
    const stops = [...get("cards").querySelectorAll(".finding, .later")];
    let index = stops.indexOf(at);
    if (index < 0 && by < 0) index = stops.length;
    for (let left = stops.length; left > 0; left -= 1) {
      index = (index + by + stops.length) % stops.length;
      const stop = stops[index];
      if (parts.has(stop)) { fill(stop); return step(by); }
      if (!stop.checkVisibility()) continue;
      stop.focus({ preventScroll: true });
      stop.scrollIntoView({ block: "start" });
      history.replaceState(null, "", "#" + stop.id);
      return;
    }
  };
  const views = ["side-by-side", "inline", "reading"];
  const keys = {
    n: () => step(1),
    p: () => step(-1),
    s: () => { get(views[(views.findIndex(id => get(id).checked) + 1) % views.length]).checked = true; },
    f: () => {
      const boxes = ["show-moved", "show-paraphrase", "show-equal"].map(get);
      const on = boxes.some(box => box.checked);
      boxes.forEach(box => { box.checked = !on; });
    },
    "?": () => { const help = get("help"); help.open = !help.open; help.querySelector("summary").focus(); },
  };
  document.addEventListener("keydown", event => {
    const typing = event.target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (event.ctrlKey || event.metaKey || event.altKey || typing || !get("keys").checked) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  document.addEventListener("focusin", event => {
    at = event.target.closest(".finding") ?? at;
  });
  document.addEventListener("click", async event => {
    const button = event.target.closest("button[data-copy]");
    if (!button) return;
    const code = get(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Selected: press Ctrl+C";
    }
  });
})();
