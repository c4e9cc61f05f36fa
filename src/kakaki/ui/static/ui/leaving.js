// Before somebody leaves: nothing of theirs stays on the device, and nothing unsent goes unasked.
import { forget, isWaiting, photosOf, sendAll, textsOf } from "./outbox.js";

const dialog = document.getElementById("leaving");
const state = dialog?.querySelector("[data-state]");

async function waiting(person) {
  const texts = (await textsOf(person)).filter(isWaiting);
  return { texts, photos: await photosOf(person) };
}

async function leave(form, person) {
  navigator.serviceWorker?.controller?.postMessage({ leave: true });
  await forget(person);
  form.submit();
}

function ask(form, person, { texts, photos }) {
  const list = dialog.querySelector("ul");
  const lines = [...texts.map((one) => one.title || "Sans titre"), ...photos.map((one) => `Photo : ${one.alternative}`)];
  list.replaceChildren(...lines.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
  state.textContent = "";
  dialog.querySelector("[data-first]").onclick = async () => {
    state.textContent = "Envoi…";
    await sendAll(person);
    const left = await waiting(person);
    if (!left.texts.length && !left.photos.length) { await leave(form, person); return; }
    ask(form, person, left);
    state.textContent = left.texts.length
      ? "Tout n’est pas parti. Réessayez quand la ligne revient, ou ouvrez le texte."
      : "Une photo n’est pas partie : ouvrez son texte, elle partira.";
  };
  dialog.querySelector("[data-throw]").onclick = () => leave(form, person);
  if (!dialog.open) dialog.showModal();
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const person = form.dataset?.leave;
  if (!person || !("indexedDB" in globalThis)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!navigator.onLine) {
    alert("La ligne est coupée : vous pourrez vous déconnecter à son retour. Rien n’est effacé.");
    return;
  }
  let left = { texts: [], photos: [] };
  try {
    left = await waiting(person);
  } catch { /* Where nothing can be kept, nothing is left. */ }
  if (left.texts.length || left.photos.length) ask(form, person, left);
  else await leave(form, person).catch(() => form.submit());
}, true);
