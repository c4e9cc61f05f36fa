// The last pages read of this site, for when there is no line. PINNED comes before this line.
const PAGES = "lecture-pages";
const FIXED = "lecture-fixed";
const FILES = "lecture-files";
const MOST = { pages: 20, files: 60 };
const LARGEST = 200000; // bytes: a larger page or picture is not kept.
const HOUR = 3600000; // milliseconds
const STATE = "/~lecture";
const AWAY = "/hors-ligne/";
const CLOSED = /^\/(bureau|comptes|wagtail|documents)(\/|$)/;
const IMMUTABLE = /^\/static\/.*\.[0-9a-f]{12}\.\w+$|^\/media\/images\//;
const WHEN = "x-kept-at";

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(pin().catch(() => {}));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

async function pin() {
  for (const one of PINNED) await keep(FIXED, one, await fetch(one, { cache: "no-cache" }));
}

async function trim(name, most) {
  const cache = await caches.open(name);
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - most))) await cache.delete(old);
}

// Only what everybody may read says that it may be kept; a receipt or a draft never does.
async function keep(name, path, answer) {
  const cache = await caches.open(name);
  const html = answer.ok && !answer.redirected ? await answer.text() : "";
  if (!html.includes("data-offline") || html.length > LARGEST) {
    if (answer.ok || [404, 410].includes(answer.status)) await cache.delete(path);
    return;
  }
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  headers.set(WHEN, Date.now());
  await cache.delete(path);
  await cache.put(path, new Response(html, { headers }));
  await trim(name, MOST.pages);
}

async function state(change) {
  const cache = await caches.open(FIXED);
  const kept = await (await cache.match(STATE))?.json() ?? { cut: false, checked: Date.now() };
  if (change) await cache.put(STATE, Response.json({ ...kept, ...change }));
  return kept;
}

// A page that was withdrawn, corrected or put under an alert must not stay as it was.
async function check() {
  await state({ cut: false, checked: Date.now() });
  for (const name of [PAGES, FIXED]) {
    for (const one of await (await caches.open(name)).keys()) {
      const { pathname } = new URL(one.url);
      if (pathname !== STATE) await keep(name, pathname, await fetch(pathname, { cache: "no-cache" }));
    }
  }
}

async function came(path, answer) {
  await keep(PINNED.includes(path) ? FIXED : PAGES, path, answer);
  const { cut, checked } = await state();
  if (cut || Date.now() - checked > HOUR) await check();
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const moment = (answer) => new Date(Number(answer.headers.get(WHEN))).toLocaleString("fr", { dateStyle: "long", timeStyle: "short" });

async function list() {
  const lines = [];
  for (const name of [PAGES, FIXED]) {
    const cache = await caches.open(name);
    for (const one of (await cache.keys()).reverse()) {
      const { pathname } = new URL(one.url);
      if (pathname === AWAY || pathname === STATE) continue;
      const found = await cache.match(one);
      // The title is text of HTML already, and stays so.
      const title = /<title>([^<]*)<\/title>/.exec(await found.text())?.[1] || escaped(pathname);
      lines.push(`<li><a href="${escaped(pathname)}">${title}</a> <span class="small muted">gardée le ${moment(found)}</span></li>`);
    }
  }
  return lines.join("");
}

async function withoutLine(url) {
  const found = await caches.match(url.pathname);
  const kept = found?.headers.has(WHEN) && url.pathname !== AWAY ? found : await caches.match(AWAY);
  if (!kept) return Response.error();
  let html = await kept.text();
  if (kept === found) {
    const notice = `<p class="alert alert-warn" role="note" data-kept-copy>Vous êtes hors ligne. Cette page a été gardée le ${moment(kept)} : elle a pu changer depuis.</p>`;
    html = html.replace(/<main[^>]*>/, (opening) => opening + notice);
  } else {
    const pages = await list();
    html = html.replace("<ul data-kept></ul>", () => (pages ? `<ul data-kept>${pages}</ul>` : "<p>Aucune page n’est gardée sur cet appareil.</p>"));
  }
  return new Response(html, { headers: kept.headers });
}

async function page(event, url) {
  try {
    const answer = await fetch(event.request);
    if (!url.search && answer.type === "basic") event.waitUntil(came(url.pathname, answer.clone()).catch(() => {}));
    return answer;
  } catch {
    event.waitUntil(state({ cut: true }));
    return withoutLine(url);
  }
}

async function file(request, url) {
  const cache = await caches.open(FILES);
  const found = await cache.match(request);
  if (found && IMMUTABLE.test(url.pathname)) return found;
  try {
    const answer = await fetch(request);
    if (answer.ok && Number(answer.headers.get("content-length") || 0) < LARGEST) {
      await cache.put(request, answer.clone());
      await trim(FILES, MOST.files);
    }
    return answer;
  } catch {
    return found || Response.error();
  }
}

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || CLOSED.test(url.pathname)) return;
  if (event.request.mode === "navigate") event.respondWith(page(event, url));
  else if (/^\/(static|theme|media\/images)\//.test(url.pathname)) event.respondWith(file(event.request, url));
});

// The page that was open before this began, and a line that came back.
addEventListener("message", (event) => {
  const { path, files } = event.data;
  const work = async () => {
    if (!path) { await check(); return; }
    await keep(PAGES, path, await fetch(path, { cache: "no-cache" }));
    for (const one of files) await file(new Request(one), new URL(one));
  };
  event.waitUntil(work().catch(() => {}));
});
