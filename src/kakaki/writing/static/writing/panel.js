// Show what is wrong for the web while somebody writes; each advice leads to its words and mends them.
const panel = document.querySelector("[data-writing-panel]");
const state = panel.querySelector("[data-writing-state]");
const list = panel.querySelector("[data-writing-findings]");
const fields = [...document.querySelectorAll("[data-writing-field]")];
const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
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

function mend(finding) {
  const found = range(finding);
  if (!found) { say("Le texte a changé : les conseils arrivent."); ask(); return; }
  found.field.focus();
  found.field.setSelectionRange(found.start, found.end);
  // insertText keeps the browser's own undo; setRangeText is what remains where it is gone.
  const kept = finding.fix ? document.execCommand("insertText", false, finding.fix) : document.execCommand("delete");
  if (!kept) {
    found.field.setRangeText(finding.fix, found.start, found.end, "end");
    found.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  say("Corrigé. Ctrl+Z pour revenir en arrière.");
  ask(50);
}

const make = (tag, text, name) => {
  const node = document.createElement(tag);
  node.textContent = text;
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
  const rest = [...findings].sort((a, b) => b.start - a.start);
  for (const finding of rest) {
    const found = range(finding);
    if (found) found.field.setRangeText(finding.fix, found.start, found.end, "end");
  }
  for (const field of fields) field.dispatchEvent(new Event("input", { bubbles: true }));
  ask(50);
}

function draw(findings) {
  list.replaceChildren();
  const small = new Set(["straight_apostrophe", "breaking_space"]);
  for (const [code, label] of Object.entries(classes)) {
    const some = findings.filter((finding) => finding.class === code);
    if (!some.length) continue;
    list.append(make("h3", `${label} (${some.length})`));
    const shown = document.createElement("ul");
    const grouped = new Map();
    for (const finding of some) {
      if (!small.has(finding.rule) || finding.fix === null) { shown.append(row(finding)); continue; }
      grouped.set(finding.rule, [...(grouped.get(finding.rule) || []), finding]);
    }
    for (const group of grouped.values()) {
      const item = make("li", `${group[0].title} : ${group.length} fois. `);
      const button = make("button", "Tout corriger", "button");
      button.type = "button";
      button.addEventListener("click", () => mendAll(group));
      item.append(button);
      shown.append(item);
    }
    list.append(shown);
  }
  const count = findings.length;
  say(count ? `${count} conseil${count > 1 ? "s" : ""}.` : "Rien à signaler : ce texte se lit bien.");
}

async function check() {
  const number = ++asked;
  const values = Object.fromEntries(fields.map((field) => [field.dataset.writingField, field.value]));
  if (!Object.values(values).some((text) => text.trim())) { list.replaceChildren(); return; }
  const day = document.querySelector("[data-writing-date]")?.value || null;
  try {
    const answer = await fetch(panel.dataset.writingUrl, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
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
