// Filters and sorts the list of findings: it reads the table in the page, and hides and moves rows.
(() => {
  "use strict";
  const table = document.getElementById("findings");
  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const area = heads.findIndex((head) => head.dataset.key === "area");
  const fields = [...form.elements].filter((field) => field.name);
  let words = null;
  let sorting = null;

  rows.forEach((row, n) => {
    row.place = n;
    row.leads = row.dataset.lead.split(" ");
    row.area = row.cells[area].textContent;
    row.words = row.cells[0].textContent.toLowerCase();
  });

  const value = (field) => (field.type === "checkbox" ? (field.checked ? "1" : "") : field.value.trim());
  const fits = {
    q: (row, text) => text.toLowerCase().split(/\s+/).every((word) => (words ? words[row.place] : row.words).includes(word)),
    area: (row, text) => row.area === text,
    lead: (row, text) => row.leads.includes(text),
  };

  function state() {
    const set = fields.map((field) => [field.name, value(field)]).filter((pair) => pair[1]);
    return sorting ? [...set, ["sort", (sorting.down ? "-" : "") + sorting.key]] : set;
  }

  function show(news = "") {
    const wanted = state().filter((pair) => pair[0] !== "sort");
    let shown = 0;
    for (const row of rows) {
      const stays = wanted.every(([name, text]) => (fits[name] ? fits[name](row, text) : row.dataset[name] === text));
      row.hidden = !stays;
      shown += stays;
    }
    const all = `${rows.length.toLocaleString("en-GB")} finding${rows.length === 1 ? "" : "s"}`;
    count.textContent = (wanted.length ? `${shown.toLocaleString("en-GB")} of ${all}` : all) + news;
  }

  function keep() {
    history.replaceState(null, "", `#${new URLSearchParams(state())}`);
  }

  function sort(key, down) {
    const column = heads.findIndex((head) => head.dataset.key === key);
    if (column < 0) return "";
    const read = (row) => (row.cells[column].dataset.v ?? (key === "area" || key === "office" || key === "steps" ? row.cells[column].textContent.replace("–", "") : null));
    const known = rows.map((row) => [row, key === "name" ? row.place : read(row)]);
    const sign = down ? -1 : 1;
    const order = (a, b) => (isNaN(a) || isNaN(b) ? a.localeCompare(b, "en-GB", { numeric: true }) : a - b);
    known.sort(([one, a], [other, b]) => {
      const empty = (a === null || a === "") - (b === null || b === "");
      return empty || (a === null || a === "" ? 0 : sign * order(a, b)) || one.place - other.place;
    });
    body.append(...known.map((pair) => pair[0]));
    heads.forEach((head, n) => (n === column ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort")));
    sorting = { key, down };
    const head = heads[column];
    return `. Sorted by ${head.dataset.name}, ${down ? head.dataset.down : head.dataset.up}`;
  }

  // A link may name what the list no longer has: it then shows none of it, rather than everything.
  function choose(field, text) {
    field.value = text;
    if (field.value !== text && field.options) field.add(new Option(text, text, false, true));
  }

  function restore() {
    const set = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) {
      if (field.type === "checkbox") field.checked = set.get(field.name) === "1";
      else choose(field, set.get(field.name) ?? "");
    }
    if (set.get("q")) load();
    const key = set.get("sort") ?? "";
    show(key ? sort(key.replace(/^-/, ""), key.startsWith("-")) : "");
  }

  function load() {
    if (load.begun) return;
    load.begun = true;
    window.peeltrackTexts = (texts) => { words = texts; show(); };
    const script = document.createElement("script");
    script.src = "texts.js";
    document.head.append(script);
  }

  for (const head of heads) {
    const button = document.createElement("button");
    head.dataset.name = head.textContent === "RAG" ? "RAG" : head.textContent.toLowerCase();
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => {
      const first = head.dataset.first === "descending";
      const down = sorting && sorting.key === head.dataset.key ? !sorting.down : first;
      show(sort(head.dataset.key, down));
      keep();
    });
    head.replaceChildren(button);
  }
  form.addEventListener("input", () => { show(); keep(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { show(); keep(); }));
  form.elements.q.addEventListener("focus", load);
  window.addEventListener("hashchange", restore);
  if (matchMedia("(max-width: 46rem)").matches) form.querySelector("details").open = false;
  form.hidden = false;
  restore();
})();
