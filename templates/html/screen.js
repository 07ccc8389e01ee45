"use strict";
(function () {
  const root = document.documentElement, pane = document.getElementById("pane"), where = document.getElementById("where");
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const byId = id => document.getElementById(id);
  const marks = all("main .cite");
  let current = -1;
  root.classList.add("script");

  // 1. A citation opens its sentence beside the text.
  function show(index, focus) {
    const mark = marks[index], first = mark && byId(mark.hash.slice(1));
    if (!first) return;
    all(".hit", pane).forEach(item => item.classList.remove("hit"));
    marks.forEach(other => other.removeAttribute("aria-current"));
    const [source, from] = first.id.slice(1).split("-").map(Number);
    const to = Number(mark.dataset.last) || from;
    for (let sentence = from; sentence <= to; sentence++) byId("r" + source + "-" + sentence)?.classList.add("hit");
    mark.setAttribute("aria-current", "true");
    current = index;
    pane.classList.add("open");
    pane.scrollTop += first.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight * .3;
    where.textContent = "Source " + source + ", sentence " + from + (to > from ? "–" + to : "");
    if (focus) first.focus({ preventScroll: true });
  }
  function back() {
    pane.classList.remove("open");
    if (current < 0) return;
    marks[current].scrollIntoView({ block: "nearest" });
    marks[current].focus({ preventScroll: true });
  }
  function step(by) {
    for (let index = current + by; index >= 0 && index < marks.length; index += by)
      if (marks[index].offsetParent) { show(index, false); marks[index].scrollIntoView({ block: "center" }); return; }
  }
  marks.forEach((mark, index) => mark.addEventListener("click", event => { event.preventDefault(); show(index, true); }));
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  byId("back").addEventListener("click", back);
  document.addEventListener("keydown", event => { if (event.key === "Escape") back(); });
  pane.addEventListener("click", event => {
    const link = event.target.closest(".back a");
    const index = link ? marks.findIndex(mark => "#" + mark.id === link.hash) : -1;
    if (index < 0) return;
    event.preventDefault();
    show(index, false);
    back();
    marks[index].scrollIntoView({ block: "center" });
  });
  all('a[href="#references"]').forEach(link => link.addEventListener("click", () => pane.classList.add("open")));
  const start = marks.findIndex(mark => location.hash && mark.hash === location.hash);
  if (start >= 0) show(start, false);

  // 2. Filter: an item stays when it names the actor and cites the source.
  const actor = byId("by-actor"), source = byId("by-source"), found = byId("found");
  const items = all("main .it");
  function keeps(item) {
    const owner = item.closest(".actor");
    const words = owner ? owner.dataset.actor + " " + item.textContent : item.textContent;
    const named = !actor || !actor.value || words.includes(actor.value);
    return named && (!source.value || all(".cite", item).some(mark => mark.hash.startsWith("#r" + source.value + "-")));
  }
  function filter() {
    const chosen = (actor && actor.value) || source.value;
    items.forEach(item => { item.hidden = !keeps(item); });
    all(".actor, .scroll, .chart, main ul, main ol").forEach(group => {
      const inside = all(".it", group);
      group.hidden = Boolean(chosen) && inside.length > 0 && inside.every(item => item.hidden);
    });
    all("main section").forEach(section => {
      const inside = items.filter(item => section.contains(item));
      const none = Boolean(chosen) && inside.length > 0 && inside.every(item => item.hidden);
      let note = section.querySelector(".nothing");
      if (none && !note) {
        note = document.createElement("p");
        note.className = "empty nothing";
        note.textContent = "Nothing in this selection.";
        section.append(note);
      }
      if (!none && note) note.remove();
    });
    const shown = items.filter(item => !item.hidden).length;
    found.textContent = chosen ? shown + " of " + items.length + " items" : "";
  }
  const form = document.querySelector(".tools form");
  form.addEventListener("change", filter);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));

  // 3. Light and dark.
  const theme = byId("theme");
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const label = () => { theme.textContent = dark() ? "Light" : "Dark"; };
  theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; label(); });
  label();
})();
