"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const get = id => document.getElementById(id);
  const findings = [...document.querySelectorAll(".finding")];
  let at = -1;
  const step = by => {
    for (let tries = 0; tries < findings.length; tries += 1) {
      at = at < 0 ? (by > 0 ? 0 : findings.length - 1) : (at + by + findings.length) % findings.length;
      const finding = findings[at];
      if (!finding.checkVisibility()) continue;
      finding.focus({ preventScroll: true });
      finding.scrollIntoView({ block: "start" });
      history.replaceState(null, "", "#" + finding.id);
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
    const index = findings.indexOf(event.target.closest(".finding"));
    if (index >= 0) at = index;
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
