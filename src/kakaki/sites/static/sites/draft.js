// Keep what is typed: at once on this device, then on the server when the line allows.
const form = document.getElementById("editor");
const state = form.querySelector("[data-draft-state]");
const found = form.querySelector("[data-draft-found]");
const fields = ["title", "lead", "body", "place", "published_on", "language", "signer", "role"];
const key = () => `kakaki:${form.dataset.draft}`;
let saved = "";
let saving = false;
let stopped = false;

const values = () => Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
const words = () => JSON.stringify(values());
const say = (text) => { if (state.textContent !== text) state.textContent = text; };

function keep() {
  if (words() === saved) return;
  try {
    localStorage.setItem(key(), JSON.stringify({ at: Date.now(), version: form.elements.version.value, values: values() }));
    say("Gardé sur cet appareil");
  } catch {
    say("Cet appareil n’a plus de place : enregistrez souvent");
  }
}

function forget(text) {
  saved = text;
  if (words() === text) localStorage.removeItem(key());
}

async function send() {
  const text = words();
  if (saving || stopped || text === saved) return;
  if (!form.elements.title.value.trim() && !form.elements.body.value.trim()) return;
  saving = true;
  try {
    const ministry = form.elements.ministry?.value ?? "";
    const answer = await fetch(`${form.dataset.save}?ministry=${ministry}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      body: JSON.stringify({ ...JSON.parse(text), version: form.elements.version.value || null }),
    });
    const data = await answer.json();
    if (answer.ok) {
      form.elements.version.value = data.version;
      forget(text);
      if (form.dataset.draft.endsWith(":nouveau")) {
        form.dataset.draft = form.dataset.draft.replace("nouveau", data.page);
        form.dataset.save = `/bureau/communiques/${data.page}/enregistrer/`;
        form.action = `/bureau/communiques/${data.page}/`;
        history.replaceState(null, "", form.action);
      }
      say(data.others?.length ? `Enregistré. ${data.others.join(", ")} a aussi ce texte ouvert.` : "Enregistré");
    } else if (answer.status === 409) {
      stopped = true;
      say("En conflit : quelqu’un d’autre a enregistré ce texte. Cliquez sur « Enregistrer » pour comparer.");
    } else {
      say(data.advice || "Gardé sur cet appareil, pas encore envoyé");
    }
  } catch {
    say("Hors ligne : gardé sur cet appareil");
  } finally {
    saving = false;
  }
}

saved = words();
const kept = JSON.parse(localStorage.getItem(key()) || "null");
if (kept && JSON.stringify({ ...values(), ...kept.values }) !== saved) {
  found.hidden = false;
  found.querySelector("[data-draft-take]").addEventListener("click", () => {
    for (const name of fields) form.elements[name].value = kept.values[name] ?? "";
    if (kept.version) form.elements.version.value = kept.version;
    found.hidden = true;
    form.dispatchEvent(new Event("input", { bubbles: true }));
    form.elements.body.dispatchEvent(new Event("input", { bubbles: true }));
    form.elements.body.focus();
  });
  found.querySelector("[data-draft-drop]").addEventListener("click", () => {
    localStorage.removeItem(key());
    found.hidden = true;
  });
}

form.addEventListener("input", keep);
form.addEventListener("submit", () => { keep(); stopped = true; });
form.addEventListener("focusout", () => { if (found.hidden) send(); });
addEventListener("online", send);
addEventListener("pagehide", keep);
setInterval(() => { if (found.hidden) send(); }, 15000);
