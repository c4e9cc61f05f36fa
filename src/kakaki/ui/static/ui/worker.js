// The desk without a line: its pages as they were last seen by the person who is signed in.
import { all } from "./device.js";
import { sendAll } from "./outbox.js";

const PAGES = "bureau-"; // and the number of the person
const FILES = "bureau-files";
const MOST = { pages: 40, files: 80 };
const OLDEST = 7 * 86400000; // milliseconds: nobody reads older pages on a device left in a drawer.
const PATIENCE = 12000; // milliseconds
const SHELF = "/bureau/sur-ce-telephone/";
const WHEN = "x-kept-at";
let leaves = 0; // how often somebody left; what they asked for before is no longer kept.

const isHashed = (url) => /\.[0-9a-f]{12}\.\w+$/.test(url.pathname);
const isFile = (url) => url.pathname.startsWith("/static/") || url.pathname.startsWith("/theme/");

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

async function trim(cache, most) {
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - most))) await cache.delete(old);
}

// Somebody else signed in: nothing that the one before read stays readable.
async function mine(person) {
  const own = PAGES + person;
  for (const name of await caches.keys()) {
    if (name.startsWith(PAGES) && name !== FILES && name !== own) await caches.delete(name);
  }
  return caches.open(own);
}

async function keepPage(url, answer) {
  if ([403, 404, 410].includes(answer.status)) {
    const here = await personHere();
    if (here) await (await caches.open(PAGES + here)).delete(url);
    return;
  }
  const person = answer.headers.get("x-kakaki-person");
  if (!person || answer.redirected) return;
  const cache = await mine(person);
  if (!answer.ok || !answer.headers.has("x-kakaki-keep")) return;
  const headers = new Headers(answer.headers);
  headers.set(WHEN, Date.now());
  await cache.delete(url);
  await cache.put(url, new Response(await answer.blob(), { headers }));
  await trim(cache, MOST.pages);
}

async function personHere() {
  const name = (await caches.keys()).find((one) => one.startsWith(PAGES) && one !== FILES);
  return name?.slice(PAGES.length);
}

async function kept(path) {
  const person = await personHere();
  if (!person) return undefined;
  const cache = await caches.open(PAGES + person);
  const found = await cache.match(path);
  return found && Date.now() - Number(found.headers.get(WHEN)) < OLDEST ? found : undefined;
}

// A text that was begun here has an address that was never asked for: the form it began in shows it.
async function formOf(path) {
  const person = await personHere();
  const text = (await all("texts")).find((one) => String(one.person) === person && one.address === path);
  return text && kept(text.form);
}

async function withoutLine(url) {
  return (await kept(url.pathname)) || (await formOf(url.pathname)) || (await kept(SHELF));
}

async function page(event, url) {
  const asked = fetch(event.request);
  const turn = leaves;
  event.waitUntil(asked.then((answer) => {
    if (turn === leaves && !url.search) return keepPage(url.pathname, answer.clone());
    return undefined;
  }).catch(() => {}));
  // A line that neither gives nor breaks is no line.
  const slow = new Promise((_, refuse) => { setTimeout(refuse, PATIENCE); });
  try {
    return await Promise.race([asked, slow]);
  } catch {
    return (await withoutLine(url)) || asked;
  }
}

async function file(request, url) {
  const cache = await caches.open(FILES);
  const found = await cache.match(request);
  if (found && isHashed(url)) return found;
  const asked = fetch(request).then(async (answer) => {
    if (answer.ok) {
      await cache.delete(request);
      await cache.put(request, answer.clone());
      await trim(cache, MOST.files);
    }
    return answer;
  });
  if (!found) return asked;
  asked.catch(() => {});
  return found;
}

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (event.request.method === "POST" && event.request.mode === "navigate") {
    // What a form sends without a line is refused in words, and what was written is shown.
    event.respondWith(fetch(event.request).catch(async () => (await kept(SHELF)) || Response.error()));
    return;
  }
  if (event.request.method !== "GET") return;
  if (event.request.mode === "navigate") event.respondWith(page(event, url));
  else if (isFile(url)) event.respondWith(file(event.request, url));
});

// What a page was shown with before this began, so that it opens without a line too.
async function hold({ pages, files }) {
  const cache = await caches.open(FILES);
  for (const one of files) {
    const url = new URL(one, location);
    if (isFile(url) && !(await cache.match(one))) await cache.add(one);
  }
  await trim(cache, MOST.files);
  for (const one of pages) {
    if (!(await kept(one))) await keepPage(one, await fetch(one, { headers: { Accept: "text/html" } }));
  }
}

addEventListener("message", (event) => {
  if (event.data.leave) leaves += 1;
  else event.waitUntil(hold(event.data).catch(() => {}));
});

addEventListener("sync", (event) => {
  if (event.tag !== "texts") return;
  event.waitUntil(sendAll().then((isOpen) => { if (!isOpen) throw new Error("no line yet"); }));
});
