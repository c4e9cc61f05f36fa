// The counter of a mirror: a seal is checked here, by this browser, with the keys that came along.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const place = document.getElementById("reponse");
const field = document.getElementById("recu");

// References: eight characters whose sum, weighted by powers of 2 in GF(32), is zero.
function times(left, right) {
  let product = 0;
  for (let bit = 0; bit < 5; bit++) if ((right >> bit) & 1) product ^= left << bit;
  for (let bit = 8; bit > 4; bit--) if ((product >> bit) & 1) product ^= 0b100101 << (bit - 5);
  return product;
}

export function parseReference(typed) {
  const found = typed.replace(/[\s\-\u2010-\u2015\u2212.·_]+/g, "").toUpperCase()
    .replaceAll("O", "0").replace(/[IL]/g, "1");
  if (found.length !== 8 || [...found].some((sign) => !ALPHABET.includes(sign))) return null;
  let sum = 0, weight = 1;
  for (const sign of [...found].reverse()) {
    sum ^= times(weight, ALPHABET.indexOf(sign));
    weight = times(weight, 2);
  }
  return sum === 0 ? found : null;
}

// CBOR (RFC 8949): what a seal is made of, and nothing else.
function decode(bytes) {
  let at = 0;
  const take = (count) => {
    if (at + count > bytes.length) throw new Error("short");
    at += count;
    return bytes.subarray(at - count, at);
  };
  const number = (small) => {
    if (small < 24) return small;
    if (small > 26) throw new Error("number");
    return take(1 << (small - 24)).reduce((sum, byte) => sum * 256 + byte, 0);
  };
  const item = (depth) => {
    if (depth > 6) throw new Error("deep");
    const [head] = take(1);
    const kind = head >> 5, count = number(head & 31);
    if (kind === 0) return count;
    if (kind === 1) return -1 - count;
    if (kind === 2) return take(count);
    if (kind === 3) return new TextDecoder("utf-8", { fatal: true }).decode(take(count));
    if (kind === 4) return Array.from({ length: count }, () => item(depth + 1));
    if (kind === 6) return { tag: count, value: item(depth + 1) };
    if (kind !== 5) throw new Error("kind");
    const map = new Map();
    for (let left = count; left > 0; left--) {
      const key = item(depth + 1);
      if (map.has(key)) throw new Error("twice");
      map.set(key, item(depth + 1));
    }
    return map;
  };
  const value = item(0);
  if (at !== bytes.length) throw new Error("long");
  return value;
}

function head(kind, length) {
  if (length < 24) return [(kind << 5) | length];
  if (length < 256) return [(kind << 5) | 24, length];
  return [(kind << 5) | 25, length >> 8, length & 255];
}

function signedBytes(protectedPart, payload) {
  const part = protectedPart.length === 1 && protectedPart[0] === 0xa0 ? [] : protectedPart;
  const context = new TextEncoder().encode("Signature1");
  return new Uint8Array([
    0x84, ...head(3, context.length), ...context, ...head(2, part.length), ...part,
    ...head(2, 0), ...head(2, payload.length), ...payload,
  ]);
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

function bytesIn(digits) {
  let text = BigInt(digits).toString(16);
  if (text.length % 2) text = `0${text}`;
  return Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
}

async function opened(bytes, keys) {
  let value = decode(bytes);
  if (value.tag === 18) value = value.value;
  if (!Array.isArray(value) || value.length !== 4) throw new Error("not a seal");
  const [protectedPart, unprotectedPart, payload, signature] = value;
  const parts = [protectedPart, payload, signature];
  if (!parts.every((part) => part instanceof Uint8Array)) throw new Error("not bytes");
  const known = protectedPart.length ? decode(protectedPart) : new Map();
  if (!(known instanceof Map && unprotectedPart instanceof Map)) throw new Error("not maps");
  if ([...known.keys()].some((name) => unprotectedPart.has(name))) throw new Error("twice");
  const headers = new Map([...unprotectedPart, ...known]);
  if (headers.get(1) !== -7 || headers.has(2) || signature.length !== 64) throw new Error("not ES256");
  if (!(headers.get(4) instanceof Uint8Array)) throw new Error("no key");
  const kid = hex(headers.get(4));
  const ours = keys.find((key) => key.kid === kid);
  if (!ours) throw new Error("unknown key");
  const key = await crypto.subtle.importKey(
    "spki", fromBase64(ours.spki), { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"],
  );
  const isTrue = await crypto.subtle.verify(
    { name: "ECDSA", hash: "SHA-256" }, key, signature, signedBytes(protectedPart, payload),
  );
  if (!isTrue) throw new Error("false signature");
  const claims = decode(payload);
  const reference = parseReference(claims.get(2));
  const digest = hex(claims.get(5));
  if (!reference || digest.length < 32 || digest.length > 64) throw new Error("not claims");
  return { reference, digest, kid, issuer: claims.get(1) };
}

// What came along with the page: keys and facts are asked for at once, lines when they are needed.
async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  return answer.json();
}

const facts = Promise.all([json("/verifier/miroir.json"), json("/verifier/cles.json")]);
facts.catch(() => {});

async function line(reference, mirror) {
  const part = reference.slice(0, 2);
  if (!mirror.parts.includes(part)) return null;
  return (await json(`/verifier/references/${part}.json`))[reference] ?? null;
}

function show(verdict, { note = "", seal = null, reference = "", issuer = "" } = {}) {
  place.replaceChildren(document.getElementById(`verdict-${verdict}`).content.cloneNode(true));
  place.querySelector("[data-note]").textContent = note.replace(/ ([:;?!»])/g, "\u00a0$1").replaceAll("« ", "«\u00a0");
  const list = place.querySelector("dl");
  const add = (label, value, href = "") => {
    if (!value) return;
    const term = document.createElement("dt"), said = document.createElement("dd");
    term.textContent = label;
    if (href) {
      const link = document.createElement("a");
      link.href = href;
      link.textContent = value;
      said.append(link);
    } else said.textContent = value;
    list.append(term, said);
  };
  const shown = (number) => number && `${number.slice(0, 4)}-${number.slice(4)}`;
  add("Titre", seal?.title, seal?.url);
  add("Émetteur", seal?.issuer ?? issuer);
  add("Date", seal?.shown_date);
  add("Référence", shown(reference), seal ? `/verifier/${reference}/` : "");
  add("Remplacé par", shown(seal?.replaced_by), seal?.replaced_by ? `/verifier/${seal.replaced_by}/` : "");
  place.querySelector("h2").focus();
}

function about(seal, reference, note) {
  if (seal.state === "published") return show("authentic", { seal, reference, note });
  show("superseded", { seal, reference, note: seal.said });
}

async function answerReference(reference) {
  const [mirror] = await facts;
  const seal = await line(reference, mirror);
  if (!seal) return show("unknown", { reference });
  about(seal, reference, "Comparez avec ce que vous avez reçu : une référence se recopie.");
}

async function answerCode(address, digits) {
  const [mirror, keys] = await facts;
  const host = new URL(address).hostname.toLowerCase();
  if (!mirror.hosts.includes(host)) {
    return show("imitated_seal", {
      note: `Ce carré mène au site « ${host} », qui n’est pas celui du gouvernement.`,
    });
  }
  if (!globalThis.crypto?.subtle) {
    return show("elsewhere", {
      note: "Votre navigateur ne lit pas ce carré ici. Tapez la référence imprimée à côté.",
    });
  }
  let said;
  try {
    said = await opened(bytesIn(digits), keys.keys);
  } catch {
    return show("imitated_seal");
  }
  let seal;
  try {
    seal = await line(said.reference, mirror);
  } catch {
    return show("genuine_seal", {
      reference: said.reference, issuer: said.issuer,
      note: "La signature est vraie. Le registre n’a pas pu être lu : réessayez avec du réseau.",
    });
  }
  if (!seal || seal.kid !== said.kid || !seal.sha256.startsWith(said.digest)) {
    return show("imitated_seal", { note: "Ce sceau n’est pas dans le registre de ce miroir." });
  }
  about(seal, said.reference, "Comparez avec ce que vous avez reçu : un vrai sceau peut être recopié.");
}

async function answer(received) {
  const typed = received.trim();
  const code = typed.match(/^(https?:\/\/[^\s#]{1,200}\/v)\/?#([1-9][0-9]{60,2400})$/i);
  try {
    if (code) return await answerCode(code[1], code[2]);
    const reference = parseReference(typed);
    if (reference) return await answerReference(reference);
  } catch {
    return show("elsewhere", { note: "Le registre n’a pas pu être lu. Réessayez avec du réseau." });
  }
  if (typed.length <= 24 && /^[0-9A-Za-z]{2,6}[\s-]?[0-9A-Za-z]{2,6}$/.test(typed)) {
    return show("unreadable", {
      note: "Cette référence contient une faute de frappe. Elle a 8 caractères, comme 7K3Q-F2WD.",
    });
  }
  show("elsewhere");
}

document.getElementById("verifier").addEventListener("submit", (event) => {
  event.preventDefault();
  answer(field.value);
});
function scanned() {
  if (location.hash.length > 60) answer(location.href);
}
window.addEventListener("hashchange", scanned);
scanned();
