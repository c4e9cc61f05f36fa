// Show what is wrong for the web while somebody writes; each advice leads to its words and mends them.
const panel = document.querySelector("[data-writing-panel]");
const state = panel.querySelector("[data-writing-state]");
const list = panel.querySelector("[data-writing-findings]");
const fields = [...document.querySelectorAll("[data-writing-field]")];
const token = () => (panel.closest("form") || document).querySelector("[name=csrfmiddlewaretoken]").value;
const back = panel.querySelector("[data-writing-undo]");
// On a phone the keyboard would cover the advice, and a list of all of it would have no end.
const byTouch = matchMedia("(pointer: coarse)");
const narrow = matchMedia("(max-width: 52rem)");
const FIRST = 3;
const opened = new Set();
const mended = [];
const classes = { "à corriger": "À corriger", "à vérifier": "À vérifier", "à vous de juger": "À vous de juger" };
let asked = 0;
let timer;

// The server counts characters, this language counts halves of some of them: translate.
const place = (text, offset) => [...text].slice(0, offset).join("").length;
const fieldOf = (name) => fields.find((field) => field.dataset.writingField === name);
const say = (text) => { state.textContent = text; };

function range(finding) {
  const field = fieldOf(finding.field);
  const text = field.value;
  const start = place(text, finding.start);
  const end = place(text, finding.end);
  return text.slice(start, end).startsWith(finding.excerpt.slice(0, 60)) ? { field, start, end } : null;
}

function show(finding) {
  const found = range(finding);
  if (!found) { say("Le texte a changé : les conseils arrivent."); ask(); return; }
  found.field.focus();
  found.field.setSelectionRange(found.start, found.end);
  const before = found.field.value.slice(0, found.start).split("\n").length;
  const height = parseFloat(getComputedStyle(found.field).lineHeight) || 24;
  found.field.scrollTop = Math.max(0, (before - 4) * height);
}

const write = (field, text) => {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

function note(before) {
  const changed = before.map(([field, text]) => [field, text, field.value]).filter(([, text, now]) => text !== now);
  if (changed.length) mended.push(changed);
  say("Corrigé.");
  back.hidden = !mended.length;
  ask(50);
}

function undo() {
  const changed = mended.pop();
  back.hidden = !mended.length;
  for (const [field, text, now] of changed || []) {
    if (field.value === now) write(field, text);
    else say("Vous avez écrit depuis : cette correction ne peut plus être annulée.");
  }
  if (back.hidden) list.focus({ preventScroll: true });
  ask(50);
}
back.addEventListener("click", undo);

function mend(finding) {
  const found = range(finding);
  if (!found) { say("Le texte a changé : les conseils arrivent."); ask(); return; }
  const before = [[found.field, found.field.value]];
  if (!byTouch.matches) {
    found.field.focus();
    found.field.setSelectionRange(found.start, found.end);
    // insertText keeps the browser's own undo; setRangeText is what remains where it is gone.
    if (finding.fix) document.execCommand("insertText", false, finding.fix); else document.execCommand("delete");
  }
  if (found.field.value === before[0][1]) {
    found.field.setRangeText(finding.fix, found.start, found.end, "end");
    found.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  note(before);
}

const make = (tag, text, name) => {
  const node = document.createElement(tag);
  node.textContent = text.replace(/« /g, "«\u00a0").replace(/ ([»:;!?])/g, "\u00a0$1");
  if (name) node.className = name;
  return node;
};

function row(finding) {
  const item = document.createElement("li");
  item.append(make("div", finding.message));
  const excerpt = finding.excerpt.replace(/\s+/g, " ").trim();
  if (excerpt) {
    const where = make("button", excerpt.length > 90 ? `${excerpt.slice(0, 89)}…` : excerpt, "advice-place");
    where.type = "button";
    where.title = `${finding.title} — ${finding.source}`;
    where.addEventListener("click", () => show(finding));
    item.append(where);
  }
  if (finding.fix !== null) {
    const button = make("button", "Corriger", "button");
    button.type = "button";
    button.setAttribute("aria-label", `Corriger : ${finding.fix || "supprimer"}`);
    button.addEventListener("click", () => mend(finding));
    item.append(button);
    if (finding.fix.trim()) item.append(" ", make("span", finding.fix, "advice-fix"));
  }
  return item;
}

function mendAll(findings) {
  const before = fields.map((field) => [field, field.value]);
  const rest = [...findings].sort((a, b) => b.start - a.start);
  for (const finding of rest) {
    const found = range(finding);
    if (found) found.field.setRangeText(finding.fix, found.start, found.end, "end");
  }
  for (const field of fields) field.dispatchEvent(new Event("input", { bubbles: true }));
  note(before);
}

function several(group) {
  const item = make("li", `${group[0].title} : ${group.length} fois. `);
  const button = make("button", "Tout corriger", "button");
  button.type = "button";
  button.setAttribute("aria-label", `Tout corriger : ${group[0].title}`);
  button.addEventListener("click", () => mendAll(group));
  item.append(button);
  return item;
}

function rows(findings) {
  const small = new Set(["straight_apostrophe", "breaking_space", "straight_quotes", "double_space", "accented_capital"]);
  const grouped = new Map();
  for (const finding of findings) {
    const name = small.has(finding.rule) && finding.fix !== null ? finding.rule : grouped.size;
    grouped.set(name, [...(grouped.get(name) || []), finding]);
  }
  // What one touch mends everywhere comes first.
  const groups = [...grouped.values()].sort((a, b) => (b.length > 1) - (a.length > 1));
  return groups.map((group) => (group.length > 1 ? several(group) : row(group[0])));
}

function section(code, label, findings) {
  list.append(make("h3", `${label} (${findings.length})`));
  const shown = document.createElement("ul");
  const items = rows(findings);
  shown.append(...items);
  list.append(shown);
  const hidden = items.slice(FIRST);
  if (!narrow.matches || opened.has(code) || hidden.length < 2) return;
  for (const item of hidden) item.hidden = true;
  const more = make("button", `Voir les ${hidden.length} autres`, "button button-quiet");
  more.type = "button";
  more.addEventListener("click", () => {
    opened.add(code);
    for (const item of hidden) item.hidden = false;
    more.remove();
    hidden[0].querySelector("button")?.focus();
  });
  list.append(more);
}

function draw(findings) {
  list.replaceChildren();
  for (const [code, label] of Object.entries(classes)) {
    const some = findings.filter((finding) => finding.class === code);
    if (some.length) section(code, label, some);
  }
  const count = findings.length;
  const done = mended.length ? "Corrigé. " : "";
  say(count ? `${done}${count} conseil${count > 1 ? "s" : ""}.` : `${done}Rien à signaler : ce texte se lit bien.`);
}

async function check() {
  const number = ++asked;
  const values = Object.fromEntries(fields.map((field) => [field.dataset.writingField, field.value]));
  if (!Object.values(values).some((text) => text.trim())) { list.replaceChildren(); return; }
  const day = document.querySelector("[data-writing-date]")?.value || null;
  try {
    const answer = await fetch(panel.dataset.writingUrl, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() },
      body: JSON.stringify({ fields: values, published_on: day }),
    });
    const data = await answer.json();
    if (number !== asked) return;
    if (answer.ok) draw(data.findings); else say(data.advice);
  } catch {
    if (number === asked) say("Les conseils reviendront avec la connexion.");
  }
}

function ask(pause = 600) {
  clearTimeout(timer);
  timer = setTimeout(check, pause);
}
for (const field of fields) field.addEventListener("input", () => ask());
document.querySelector("[data-writing-date]")?.addEventListener("change", () => ask());
addEventListener("online", () => ask());
ask(100);
