// Show what is wrong for the web while somebody writes; each advice leads to its words and mends them.
import { number } from "../ui/device.js";
const panel = document.querySelector("[data-writing-panel]");
const [state, progress, sure, back, list] = ["state", "progress", "sure", "undo", "findings"].map((name) => panel.querySelector(`[data-writing-${name}]`));
const form = panel.closest("form") || document.body;
const fields = [...document.querySelectorAll("[data-writing-field]")];
const token = () => form.querySelector("[name=csrfmiddlewaretoken]").value;
// On a phone the keyboard would cover the advice, and a list of all of it would have no end.
const byTouch = matchMedia("(pointer: coarse)");
let isKeyed = false;
const isByTouch = () => byTouch.matches && !isKeyed;
const narrow = matchMedia("(max-width: 52rem)");
const FIRST = 3;
const opened = new Set();
const mended = [];
const classes = { "à corriger": ["À corriger", "fix"], "à vérifier": ["À vérifier", "check"], "à vous de juger": ["À vous de juger", "judge"] };
const SMALL = new Set(["straight_apostrophe", "breaking_space", "straight_quotes", "double_space", "accented_capital"]);
const REASONS = ["C’est une citation", "C’est un nom officiel", "Ici, c’est voulu"];
// What is ignored stands in a field of the form, so that it is kept wherever the words are kept.
const book = form.querySelector("[name=ignored]");
const known = new Map();
const layers = new Map();
let findings = [];
let ignored = [];
let most = 0;
let last = null;
let current = null;
let card = null;
let asked = 0;
let timer;

const say = (text) => { if (state.textContent !== text) state.textContent = text; };
const remarks = (count) => `${count} remarque${count > 1 ? "s" : ""}`;
const kept = () => { try { return JSON.parse(book.value || "[]"); } catch { return []; } };
const fieldOf = (one) => fields.find((field) => field.dataset.writingField === one.field);
const inOrder = (one, other) => fields.indexOf(fieldOf(one)) - fields.indexOf(fieldOf(other)) || one.from - other.from;

const make = (tag, text = "", name = "") => {
  const node = document.createElement(tag);
  node.textContent = text.replace(/« /g, "«\u00a0").replace(/ ([»:;!?])/g, "\u00a0$1");
  if (name) node.className = name;
  return node;
};

function button(text, act, name = "button") {
  const node = make("button", text, name);
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}

// The server counts characters, this language counts halves of some of them: translate.
function placed(all, texts) {
  const isWide = (text) => /[\ud800-\udfff]/.test(text);
  const place = (text, offset) => (isWide(text) ? [...text].slice(0, offset).join("").length : offset);
  for (const one of all) {
    const text = texts[one.field] ?? "";
    [one.from, one.to] = [place(text, one.start), place(text, one.end)];
    placed(one.cuts ?? [], texts);
  }
  return all;
}

// What is typed moves the words behind it; an advice on changed words waits for the next answer.
function follow(field, before, now) {
  if (before === now) return;
  let head = 0;
  const shortest = Math.min(before.length, now.length);
  while (head < shortest && before[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const delta = now.length - before.length;
  findings = findings.filter((one) => {
    if (fieldOf(one) !== field || one.to <= head) return true;
    if (one.from < before.length - tail) return false;
    for (const moved of [one, ...one.cuts]) { moved.from += delta; moved.to += delta; }
    return true;
  });
}

function drawLines() {
  for (const [field, layer] of layers) {
    layer.draw(findings.filter((one) => fieldOf(one) === field), current && fieldOf(current) === field ? current : null);
  }
}

function closeCard(isToReturn = false) {
  if (!card) return;
  const { from, to } = current;
  const field = fieldOf(current);
  const hadFocus = card.contains(document.activeElement);
  card.remove();
  card = current = null;
  drawLines();
  if (isToReturn && hadFocus && !isByTouch()) { field.focus(); field.setSelectionRange(from, to); }
}

function openCard(finding, isToFocus = true) {
  closeCard();
  current = finding;
  drawLines();
  const field = fieldOf(finding);
  const layer = layers.get(field);
  layer?.reveal();
  card = make("div", "", "advice-card");
  card.setAttribute("role", "group");
  card.setAttribute("aria-label", `Conseil ${findings.indexOf(finding) + 1} sur ${findings.length} : ${finding.title}`);
  const close = button("×", () => closeCard(true), "advice-close");
  close.setAttribute("aria-label", "Fermer le conseil");
  card.append(make("strong", `${classes[finding.class][0]} : ${finding.title}`), ...told(finding), close);
  card.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); closeCard(true); } });
  field.parentElement.append(card);
  card.style.top = `${layer ? layer.below() : field.offsetTop + field.offsetHeight}px`;
  if (isToFocus) card.querySelector("button").focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
}

function go(finding) {
  const field = fieldOf(finding);
  if (!isByTouch()) { field.focus(); field.setSelectionRange(finding.from, finding.to); }
  openCard(finding);
}

function step(way) {
  if (!findings.length) return;
  const field = fields.find((one) => one === document.activeElement);
  const here = current ?? (field ? { field: field.dataset.writingField, from: way > 0 ? field.selectionStart - 0.5 : field.selectionStart } : { field: fields[0].dataset.writingField, from: -1 });
  const sorted = [...findings].sort(inOrder);
  const at = sorted.indexOf(current);
  if (at >= 0) return go(sorted[(at + way + sorted.length) % sorted.length]);
  if (way > 0) return go(sorted.find((one) => inOrder(one, here) > 0) ?? sorted[0]);
  return go(sorted.findLast((one) => inOrder(one, here) < 0) ?? sorted[sorted.length - 1]);
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

// Written as if typed, so that one « undo » of the keyboard takes all of it back.
function type(field, text, from, to) {
  const before = field.value;
  if (!isByTouch()) {
    field.focus();
    field.setSelectionRange(from, to);
    if (text) document.execCommand("insertText", false, text); else document.execCommand("delete");
  }
  if (field.value === before) {
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Several fixes of a field are one change, from the first of them to the last.
function mend(some) {
  closeCard();
  const before = fields.map((field) => [field, field.value]);
  for (const [field, text] of before) {
    const own = some.filter((one) => fieldOf(one) === field).sort((a, b) => a.from - b.from);
    const kept = own.filter((one, at) => !at || one.from >= own[at - 1].to);
    if (!kept.length) continue;
    let [now, at] = ["", kept[0].from];
    for (const one of kept) { now += text.slice(at, one.from) + one.fix; at = one.to; }
    type(field, now, kept[0].from, at);
  }
  note(before);
}

function keep(all) {
  book.value = JSON.stringify(all);
  book.dispatchEvent(new Event("input", { bubbles: true }));
  ask(50);
}

function ignore(finding, reason) {
  const { rule, field, words, before, after } = finding;
  keep([...kept(), { id: number(), rule, field, words, before, after, reason, undone: false }]);
  const place = fieldOf(finding);
  closeCard();
  if (!isByTouch()) { place.focus(); place.setSelectionRange(finding.to, finding.to); }
}

function askWhy(finding, acts) {
  const other = document.createElement("input");
  other.maxLength = 120;
  other.setAttribute("aria-label", "Autre raison");
  other.placeholder = "Autre raison";
  const agree = () => { if (other.value.trim()) ignore(finding, other.value.trim()); else other.focus(); };
  // The form of the text must not be sent by the key that ends a reason.
  other.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); agree(); } });
  other.addEventListener("input", (event) => event.stopPropagation());
  const choices = REASONS.map((reason) => button(reason, () => ignore(finding, reason), "button button-quiet"));
  acts.replaceChildren(make("p", "Ignorer cette remarque ici. Pourquoi ?"), ...choices, other, button("Ignorer", agree));
  choices[0].focus();
}

function takeBack(id) {
  keep(kept().map((one) => (one.id === id ? { ...one, undone: true } : one)));
  list.focus({ preventScroll: true });
}

function drawIgnored() {
  if (!ignored.length) return;
  const fold = make("details");
  const rowsOf = make("ul");
  const reasons = new Map(kept().map((one) => [one.id, one.reason]));
  for (const one of ignored) {
    const item = make("li", `${one.title}${one.words ? ` : « ${one.words.slice(0, 60)} »` : ""} — ${reasons.get(one.ignored) ?? ""} `);
    const again = button("Ne plus ignorer", () => takeBack(one.ignored), "button button-quiet");
    again.setAttribute("aria-label", `Ne plus ignorer : ${one.title}`);
    item.append(again);
    rowsOf.append(item);
  }
  fold.append(make("summary", `${remarks(ignored.length)} ignorée${ignored.length > 1 ? "s" : ""}`), rowsOf);
  list.append(fold);
}

// The two sentences are shown by the words on each side of the cut.
function whereToCut(cut) {
  const item = make("li", "", "advice-cut");
  const short = (text, isEnd) => (text.length < 60 ? text : isEnd ? `…${text.slice(-55)}` : `${text.slice(0, 55)}…`);
  item.append(make("span", short(cut.first, true)), make("span", short(cut.second)));
  item.append(cut.fix === null
    ? button("Aller à cet endroit", () => { const field = fieldOf(cut); closeCard(); field.focus(); field.setSelectionRange(cut.from, cut.from); }, "button button-quiet")
    : button("Couper ici", () => mend([cut])));
  return item;
}

function told(finding) {
  const acts = make("div", "", "advice-acts");
  if (finding.fix !== null) {
    const mending = button("Corriger", () => mend([finding]));
    mending.setAttribute("aria-label", `Corriger : ${finding.fix || "supprimer"}`);
    acts.append(mending);
    if (/[\p{L}\d]/u.test(finding.fix)) acts.append(make("span", finding.fix, "advice-fix"));
  }
  if (book) acts.append(button("Ignorer ici…", () => askWhy(finding, acts), "button button-quiet"));
  const parts = [make("p", finding.message), acts];
  if (finding.cuts.length) {
    const places = make("ul");
    places.append(...finding.cuts.map(whereToCut));
    parts.splice(1, 0, make("p", "Où la couper :"), places);
  }
  return parts;
}

function row(finding) {
  const item = make("li");
  const parts = told(finding);
  const excerpt = finding.excerpt.replace(/\s+/g, " ").trim();
  if (excerpt) {
    const where = button(excerpt.length > 90 ? `${excerpt.slice(0, 89)}…` : excerpt, () => go(finding), "advice-place");
    where.title = `${finding.title} — ${finding.source}`;
    parts.splice(1, 0, where);
  }
  item.append(...parts);
  return item;
}

function several(group) {
  const item = make("li", `${group[0].title} : ${group.length} fois. `);
  const all = button("Tout corriger", () => mend(group));
  all.setAttribute("aria-label", `Tout corriger : ${group[0].title}`);
  item.append(all);
  return item;
}

function rows(some) {
  const grouped = new Map();
  for (const finding of some) {
    const name = SMALL.has(finding.rule) && finding.fix !== null ? finding.rule : grouped.size;
    grouped.set(name, [...(grouped.get(name) || []), finding]);
  }
  // What one touch mends everywhere comes first.
  const groups = [...grouped.values()].sort((a, b) => (b.length > 1) - (a.length > 1));
  return groups.map((group) => (group.length > 1 ? several(group) : row(group[0])));
}

function section(code, [label, shape], some) {
  const heading = make("h3");
  heading.append(make("span", label, `under under-${shape}`), ` (${some.length})`);
  const shown = make("ul");
  const items = rows(some);
  shown.append(...items);
  list.append(heading, shown);
  const hidden = items.slice(FIRST);
  if (!narrow.matches || opened.has(code) || hidden.length < 2) return;
  for (const item of hidden) item.hidden = true;
  const more = button(`Voir les ${hidden.length} autres`, () => {
    opened.add(code);
    for (const item of hidden) item.hidden = false;
    more.remove();
    hidden[0].querySelector("button")?.focus();
  }, "button button-quiet");
  list.append(more);
}

// Said when an answer comes, never at each key; a number that stayed is not said again.
function announce() {
  const count = findings.length;
  const done = mended.length && last > count ? "Corrigé. " : "";
  const less = last === null ? 0 : last - count;
  const change = less ? `, ${Math.abs(less)} de ${less > 0 ? "moins" : "plus"}` : "";
  if (last !== count || !/remarque|signaler/.test(state.textContent)) {
    say(count ? `${done}${remarks(count)}${change}.` : `${done}Rien à signaler : ce texte se lit bien.`);
  }
  most = Math.max(most, count);
  last = count;
  progress.hidden = most === count;
  progress.textContent = `${remarks(most)} au départ, ${count ? `${count} reste${count > 1 ? "nt" : ""}` : "plus aucune"}.`;
}

function draw() {
  const focused = list.contains(document.activeElement);
  list.replaceChildren();
  if (focused) list.focus({ preventScroll: true });
  for (const [code, names] of Object.entries(classes)) {
    const some = findings.filter((finding) => finding.class === code);
    if (some.length) section(code, names, some);
  }
  drawIgnored();
  const certain = findings.filter((one) => one.class === "à corriger" && one.fix !== null);
  sure.hidden = certain.length < 2;
  sure.textContent = `Corriger les ${certain.length} points sûrs`;
  sure.onclick = () => mend(certain);
  announce();
}

function take(all, texts) {
  ignored = all.filter((one) => one.ignored);
  findings = placed(all.filter((one) => !one.ignored), texts);
  for (const field of fields) follow(field, texts[field.dataset.writingField], field.value);
  const same = current && findings.find((one) => one.rule === current.rule && one.field === current.field && one.from === current.from);
  if (current && !same) closeCard(true);
  if (same) current = same;
  drawLines();
  draw();
}

async function check() {
  const number = ++asked;
  const texts = Object.fromEntries(fields.map((field) => [field.dataset.writingField, field.value]));
  if (!Object.values(texts).some((text) => text.trim())) {
    take([], texts);
    last = null;
    say("Les conseils viennent pendant que vous écrivez.");
    return;
  }
  const day = document.querySelector("[data-writing-date]")?.value || null;
  try {
    const answer = await fetch(panel.dataset.writingUrl, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() },
      body: JSON.stringify({ fields: texts, published_on: day, ignored: book ? kept() : [] }),
    });
    const data = await answer.json();
    if (number !== asked) return;
    if (answer.ok) take(data.findings, texts); else say(data.advice);
  } catch {
    if (number === asked) say("Les conseils reviendront avec la connexion.");
  }
}

function ask(pause = 600) {
  clearTimeout(timer);
  timer = setTimeout(check, pause);
}

function underlined(field) {
  if (field.selectionStart !== field.selectionEnd) return undefined;
  const at = field.selectionStart;
  const over = findings.filter((one) => fieldOf(one) === field && one.from <= at && at <= one.to);
  // The shortest of them is the one that the finger meant.
  return over.filter((one) => one.to - one.from <= 80 || at - one.from < 30).sort((a, b) => a.to - a.from - b.to + b.from)[0];
}

back.addEventListener("click", undo);
for (const field of fields) {
  known.set(field, field.value);
  field.addEventListener("input", () => {
    follow(field, known.get(field), field.value);
    known.set(field, field.value);
    if (current) closeCard();
    drawLines();
    ask();
  });
  field.addEventListener("click", () => {
    const finding = underlined(field);
    if (finding) openCard(finding, false); else closeCard();
  });
}
// A tablet may have a keyboard: what is used last says where the focus goes.
addEventListener("pointerdown", () => { isKeyed = false; });
form.addEventListener("keydown", (event) => {
  const isField = fields.includes(event.target);
  const way = event.key === "F8" ? (event.shiftKey ? -1 : 1) : isField && event.altKey ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : 0;
  if (way) { event.preventDefault(); isKeyed = true; step(way); }
  if (event.key === "Escape" && isField) closeCard();
});
document.querySelector("[data-writing-date]")?.addEventListener("change", () => ask());
addEventListener("online", () => ask());
ask(100);
// Without its lines the panel still gives all its advice.
import(panel.dataset.writingLayer).then(({ layerOver }) => {
  for (const field of fields) layers.set(field, layerOver(field));
  drawLines();
}).catch(() => {});
