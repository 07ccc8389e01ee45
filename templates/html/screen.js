"use strict";
(function () {
  const root = document.documentElement;
  const byId = id => document.getElementById(id);
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const pane = byId("pane"), where = byId("where");
  const marks = all("main .cite"), items = all("main .it:not(.topic), main .said > *");
  let current = -1;
  const told = (name, values) => byId("tools").dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  root.classList.add("script");

  // 1. A citation opens its sentence beside the text.
  function sentencesOf(mark) {
    const [source, first] = mark.hash.slice(2).split("-").map(Number);
    const last = Number(mark.dataset.last) || first, found = [];
    for (let number = first; number <= last; number++) found.push(byId("r" + source + "-" + number));
    return { source, first, last, found: found.filter(Boolean) };
  }
  function show(index, focus) {
    const mark = marks[index], { source, first, last, found } = sentencesOf(mark);
    if (!found.length) return;
    all(".hit", pane).forEach(sentence => sentence.classList.remove("hit"));
    marks.forEach(other => other.removeAttribute("aria-current"));
    found.forEach(sentence => sentence.classList.add("hit"));
    mark.setAttribute("aria-current", "true");
    current = index;
    pane.classList.add("open");
    pane.scrollTop += found[0].getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight * .3;
    where.textContent = told("where", { source, sentence: first + (last > first ? "–" + last : "") });
    const line = mark.closest(".l[id]");
    if (line) history.replaceState(null, "", "#" + line.id);
    if (focus) found[0].focus({ preventScroll: true });
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
    const link = event.target.closest(".back a, a.no");
    const index = link ? marks.findIndex(mark => "#" + mark.id === link.hash) : -1;
    if (index < 0) return;
    event.preventDefault();
    if (!marks[index].offsetParent) reset();
    show(index, false);
    back();
    marks[index].scrollIntoView({ block: "center" });
  });
  all('a[href="#references"]').forEach(link => link.addEventListener("click", () => pane.classList.add("open")));

  // 2. Every statement has an address: the sign behind it, and the page's own address once a citation is open.
  all("main .l[id]").forEach(line => {
    const link = document.createElement("a");
    link.className = "permalink";
    link.href = "#" + line.id;
    link.tabIndex = -1;
    link.textContent = "#";
    link.setAttribute("aria-label", told("link"));
    line.append(link);
  });
  function follow() {
    const mark = marks.findIndex(one => location.hash && (one.hash === location.hash || "#" + one.closest(".l")?.id === location.hash));
    if (mark < 0) return;
    const line = byId(location.hash.slice(1));
    show(mark, false);
    if (line && !pane.contains(line)) line.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", follow);

  // 3. Filter: an item stays when it is about the actor and the topic and cites the source.
  const form = document.querySelector(".tools form"), found = byId("found");
  const chosen = { actor: byId("by-actor"), topic: byId("by-topic"), source: byId("by-source") };
  const value = name => chosen[name] ? chosen[name].value : "";
  let findings = null;  // id of a finding: all words in it that name an actor or a topic
  const actors = new Map();
  function learn() {
    findings = new Map();
    const brief = JSON.parse(byId("evidence").textContent);
    const items = [...brief.sections, ...brief.unprinted].flatMap(section => section.items.map(item => [section.type, item]));
    for (const [type, item] of items) {
      if (type === "key_actors") actors.set(item.name.toLowerCase(), item);
      findings.set(item.id, new Set([item.topic, ...Object.values(item).flat().filter(one => typeof one === "string")]));
    }
  }
  function names(words, name) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp("(?<![\\p{L}\\p{N}])" + escaped + "(?![\\p{L}\\p{N}])", "iu").test(words);
  }
  function isAbout(item, words, of) {
    const actor = actors.get(of.toLowerCase());
    const wanted = actor ? [actor.id, actor.name] : [of];
    return [of, ...(actor ? actor.aliases : [])].some(name => names(words, name))
      || all("[data-item]", item).some(line => wanted.some(one => findings.get(line.dataset.item)?.has(one)));
  }
  function keeps(item) {
    const { actor, topic, source } = { actor: value("actor"), topic: value("topic"), source: value("source") };
    if (source && !all(".cite", item).some(mark => mark.hash.startsWith("#r" + source + "-"))) return false;
    const words = (item.closest(".actor")?.dataset.actor || "") + "\n" + item.textContent;
    if (actor && !isAbout(item, words, actor)) return false;
    const row = item.closest(".topic");
    return !topic || (row ? row.dataset.topic === topic : isAbout(item, words, topic));
  }
  function say(section, none) {
    let note = section.querySelector(".nothing");
    if (none && !note) {
      note = document.createElement("p");
      note.className = "empty nothing";
      note.textContent = told("none");
      section.append(note);
    }
    if (!none && note) note.remove();
  }
  function filter() {
    const any = Boolean(value("actor") || value("topic") || value("source"));
    if (any && !findings) learn();
    items.forEach(item => { item.hidden = any && !keeps(item); });
    const empty = group => {
      const inside = items.filter(item => group.contains(item));
      return any && inside.length > 0 && inside.every(item => item.hidden);
    };
    all("main .topic, main .actor, main .scroll, main .chart, main ul, main ol").forEach(group => { group.hidden = empty(group); });
    all("main section").forEach(section => say(section, empty(section)));
    all(".source", pane).forEach(one => { one.hidden = Boolean(value("source")) && one.dataset.source !== value("source"); });
    found.textContent = any ? told("count", { part: items.filter(item => !item.hidden).length, whole: items.length }) : "";
  }
  function reset() { form.reset(); filter(); }
  form.addEventListener("change", filter);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));

  // 4. Light and dark.
  const theme = byId("theme");
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const label = () => { theme.textContent = dark() ? theme.dataset.light : theme.dataset.dark; };
  theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; label(); });
  label();
  follow();
})();
