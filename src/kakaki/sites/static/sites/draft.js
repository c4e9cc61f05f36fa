// Keep what is typed: at once on this device, then on the server when the line allows.
import { number } from "../ui/device.js";
import { CLASH, REFUSED, SENT, drop, find, follow, isWaiting, keep, later, note, recover, send, textsOf, unnote } from "../ui/outbox.js";

const form = document.getElementById("editor");
const part = (name) => form.querySelector(`[data-draft-${name}]`);
const [state, out, clash, found, busy] = ["state", "out", "clash", "found", "busy"].map(part);
const own = new Set(["csrfmiddlewaretoken", "writer", "version", "token", "ministry", "then"]);
const fields = [...new Set([...form.elements].map((one) => one.name).filter((name) => name && !own.has(name)))];
const { token: known, fresh, texts, writer } = { ...form.dataset, writer: form.elements.writer.value };
const person = form.dataset.draft.split(":")[0];
const kind = document.querySelector("h1").textContent;
let address = form.dataset.draft === form.dataset.begun ? null : location.pathname;
let save = form.dataset.save;
let saved = "";
let tried = "";
let sending = null;
let keeping = null;
let dirty = false;
let leaving = false;
let asked = false;
let others = [];
let warning = "";

const values = () => Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
const words = (all = values()) => JSON.stringify(fields.map((name) => all[name] ?? ""));
// On a slow line the page is there before this file: what was typed meanwhile is not saved yet.
const given = (one) => (/^text/.test(one.type) ? one.defaultValue.replace(/\r\n?/g, "\n") : one.value);
const asGiven = () => Object.fromEntries(fields.map((name) => [name, given(form.elements[name])]));
const say = (text) => { if (state.textContent !== text) state.textContent = text; };
const name = () => known || form.elements.token.value;
const key = () => `${person}:${name() || `page:${address}`}`;

// A form that the device kept is opened many times: each text begun in it has a name of its own.
if (!address && !("kept" in form.dataset)) form.elements.token.value = number();

const text = () => ({
  key: key(), person, kind, address, save, fresh, texts, writer, token: name(), form: form.dataset.form,
  ministry: form.elements.ministry?.value ?? "", version: Number(form.elements.version.value) || null,
  title: form.elements.title?.value.trim() ?? kind, values: values(),
});

function keepWords(durability = "relaxed") {
  if (words() === saved || !busy.hidden) return keeping;
  if (keeping) { dirty = true; return keeping; }
  const now = text();
  tried = words(now.values);
  keeping = keep(now, durability)
    .then(() => {
      unnote(now);
      if (words() !== saved && clash.hidden && !sending) say("Sur ce téléphone");
    })
    .catch(() => say("Cet appareil n’a plus de place : enregistrez souvent"))
    .finally(() => { keeping = null; if (dirty) { dirty = false; keepWords(durability); } });
  return keeping;
}

async function wholeKept() {
  while (keeping) await keeping;
  if (words() === tried || words() === saved || !busy.hidden) return;
  await keepWords("strict");
  await wholeKept();
}

// The text has an address from its first save on, and the screen takes it.
function settleAt(one) {
  if (!one.address || one.address === address) return;
  address = one.address;
  save = one.save;
  form.action = address;
  found.hidden = true;
  if (location.pathname !== address) history.replaceState(null, "", address);
}

function reflect(one) {
  if (!one || one.key !== key()) return;
  settleAt(one);
  clash.hidden = one.state !== CLASH;
  if (one.state === SENT) {
    form.elements.version.value = one.version;
    saved = words(one.values);
    out.hidden = true;
    const beside = others.length ? ` ${others.join(", ")} a aussi ce texte ouvert.` : "";
    if (words() === saved) say(`Enregistré.${beside}${warning ? ` ${warning}` : ""}`); else keepWords();
  } else if (one.state === CLASH) say("En conflit");
  else if (one.state === REFUSED) say(one.reason);
}

function go() {
  if (leaving || !clash.hidden || words() === saved || !busy.hidden) return sending ?? Promise.resolve({});
  sending ??= goOnce().finally(() => { sending = null; });
  return sending;
}

async function goOnce() {
  await wholeKept();
  if (form.elements.title && !form.elements.title.value.trim() && !form.elements.body.value.trim()) return {};
  say("Envoi en cours");
  const result = await send(key(), form.elements.csrfmiddlewaretoken.value);
  if (result.data) { others = result.data.others || []; warning = result.data.warning || ""; }
  reflect(result.one);
  if (result.out) { out.hidden = false; say("Sur ce téléphone"); }
  if (result.cut) {
    say(result.one?.reason || "Hors ligne : sur ce téléphone. Ce texte partira quand la ligne reviendra.");
    later();
  }
  return result;
}

function take(one) {
  for (const field of fields) form.elements[field].value = one.values[field] ?? "";
  form.elements.version.value = one.version ?? "";
  if (form.elements.ministry && one.ministry) form.elements.ministry.value = one.ministry;
  for (const field of ["title", "lead", "body"]) form.elements[field]?.dispatchEvent(new Event("input", { bubbles: true }));
}

function adopt(one) {
  if (!known) form.elements.token.value = one.token || "";
  settleAt(one);
  take(one);
  reflect(one);
  form.dispatchEvent(new Event("kakaki:text"));
}

// Other texts begun in this form and not sent: they are named, and nothing covers them.
async function nameOthers() {
  if (address) { found.hidden = true; return; }
  const begun = (await textsOf(person)).filter((one) => isWaiting(one) && !one.address && one.form === form.dataset.form && one.key !== key());
  const [last] = begun;
  found.hidden = !last;
  if (!last) return;
  part("name").textContent = last.title || last.values.body?.slice(0, 80) || "Sans titre";
  part("take").onclick = async () => { await wholeKept(); saved = ""; adopt(last); (form.elements.body ?? form.elements[fields[0]]).focus(); nameOthers(); };
  part("drop").onclick = () => { if (confirm("Effacer ce texte ? Il n’est nulle part ailleurs.")) drop(last.key); };
}

async function wanted() {
  if (address) return find(key());
  const mine = await textsOf(person);
  const token = location.hash.slice(1);
  // A form kept on the device stands here for a text whose own page was never read without a line.
  return mine.find((one) => (token && one.token === token) || one.address === location.pathname);
}

async function begin() {
  const mark = "kept" in form.dataset;
  saved = mark ? "" : words(asGiven());
  await recover();
  const one = mark ? undefined : await wanted();
  if (one && !address && one.state === SENT && location.pathname !== one.address) { location.replace(one.address); return; }
  const base = Number(form.elements.version.value) || 0;
  if (one?.state === SENT) {
    // This page is older than what was sent from here: the device shows it without a line.
    if (one.version > base) { adopt(one); saved = words(); }
  } else if (one && words(one.values) === saved) {
    await drop(one.key);
  } else if (one) {
    saved = "";
    adopt(one);
    if (one.state !== CLASH && one.state !== REFUSED) say("Repris de cet appareil : vos derniers mots n’étaient pas encore envoyés.");
    setTimeout(go, 1500);
  }
  await nameOthers();
}

// Two tabs with one text would each cover what the other keeps. A page just left holds on for a moment.
function alone() {
  if (!navigator.locks) return Promise.resolve();
  const lock = `editor:${key()}`;
  const controls = [...form.querySelectorAll("input, textarea, select, button")].filter((one) => !one.disabled);
  const shut = (yes) => controls.forEach((one) => { one.disabled = yes; });
  return new Promise((opened) => {
    const hold = () => { shut(false); opened(); return new Promise(() => {}); };
    navigator.locks.request(lock, { ifAvailable: true }, (held) => {
      if (held) return hold();
      shut(true);
      // Not AbortSignal.timeout: old phones lack it, and the form would stay shut for ever.
      const patience = new AbortController();
      setTimeout(() => patience.abort(), 1500);
      navigator.locks.request(lock, { signal: patience.signal }, hold).catch(() => {
        // Shut fields look asleep: why stands above them, where the eye is.
        form.before(busy);
        busy.hidden = false;
        navigator.locks.request(lock, () => { location.reload(); });
      });
      return undefined;
    });
  });
}

// Nothing leaves before the door is known to be open: a form sent to a closed one would be lost.
async function freshen() {
  const answer = await fetch(fresh, { headers: { Accept: "application/json" }, cache: "no-store" });
  if (answer.status === 401 || answer.redirected) { out.hidden = false; return false; }
  if (!answer.ok) return false;
  const door = await answer.json();
  if (String(door.person) !== person) { out.hidden = false; return false; }
  form.elements.csrfmiddlewaretoken.value = door.token;
  out.hidden = true;
  return true;
}

async function leave(button) {
  say("Envoi…");
  // Touching a button ends a field, which may have begun a save: its answer comes first.
  await sending;
  const result = await go();
  if (result.cut || result.out) return;
  try {
    if (!(await freshen())) { say("Sur ce téléphone"); return; }
  } catch {
    say("Hors ligne : sur ce téléphone. Réessayez quand la ligne revient.");
    return;
  }
  leaving = true;
  const then = document.createElement("input");
  Object.assign(then, { type: "hidden", name: "then", value: button?.value || "save" });
  form.append(then);
  form.submit();
}

form.addEventListener("input", () => {
  if (!busy.hidden) return;
  if (words() === saved) unnote(text()); else note(text());
  keepWords();
});
form.addEventListener("focusout", () => go());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  if (leaving || asked) return;
  asked = true;
  leave(event.submitter).catch(() => say("Cet appareil n’a plus de place : enregistrez souvent")).finally(() => { asked = false; });
});
addEventListener("online", () => go());
addEventListener("pagehide", () => { if (!leaving) keepWords(); });
addEventListener("pageshow", () => { leaving = false; });
// A phone that puts the page away may never show it again, so what was typed goes now.
document.addEventListener("visibilitychange", () => go());
setInterval(() => go(), 15000);
// Whoever reads without typing is told too that somebody else has the text open.
setInterval(async () => {
  if (document.visibilityState !== "visible" || !address || sending || words() !== saved) return;
  try {
    const headers = { Accept: "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
    const answer = await fetch(save.replace(/enregistrer\/$/, "presence/"), { method: "POST", headers });
    const { others: there } = answer.ok ? await answer.json() : {};
    if (there?.length && words() === saved) say(`${there.join(", ")} a aussi ce texte ouvert.`);
  } catch { /* Without a line there is nobody to be told of. */ }
}, 45000);

alone().then(begin).then(() => {
  follow(() => { find(key()).then(reflect).then(nameOthers).catch(() => {}); });
  if (words() !== saved) { keepWords(); if (!form.contains(document.activeElement)) go(); }
}).catch(() => say("Cet appareil ne garde rien : enregistrez souvent"));
