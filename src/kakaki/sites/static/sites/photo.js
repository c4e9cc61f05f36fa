// A photo in a text: made small on the device, kept there, sent in pieces, taken up after any cut.
import { all, number, put, remove } from "../ui/device.js";

const LONGEST = 1600; // pixels
const form = document.getElementById("editor");
const place = form.querySelector("[data-photos]");
const [opener, state, list] = ["open", "state", "list"].map((name) => place.querySelector(`[data-photo-${name}]`));
const dialog = document.getElementById("photo");
const fields = dialog.querySelector("form").elements;
const fault = dialog.querySelector("[data-photo-fault]");
const body = form.elements.body;
const person = form.dataset.draft.split(":")[0];
const going = new Map();
const texts = { heic: dialog.dataset.heic, unread: dialog.dataset.unread, words: dialog.dataset.words, file: dialog.dataset.file };
let cursor = 0;

const token = () => form.elements.csrfmiddlewaretoken.value;
// A text keeps its own name from before its first save to the end, whatever its address becomes.
const name = () => form.elements.token.value || form.dataset.token || form.dataset.draft;
const pageId = () => Number(form.action.match(/textes\/(\d+)\/$/)?.[1] || place.dataset.page) || null;
const mark = (id) => `{{bloc:${id}}}`;
const pause = (seconds) => new Promise((done) => {
  const timer = setTimeout(end, seconds * 1000);
  function end() { clearTimeout(timer); removeEventListener("online", end); document.removeEventListener("visibilitychange", end); done(); }
  addEventListener("online", end);
  document.addEventListener("visibilitychange", end);
});

function row(id, text, picture) {
  let item = list.querySelector(`[data-photo="${id}"]`);
  if (!item) {
    item = document.createElement("li");
    item.dataset.photo = id;
    item.append(document.createElement("img"), document.createElement("span"));
    item.firstChild.alt = "";
    list.append(item);
  }
  if (picture) item.querySelector("img").src = picture;
  item.querySelector("span").textContent = text;
  return item;
}

function button(item, words, act) {
  const one = document.createElement("button");
  Object.assign(one, { type: "button", className: "button button-quiet", textContent: words });
  one.addEventListener("click", act);
  item.append(one);
}
const plain = (item) => item.querySelectorAll("button").forEach((one) => one.remove());

// A line of the text that is taken away takes its small picture with it; put back, it shows again.
function match() {
  for (const item of list.children) {
    const id = item.dataset.photo;
    item.hidden = !going.has(id) && !body.value.toLowerCase().includes(mark(id));
  }
}

const asBlob = (canvas, quality) => new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));

function drawn(bitmap, longest) {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff"; // A picture one sees through would turn black.
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

// Drawing the photo again leaves behind what the telephone wrote in it: the place, the device.
async function small(file) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new Error(/hei[cf]/i.test(`${file.type} ${file.name}`) ? texts.heic : texts.unread);
  }
  const blob = await asBlob(drawn(bitmap, LONGEST), 0.8);
  const thumbnail = drawn(bitmap, 160).toDataURL("image/jpeg", 0.6);
  bitmap.close();
  return { bytes: await blob.arrayBuffer(), thumbnail };
}

const hex = (buffer) => [...new Uint8Array(buffer)].map((one) => one.toString(16).padStart(2, "0")).join("");

async function choose() {
  const file = fields.photo.files[0];
  const alternative = fields.alternative.value.trim();
  if (!file || !alternative) throw new Error(file ? texts.words : texts.file);
  const { bytes, thumbnail } = await small(file);
  const before = body.value.slice(0, cursor);
  const photo = {
    id: number(), person, text: name(), page: pageId(),
    ministry: form.elements.ministry?.value ?? "",
    bytes, thumbnail, alternative, caption: fields.caption.value.trim(), name: file.name.slice(0, 120),
    size: bytes.byteLength, sha256: hex(await crypto.subtle.digest("SHA-256", bytes)),
    // Words may be written before it while the photo travels: what stands around it finds it again.
    at: { cursor, before: before.slice(-60), after: body.value.slice(cursor, cursor + 60) },
  };
  await put("photos", photo);
  follow(photo);
}

function where({ cursor: at, before, after }) {
  const text = body.value;
  if (text.slice(0, at).endsWith(before) && text.slice(at).startsWith(after)) return at;
  let found = before && after ? text.indexOf(before + after) : -1;
  if (found >= 0) return found + before.length;
  found = before ? text.lastIndexOf(before) : -1;
  if (found >= 0) return found + before.length;
  found = after ? text.indexOf(after) : -1;
  return found >= 0 ? found : text.length;
}

function insert(photo) {
  if (body.value.includes(mark(photo.id))) return;
  const text = body.value;
  let at = where(photo.at);
  // A photo stands on a line of its own: in the middle of a sentence it goes after its paragraph.
  if (text.slice(0, at).trim() && text[at - 1] !== "\n") {
    const end = text.indexOf("\n", at);
    at = end < 0 ? text.length : end;
  }
  const head = text.slice(0, at).replace(/\n+$/, "");
  const tail = text.slice(at).replace(/^\n+/, "");
  const { selectionStart, selectionEnd } = body;
  const whole = `${head ? `${head}\n\n` : ""}${mark(photo.id)}${tail ? `\n\n${tail}` : "\n\n"}`;
  const moved = (one) => (one > at ? Math.max(0, one + whole.length - text.length) : one);
  body.setRangeText(whole, 0, text.length, "preserve");
  body.setSelectionRange(moved(selectionStart), moved(selectionEnd));
  body.dispatchEvent(new Event("input", { bubbles: true }));
}

class Refused extends Error {}

async function call(address, options = {}) {
  for (let tried = 0; ; tried += 1) {
    const answer = await fetch(address, {
      ...options, headers: { Accept: "application/json", "X-CSRFToken": token(), ...options.headers },
    });
    const data = await answer.json().catch(() => ({}));
    if (answer.ok && "received" in data) return data;
    if (answer.status === 403 && !tried && (await fresh())) continue;
    if ([404, 409].includes(answer.status)) throw Object.assign(new Error(data.advice || ""), { again: true });
    if (answer.status === 401 || answer.status >= 500 || answer.ok) throw new Error(data.advice || "");
    throw new Refused(data.advice || texts.unread);
  }
}

async function fresh() {
  const answer = await fetch(form.dataset.fresh, { headers: { Accept: "application/json" } });
  if (!answer.ok) return false;
  form.elements.csrfmiddlewaretoken.value = (await answer.json()).token;
  return true;
}

async function send(photo, tell) {
  const { id, size, sha256, alternative, caption } = photo;
  let far = await call(place.dataset.photos, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      id, size, sha256, alternative, caption, name: photo.name, ministry: photo.ministry,
      page: photo.text === name() ? pageId() : photo.page,
    }),
  });
  while (!far.done && !photo.dropped) {
    tell(far.received);
    const start = Math.min(far.received, size - 1);
    far = await call(`${place.dataset.photos}${id}/?depuis=${start}`, {
      method: "PUT",
      headers: { "Content-Type": "application/octet-stream" },
      body: photo.bytes.slice(start, start + far.piece),
    });
  }
  return far;
}

async function drop(photo) {
  photo.dropped = true;
  going.delete(photo.id);
  list.querySelector(`[data-photo="${photo.id}"]`)?.remove();
  await remove("photos", photo.id);
}

function follow(photo) {
  if (going.has(photo.id)) return;
  going.set(photo.id, photo);
  const only = (work) => (navigator.locks ? navigator.locks.request(`photo:${photo.id}`, work) : work());
  only(() => travel(photo)).catch((error) => { state.textContent = String(error.message || error); });
}

async function travel(photo) {
  const tell = (words) => { row(photo.id, `${photo.alternative} — ${words}`, photo.thumbnail); };
  tell("gardée sur ce téléphone");
  button(row(photo.id, `${photo.alternative} — gardée sur ce téléphone`), "Ne pas l’envoyer", () => drop(photo));
  let wait = 1;
  while (!photo.dropped) {
    try {
      const far = await send(photo, (count) => { wait = 1; tell(`envoyée à ${Math.floor((count / photo.size) * 100)} %`); });
      if (far.done) await arrive(photo);
      return;
    } catch (error) {
      if (photo.dropped) return;
      if (error instanceof Refused) { refuse(photo, error.message); return; }
      tell(`gardée sur ce téléphone. ${error.message && !(error instanceof TypeError) ? error.message : "Elle partira quand la ligne reviendra."}`);
      await pause(error.again ? 1 : wait);
      wait = Math.min(30, wait * 2);
    }
  }
}

function refuse(photo, advice) {
  const item = row(photo.id, `${photo.alternative} — pas acceptée. ${advice}`, photo.thumbnail);
  plain(item);
  button(item, "La retirer", () => drop(photo));
}

async function arrive(photo) {
  insert(photo);
  going.delete(photo.id);
  const item = row(photo.id, photo.alternative, photo.thumbnail);
  plain(item);
  state.textContent = "Photo ajoutée au texte.";
  match();
  await remove("photos", photo.id);
}

async function resume() {
  const mine = (await all("photos")).filter((one) => one.person === person && one.text === name());
  for (const photo of mine) follow(photo);
}

function open(event) {
  event.preventDefault();
  cursor = document.activeElement === body || body.selectionStart ? body.selectionStart : body.value.length;
  dialog.querySelector("form").reset();
  fault.hidden = true;
  dialog.showModal();
}

dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const go = event.submitter;
  if (go.value === "close") { dialog.close(); return; }
  go.disabled = true;
  try {
    await choose();
    dialog.close();
    body.focus({ preventScroll: true });
  } catch (error) {
    fault.textContent = error.name === "QuotaExceededError" ? dialog.dataset.full : error.message;
    fault.hidden = false;
  }
  go.disabled = false;
});
// A text must not be sent for approval without the photo that its author put in it.
form.addEventListener("submit", (event) => {
  const waiting = [...going.values()].some((one) => !one.dropped);
  if (!waiting || event.submitter?.value !== "ask") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  state.textContent = "Une photo n’est pas encore arrivée. Attendez-la, ou touchez « Ne pas l’envoyer ».";
  state.scrollIntoView({ block: "center" });
}, true);

if (window.indexedDB && crypto.subtle && window.createImageBitmap) {
  opener.hidden = false;
  opener.addEventListener("click", open);
  body.addEventListener("input", match);
  match();
  resume().catch(() => { /* A private window keeps nothing: there is nothing to take up. */ });
  // An old text taken back brings its own name, and the photos that wait for it.
  form.addEventListener("kakaki:text", () => resume().catch(() => {}));
}
