// Texts are written on this device first, and sent when there is a line: each write once, in order.
import { all, change, number, read, remove } from "./device.js";

export const KEPT = "kept";
export const SENDING = "sending";
export const SENT = "sent";
export const CLASH = "clash";
export const REFUSED = "refused";
const WEEK = 7 * 86400000; // milliseconds
const FEW = 40; // texts that were sent and that open without a line as they were sent
const news = "BroadcastChannel" in globalThis ? new BroadcastChannel("kakaki") : null;
const listeners = new Set();

/** Call `act` when a text of this device changes, in this tab or in another. */
export function follow(act) {
  listeners.add(act);
  news?.addEventListener("message", act);
}

function tell() {
  news?.postMessage("changed");
  for (const act of listeners) act();
}

export const isWaiting = (one) => one.state !== SENT;
const words = (values) => JSON.stringify(values);
// The pieces of a translation have other names: what has no body of its own is never blank.
const isBlank = ({ values }) => "body" in values && !values.title?.trim() && !values.body.trim();

/** Keep what is typed of a text, given whole. What is on its way to the server stays beside it. */
export async function keep(text, durability) {
  const one = await change("texts", text.key, (before) => {
    if (before && before.state !== SENT && words(before.values) === words(text.values)) return undefined;
    if (!before && isBlank(text)) return undefined;
    if (before?.state === CLASH) return { ...before, values: text.values, title: text.title, at: Date.now() };
    const same = before && before.state !== SENT;
    return {
      ...text,
      version: same ? before.version : text.version,
      ...(same && before.address ? { address: before.address, save: before.save } : {}),
      posted: same ? before.posted : null,
      state: same && before.state === SENDING ? SENDING : KEPT,
      reason: "",
      at: Date.now(),
    };
  }, durability);
  tell();
  return one;
}

const LAST = "kakaki:"; // and the key of a text

/** Note what is typed at this very moment: a page that is killed has no time for more. */
export function note(text) {
  try { localStorage.setItem(LAST + text.key, JSON.stringify({ ...text, at: Date.now() })); } catch { /* Kept a moment later. */ }
}

/** Forget what was noted of a text, now that it is kept; not what was typed since. */
export function unnote(text) {
  try {
    const noted = JSON.parse(localStorage.getItem(LAST + text.key) || "null");
    if (noted && words(noted.values) === words(text.values)) localStorage.removeItem(LAST + text.key);
  } catch { /* Nothing could be noted, so nothing is left. */ }
}

function notes() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(LAST)).map((name) => JSON.parse(localStorage.getItem(name)));
  } catch { return []; }
}

/** Keep what was noted and not kept, because its page was killed in between. */
export async function recover() {
  for (const text of notes()) {
    const before = await read("texts", text.key);
    if (!before || before.at <= text.at) await keep(text);
    unnote(text);
  }
}

export const find = (key) => read("texts", key);

/** Return the texts of a person, the newest first; those of others are not shown. */
export async function textsOf(person) {
  const mine = (await all("texts")).filter((one) => one.person === person);
  return mine.sort((a, b) => b.at - a.at);
}

export const photosOf = async (person) => (await all("photos")).filter((one) => one.person === person);

export async function drop(key) {
  await remove("texts", key);
  tell();
}

/** Start again from another version of the text: somebody chose between two. */
export async function settle(key, { values, version, title }) {
  await change("texts", key, (one) => one && { ...one, values, version, title, posted: null, state: KEPT, reason: "", at: Date.now() });
  tell();
}

async function knock(one) {
  const answer = await fetch(one.fresh, { headers: { Accept: "application/json" }, cache: "no-store" });
  if (answer.status === 401 || answer.redirected) return null;
  if (!answer.ok) throw new Error("closed");
  const { token, person } = await answer.json();
  return { token, person: String(person) };
}

function post(one, token) {
  const body = JSON.stringify({
    ...one.posted.values, version: one.posted.version || null, token: one.token || null, write: one.posted.write, writer: one.writer,
  });
  return fetch(`${one.save}?ministry=${one.ministry || ""}`, {
    method: "POST",
    // A request that outlives its page may not be long; a longer text waits on the device.
    keepalive: body.length < 20000,
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
    body,
  });
}

const wait = (key, reason, more = {}) => change("texts", key, (one) => one && { ...one, state: KEPT, reason, ...more });

function came(key, data) {
  return change("texts", key, (one) => {
    if (!one?.posted) return undefined;
    const begun = `${one.texts}${data.page}/`;
    const place = one.address ? {} : { address: begun, save: `${begun}enregistrer/` };
    const next = { ...one, ...place, version: data.version, posted: null, reason: "" };
    if (words(one.values) !== words(one.posted.values)) return { ...next, state: KEPT };
    return { ...next, state: SENT, at: Date.now() };
  });
}

const OUT = "Reconnectez-vous : le texte partira.";

async function sendOnce(key, given) {
  const one = await change("texts", key, (now) => now && !isBlank(now) && [KEPT, SENDING].includes(now.state) && {
    // A write whose answer was lost goes again as it was, before anything newer.
    ...now, state: SENDING, reason: "", posted: now.posted || { write: number(), values: now.values, version: now.version },
  });
  if (!one || one.state !== SENDING) return { one };
  tell();
  let answer;
  let data = {};
  try {
    // Somebody else may sit here now: what one person wrote never goes as another's.
    const door = given ? { token: given, person: one.person } : await knock(one);
    if (door?.person !== one.person) return { one: await wait(key, OUT), out: true };
    answer = await post(one, door.token);
    if (answer.status === 403 || answer.status === 401) {
      const again = await knock(one);
      if (again?.person !== one.person) return { one: await wait(key, OUT), out: true };
      answer = await post(one, again.token);
    }
    data = await answer.json().catch(() => ({}));
  } catch {
    return { one: await wait(key, ""), cut: true };
  }
  if (answer.ok && data.page) return { one: await came(key, data), data, isSent: true };
  const left = { posted: null };
  if (answer.status === 409) return { one: await wait(key, "", { ...left, state: CLASH }) };
  if ([400, 403, 404, 413, 422].includes(answer.status) && data.advice) return { one: await wait(key, data.advice, { ...left, state: REFUSED }) };
  return { one: await wait(key, data.advice || ""), cut: true };
}

/** Send a text, and what was typed while it went; return how it stands. */
export async function send(key, token) {
  const work = async () => {
    let result;
    let count = 0;
    do {
      result = await sendOnce(key, count ? null : token);
      count += 1;
    } while (result.isSent && result.one?.state === KEPT && count < 20);
    tell();
    return result;
  };
  return navigator.locks ? navigator.locks.request(`text:${key}`, work) : work();
}

/** Send everything that waits for this person. Return false when something still waits for a line. */
export async function sendAll(person) {
  const waiting = (await all("texts")).filter((one) => (!person || one.person === person) && !isBlank(one) && [KEPT, SENDING].includes(one.state));
  let isOpen = true;
  for (const one of waiting.sort((a, b) => a.at - b.at)) {
    const result = await send(one.key);
    if (result.cut) { isOpen = false; break; }
  }
  return isOpen;
}

/** Ask the browser to send by itself when the line is back, even with every page closed. */
export async function later() {
  try { await (await navigator.serviceWorker?.ready)?.sync?.register("texts"); } catch { /* Pages do it. */ }
}

/** Forget what was sent, but for the last ones of this person. */
export async function tidy(person) {
  const sent = (await all("texts")).filter((one) => one.state === SENT).sort((a, b) => b.at - a.at);
  const mine = sent.filter((one) => one.person === person && Date.now() - one.at < WEEK).slice(0, FEW);
  for (const one of sent) if (!mine.includes(one)) await remove("texts", one.key);
}

/** Leave nothing of a person on this device: texts, photos, and the pages they read. */
export async function forget(person) {
  for (const text of notes()) if (text.person === person) localStorage.removeItem(LAST + text.key);
  for (const one of await all("texts")) if (one.person === person) await remove("texts", one.key);
  for (const one of await all("photos")) if (one.person === person) await remove("photos", one.id);
  if ("caches" in globalThis) {
    for (const name of await caches.keys()) if (name.startsWith("bureau-")) await caches.delete(name);
  }
  tell();
}
