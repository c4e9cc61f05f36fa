// « Sur ce téléphone »: the texts of this person that are on the device, and how each stands.
import { CLASH, KEPT, REFUSED, SENDING, SENT, drop, follow, isWaiting, later, photosOf, recover, sendAll, textsOf, tidy } from "./outbox.js";

const { person } = document.body.dataset;
const place = document.querySelector("[data-on-device]");
const line = document.querySelector("[data-connection]");
const LABELS = { [KEPT]: "Sur ce téléphone", [SENDING]: "Envoi en cours", [SENT]: "Envoyé", [CLASH]: "En conflit", [REFUSED]: "Refusé" };
const TONES = { [KEPT]: "warn", [SENDING]: "info", [SENT]: "good", [CLASH]: "bad", [REFUSED]: "bad" };
const DAY = 86400000; // milliseconds
const MOST = 50;
const TURN = 30000; // milliseconds
let count = 0;
let isCut = false; // A browser says it has a line when it only has a network.

function showLine() {
  if (!line) return;
  const waiting = count ? ` — ${count} texte${count > 1 ? "s" : ""} sur ce téléphone` : "";
  const words = navigator.onLine && !isCut ? `En ligne${waiting}` : "Hors ligne : gardé sur cet appareil";
  if (line.textContent !== words) line.textContent = words;
  line.classList.toggle("line-off", !navigator.onLine || isCut || count > 0);
}

const make = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text });

function told(one) {
  if (one.state === CLASH) return "Quelqu’un d’autre a enregistré ce texte. Ouvrez-le pour comparer les deux : rien n’est perdu.";
  if (one.state === REFUSED) return one.reason;
  if (one.state === KEPT) return one.reason || "Il partira quand la ligne reviendra.";
  return "";
}

function row(one, photos) {
  const item = make("li", "", "");
  item.dataset.text = one.key;
  const link = make("a", "title", one.title || "Sans titre");
  link.href = one.address || `${one.form}#${one.token}`;
  const badge = make("span", `badge badge-${TONES[one.state]}`, LABELS[one.state]);
  const more = make("span", "small muted", ` ${one.kind}, ${new Date(one.at).toLocaleString("fr", { dateStyle: "long", timeStyle: "short" })}`);
  item.append(link, document.createElement("br"), badge, more);
  const words = told(one);
  if (words) item.append(make("p", "small", words));
  const waiting = photos.filter((photo) => photo.text === one.token).length;
  if (waiting) item.append(make("p", "small", `${waiting} photo${waiting > 1 ? "s" : ""} à envoyer : ouvrez ce texte.`));
  if (one.state === REFUSED) {
    const away = make("button", "button button-quiet", "L’effacer de ce téléphone");
    away.type = "button";
    away.addEventListener("click", () => { if (confirm("Effacer ce texte ? Il n’est nulle part ailleurs.")) drop(one.key); });
    item.append(away);
  }
  return item;
}

async function show() {
  const now = Date.now();
  const texts = (await textsOf(person)).filter((one) => isWaiting(one) || now - one.at < DAY).slice(0, MOST);
  count = texts.filter(isWaiting).length;
  showLine();
  if (!place) return;
  const photos = await photosOf(person);
  const held = document.activeElement?.closest?.("[data-text]")?.dataset.text;
  place.querySelector("[data-texts]").replaceChildren(...texts.map((one) => row(one, photos)));
  if (held) place.querySelector(`[data-text="${held}"] a`)?.focus();
  place.hidden = !texts.length && !("always" in place.dataset);
  place.querySelector("[data-none]").hidden = texts.length > 0;
  place.querySelector("[data-send]").hidden = count === 0;
}

let again;
function showSoon() {
  clearTimeout(again);
  again = setTimeout(() => show().catch(() => {}), 60);
}

async function sendWaiting() {
  const isOpen = await sendAll(person);
  await tidy(person);
  isCut = !isOpen;
  showLine();
  if (!isOpen) later();
  return isOpen;
}

async function touched() {
  const state = place.querySelector("[data-send-state]");
  state.textContent = "Envoi…";
  const isOpen = await sendWaiting();
  state.textContent = isOpen ? "" : "La ligne est coupée. Vos textes restent ici et partiront à son retour.";
}

if (person && "indexedDB" in globalThis) {
  follow(showSoon);
  place?.querySelector("[data-send]").addEventListener("click", () => touched());
  const turn = () => { if (navigator.onLine) sendWaiting().catch(() => {}); };
  recover().then(show).then(turn).catch(() => { /* A private window keeps nothing: there is nothing to show. */ });
  addEventListener("online", turn);
  addEventListener("pageshow", showSoon);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) turn(); });
  setInterval(() => { if (count) turn(); }, TURN);
}
if (place && location.pathname !== document.body.dataset.shelf) {
  const away = document.querySelector("[data-away]");
  if (away) away.hidden = false;
}
addEventListener("online", showLine);
addEventListener("offline", showLine);
showLine();
