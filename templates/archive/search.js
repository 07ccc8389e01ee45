// Search in the list of editions: every word must begin one of the series, title or bottom line, a number be one.
// The index is in the page.
(() => {
  const split = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const stands = (word, known) => known.some((other) => (/^\d+$/.test(word) ? other === word : other.startsWith(word)));
  const index = JSON.parse(document.getElementById("index").textContent);
  const form = document.getElementById("search");
  const box = form.querySelector("input");
  const found = form.querySelector("output");
  const editions = [...document.querySelectorAll("li[data-place]")];
  const texts = new Map(index.map((entry) => [entry.place, split(entry.words)]));
  const search = () => {
    const words = split(box.value);
    for (const edition of editions) {
      edition.hidden = !words.every((word) => stands(word, texts.get(edition.dataset.place)));
    }
    for (const series of document.querySelectorAll("section")) {
      series.hidden = !series.querySelector("li:not([hidden])");
    }
    const left = editions.filter((edition) => !edition.hidden).length;
    found.textContent = words.length ? `${left} of ${editions.length} editions` : "";
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", search);
  search();
})();
