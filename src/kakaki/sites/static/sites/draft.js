// Keep what is typed: at once on this device, then on the server when the line allows.
const form = document.getElementById("editor");
const part = (name) => form.querySelector(`[data-draft-${name}]`);
const [state, out, clash, found] = ["state", "out", "clash", "found"].map(part);
const own = new Set(["csrfmiddlewaretoken", "writer", "version", "token", "ministry", "then"]);
const fields = [...new Set([...form.elements].map((one) => one.name).filter((name) => name && !own.has(name)))];
const key = () => `kakaki:${form.dataset.draft}`;
let saved = "";
let saving = false;
let again = false;
let leaving = false;

const values = () => Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
const words = () => JSON.stringify(values());
const say = (text) => { if (state.textContent !== text) state.textContent = text; };
const isNew = () => form.dataset.draft === form.dataset.begun;
const waits = () => !found.hidden || !clash.hidden;

function keep(sent = false) {
  if (words() === saved || !found.hidden) return;
  const copy = { version: form.elements.version.value, token: form.elements.token.value, sent, values: values() };
  try {
    localStorage.setItem(key(), JSON.stringify(copy));
    say("Gardé sur ce téléphone");
  } catch {
    say("Cet appareil n’a plus de place : enregistrez souvent");
  }
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
  if (!isNew() && recall(begun)?.token && recall(begun).token === form.dataset.token) drop(begun);
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

const post = (text) => fetch(`${form.dataset.save}?ministry=${form.elements.ministry?.value ?? ""}`, {
  method: "POST",
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

async function send() {
  const text = words();
  if (saving) { again = true; return; }
  if (leaving || waits() || text === saved) return;
  if (!form.elements.title.value.trim() && !form.elements.body.value.trim()) return;
  saving = true;
  try {
    let answer = await post(text);
    if ((answer.status === 403 || answer.status === 401) && (await freshen())) answer = await post(text);
    const data = await answer.json().catch(() => ({}));
    if (answer.ok) keptByServer(text, data);
    else if (answer.status === 409) { clash.hidden = false; say("En conflit"); }
    else if (answer.status === 401) { out.hidden = false; say("Gardé sur ce téléphone"); }
    else say(data.advice || "Gardé sur ce téléphone, pas encore envoyé");
  } catch {
    say("Hors ligne : gardé sur ce téléphone");
  } finally {
    saving = false;
  }
  if (again) { again = false; send(); }
}

function show(kept) {
  const list = part("changes");
  for (const name of fields) {
    if ((kept.values[name] ?? "") === form.elements[name].value) continue;
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

dropWhatCame();
saved = words();
const kept = recall(key());
if (kept && JSON.stringify({ ...values(), ...kept.values }) !== saved) {
  show(kept);
  part("take").addEventListener("click", () => {
    for (const name of fields) form.elements[name].value = kept.values[name] ?? "";
    if (kept.version) form.elements.version.value = kept.version;
    found.hidden = true;
    for (const name of ["title", "lead", "body"]) form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
    form.elements.body.focus();
  });
  part("drop").addEventListener("click", () => { drop(); found.hidden = true; });
} else if ("kept" in form.dataset) {
  saved = "";
}

// Nothing leaves before the door is known to be open: a form sent to a closed one would be lost.
async function leave(button) {
  keep(true);
  try {
    if (!(await freshen())) { say("Gardé sur ce téléphone"); return; }
  } catch {
    say("Hors ligne : gardé sur ce téléphone. Réessayez quand la ligne revient.");
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
  if (!leaving && !saving) leave(event.submitter);
});
addEventListener("online", () => send());
addEventListener("pagehide", () => { if (!leaving) keep(); });
addEventListener("pageshow", () => { leaving = false; });
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") send(); });
setInterval(() => send(), 15000);
