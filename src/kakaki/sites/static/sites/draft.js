// Keep what is typed: at once on this device, then on the server when the line allows.
const form = document.getElementById("editor");
const part = (name) => form.querySelector(`[data-draft-${name}]`);
const [state, out, clash, found] = ["state", "out", "clash", "found"].map(part);
const own = new Set(["csrfmiddlewaretoken", "writer", "version", "token", "ministry", "then"]);
const fields = [...new Set([...form.elements].map((one) => one.name).filter((name) => name && !own.has(name)))];
const key = () => `kakaki:${form.dataset.draft}`;
let saved = "";
let saving = null;
let again = false;
let leaving = false;
let asked = false;
let posted = null;

const values = () => Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
const words = () => JSON.stringify(values());
const say = (text) => { if (state.textContent !== text) state.textContent = text; };
const isNew = () => form.dataset.draft === form.dataset.begun;
// Texts found on the device that are not the one being written wait here, so that nothing covers them.
const aside = `${key()}:ancien`;
const copyOf = (sent = false) => ({ version: form.elements.version.value, token: form.elements.token.value, sent, posted, values: values() });
const plain = (all) => fields.map((name) => (all[name] ?? "").replace(/\s+/g, " ").trim()).join("|");

function store(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    say("Cet appareil n’a plus de place : enregistrez souvent");
    return false;
  }
}

function keep(sent = false) {
  if (words() !== saved && store(key(), copyOf(sent))) say("Gardé sur cet appareil");
}

function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(name) || "null");
  } catch {
    return null;
  }
}

function drop(name = key()) {
  try { localStorage.removeItem(name); } catch { /* Nothing could be kept, so nothing is left. */ }
}

// A copy that was sent is dropped only once the server shows that it came.
function dropWhatCame() {
  const begun = `kakaki:${form.dataset.begun}`;
  const came = (one) => one?.token && one.token === form.dataset.token;
  if (!isNew() && came(recall(begun))) drop(begun);
  const rest = (recall(`${begun}:ancien`) || []).filter((one) => !came(one));
  if (rest.length) store(`${begun}:ancien`, rest); else drop(`${begun}:ancien`);
  const copy = recall(key());
  if (copy?.sent && copy.version !== form.elements.version.value) drop();
}

// The token of the form dies when somebody signs in again, so a new one is asked for.
async function freshen() {
  const answer = await fetch(form.dataset.fresh, { headers: { Accept: "application/json" } });
  if (answer.status === 401 || answer.redirected) { out.hidden = false; return false; }
  if (!answer.ok) return false;
  form.elements.csrfmiddlewaretoken.value = (await answer.json()).token;
  out.hidden = true;
  return true;
}

// A request that outlives its page may not be long; a longer text waits on the device.
const post = (text) => fetch(`${form.dataset.save}?ministry=${form.elements.ministry?.value ?? ""}`, {
  method: "POST",
  keepalive: text.length < 20000,
  headers: {
    "Content-Type": "application/json",
    Accept: "application/json",
    "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
  },
  body: JSON.stringify({
    ...JSON.parse(text),
    version: form.elements.version.value || null,
    token: form.elements.token.value || null,
  }),
});

function keptByServer(text, data) {
  saved = text;
  if (words() === text) drop();
  form.elements.version.value = data.version;
  if (isNew()) {
    drop();
    form.dataset.draft = `${form.dataset.draft.split(":")[0]}:${data.page}`;
    form.action = `${form.dataset.texts}${data.page}/`;
    form.dataset.save = `${form.action}enregistrer/`;
    history.replaceState(null, "", form.action);
  }
  out.hidden = true;
  if (words() !== text) { keep(); return; }
  const others = data.others?.length ? ` ${data.others.join(", ")} a aussi ce texte ouvert.` : "";
  say(`Enregistré.${others}`);
}

function send() {
  if (saving) { again = true; return saving; }
  saving = sendOnce().finally(() => {
    saving = null;
    if (again) { again = false; send(); }
  });
  return saving;
}

async function sendOnce() {
  const text = words();
  if (leaving || !clash.hidden || text === saved) return;
  if (!form.elements.title.value.trim() && !form.elements.body.value.trim()) return;
  posted = JSON.parse(text);
  if (recall(key())) store(key(), copyOf());
  try {
    let answer = await post(text);
    if ((answer.status === 403 || answer.status === 401) && (await freshen())) answer = await post(text);
    const data = await answer.json().catch(() => ({}));
    if (answer.ok) keptByServer(text, data);
    else if (answer.status === 409) { clash.hidden = false; say("En conflit"); }
    else if (answer.status === 401 || !out.hidden) { out.hidden = false; say("Gardé sur cet appareil"); }
    else say(data.advice || "Gardé sur cet appareil, pas encore envoyé");
  } catch {
    say("Hors ligne : gardé sur cet appareil");
  }
}

function show(kept) {
  const list = part("changes");
  list.replaceChildren();
  for (const name of fields) {
    if (form.elements[name].type === "hidden" || (kept.values[name] ?? "") === form.elements[name].value) continue;
    const label = form.querySelector(`label[for="${form.elements[name].id}"]`)?.firstChild.textContent;
    for (const [tag, inner, text] of [["dt", "", label || name], ["dd", "del", form.elements[name].value], ["dd", "ins", kept.values[name] ?? ""]]) {
      const line = document.createElement(tag);
      const place = inner ? line.appendChild(document.createElement(inner)) : line;
      place.textContent = text;
      if (text) list.append(line);
    }
  }
  found.hidden = false;
}

function take(kept) {
  for (const name of fields) form.elements[name].value = kept.values[name] ?? "";
  if (kept.version) form.elements.version.value = kept.version;
  if (isNew() && kept.token) form.elements.token.value = kept.token;
  for (const name of ["title", "lead", "body"]) form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
}

function offer() {
  const last = recall(aside)?.at(-1);
  if (last) show(last); else found.hidden = true;
}

function settle(chosen) {
  const all = recall(aside) || [];
  const kept = all.pop();
  // What was being written when another text is taken back waits in its turn.
  if (chosen && words() !== saved) all.unshift(copyOf());
  if (all.length) store(aside, all); else drop(aside);
  if (chosen && kept) { take(kept); form.elements.body.focus(); }
  offer();
}

dropWhatCame();
saved = words();
part("take").addEventListener("click", () => settle(true));
part("drop").addEventListener("click", () => settle(false));
const kept = recall(key());
if (kept && JSON.stringify({ ...values(), ...kept.values }) !== saved) {
  const isMine = kept.posted && plain(kept.posted) === plain(values());
  if (!isNew() && (isMine || kept.version === form.elements.version.value)) {
    // Nobody else wrote since: what was typed last is the text, there is nothing to choose.
    take({ ...kept, version: form.elements.version.value });
    say("Repris de cet appareil : vos derniers mots n’étaient pas encore envoyés.");
    setTimeout(send, 1500);
  } else if (store(aside, [...(recall(aside) || []), kept])) {
    drop();
  }
} else if ("kept" in form.dataset) {
  saved = "";
}
offer();

// Nothing leaves before the door is known to be open: a form sent to a closed one would be lost.
async function leave(button) {
  keep(true);
  // Touching a button ends a field, which may have begun a save: its answer comes first.
  while (saving) { say("Envoi…"); again = false; await saving; }
  keep(true);
  try {
    if (!(await freshen())) { say("Gardé sur cet appareil"); return; }
  } catch {
    say("Hors ligne : gardé sur cet appareil. Réessayez quand la ligne revient.");
    return;
  }
  leaving = true;
  const then = document.createElement("input");
  Object.assign(then, { type: "hidden", name: "then", value: button?.value || "save" });
  form.append(then);
  form.submit();
}

form.addEventListener("input", () => keep());
form.addEventListener("focusout", () => send());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  if (leaving || asked) return;
  asked = true;
  leave(event.submitter).finally(() => { asked = false; });
});
addEventListener("online", () => send());
addEventListener("pagehide", () => { if (!leaving) keep(); });
addEventListener("pageshow", () => { leaving = false; });
// A phone that puts the page away may never show it again, so what was typed goes now.
document.addEventListener("visibilitychange", () => send());
setInterval(() => send(), 15000);
