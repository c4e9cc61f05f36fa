// The same advice in Wagtail's form: each finding names its block and leads to it.
const panel = document.querySelector("[data-writing-blocks]");
const [state, list] = ["state", "findings"].map((name) => panel.querySelector(`[data-writing-${name}]`));
const form = document.querySelector("[data-edit-form]");
const counter = document.querySelector('[data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]');
const CLASSES = { "à corriger": "À corriger", "à vérifier": "À vérifier", "à vous de juger": "À vous de juger" };
const NAMES = { title: "Titre", lead: "Chapô" };
let read = "";

const part = (name) => form.elements.namedItem(name);
const make = (tag, text = "") => { const node = document.createElement(tag); node.textContent = text; return node; };
const holds = (node) => node && !["checkbox", "radio", "file"].includes(node.type);

// Only what is written is sent: the values of a block by the name of their field.
function blocks() {
  const count = Number(part("body-count")?.value ?? 0);
  return Array.from({ length: count }, (_, at) => {
    const start = `body-${at}-value`;
    const inside = [...form.elements].filter((one) => one.name.startsWith(start) && holds(one));
    return {
      id: part(`body-${at}-id`)?.value || start,
      type: part(`body-${at}-type`)?.value,
      order: Number(part(`body-${at}-order`)?.value ?? at),
      gone: Boolean(part(`body-${at}-deleted`)?.value),
      values: Object.fromEntries(inside.map((one) => [one.name.slice(start.length + 1), one.value])),
    };
  }).filter((one) => !one.gone).sort((one, other) => one.order - other.order);
}

const asked = () => JSON.stringify({ title: part("title")?.value ?? "", lead: part("lead")?.value ?? "", published_on: part("published_on")?.value || null, blocks: blocks() });

function placeOf(finding) {
  if (finding.field in NAMES) return part(finding.field);
  return document.querySelector(`[data-contentpath="${CSS.escape(finding.field)}"]`) ?? part(finding.field)?.closest("section, [data-contentpath]");
}

function go(finding) {
  const place = placeOf(finding);
  const held = place?.matches("input, textarea") ? place : place?.querySelector("[contenteditable=true], input:not([type=hidden]), textarea");
  place?.scrollIntoView({ block: "center" });
  held?.focus();
  if (held?.setSelectionRange) held.setSelectionRange(finding.start, finding.end);
}

// A plain field is mended as if typed; rich text keeps its own undo, so it is only shown.
function mend(finding) {
  const field = part(finding.field);
  if (field.value.slice(finding.start, finding.end) !== finding.excerpt) return;
  go(finding);
  document.execCommand("insertText", false, finding.fix);
}

function row(finding) {
  const item = make("li");
  item.append(make("strong", `${finding.where} : ${finding.title}`), make("span", finding.message));
  if (finding.excerpt) item.append(make("q", finding.excerpt.slice(0, 90)));
  const acts = [[finding.field in NAMES ? "Aller au champ" : "Aller au bloc", go]];
  if (finding.fix !== null && finding.field in NAMES) acts.push(["Corriger", mend]);
  for (const [label, act] of acts) {
    const button = make("button", label);
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.setAttribute("aria-label", `${label} : ${finding.title}, ${finding.where}`);
    button.addEventListener("click", () => act(finding));
    item.append(button);
  }
  return item;
}

function draw(findings) {
  list.replaceChildren();
  for (const [name, label] of Object.entries(CLASSES)) {
    const some = findings.filter((one) => one.class === name);
    if (!some.length) continue;
    const all = make("ul");
    all.append(...some.map(row));
    list.append(make("h2", `${label} (${some.length})`), all);
  }
  const count = findings.length;
  state.textContent = count ? `${count} remarque${count > 1 ? "s" : ""}.` : "Rien à signaler : ce texte se lit bien.";
  if (counter) { counter.textContent = count; counter.hidden = !count; }
}

async function check() {
  const text = asked();
  if (text === read || !panel.checkVisibility()) return;
  read = text;
  try {
    const answer = await fetch(panel.dataset.writingBlocks, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": part("csrfmiddlewaretoken").value },
      body: text,
    });
    const data = await answer.json();
    if (text !== read) return;
    if (answer.ok) draw(data.findings); else state.textContent = data.advice;
  } catch {
    read = "";
    state.textContent = "Les conseils reviendront avec la connexion.";
  }
}

// Rich text says nothing when it changes, so what is written is compared while the panel is open.
setInterval(check, 1500);
panel.closest("[data-side-panel]")?.addEventListener("show", () => setTimeout(check, 0));
