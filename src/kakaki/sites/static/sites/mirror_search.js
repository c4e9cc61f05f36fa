// The search of a mirror: the words are looked up in files made beforehand, a few kilobytes each.
const place = document.getElementById("trouve");
const field = document.getElementById("chercher");
const SHOWN = 20;
const HOOKS = { "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ŋ": "n", "ɲ": "n", "ɛ": "e", "ɔ": "o", "œ": "oe", "æ": "ae" };

const read = async (name) => {
  const answer = await fetch(`${name}.json`);
  if (!answer.ok) throw new Error(name);
  return answer.json();
};
const plain = (word) => word.replace(/[ɓɗƙƴŋɲɛɔœæ]/g, (sign) => HOOKS[sign])
  .normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
const partOf = (word) => (/^[a-z0-9]{1,2}$/.test(word.slice(0, 2)) ? word.slice(0, 2) : "autres");

// Letters added, lost, changed or swapped between two words.
function distance(one, other) {
  let before = [], row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next.push(cost);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}

// A word as it stands, else without its plural, else what begins so, else what is nearly so.
function meant(word, words) {
  const own = [word, word.replace(/(.{3})[sx]$/, "$1"), `${word}s`].find((one) => Object.hasOwn(words, one));
  if (own) return [own];
  const all = Object.keys(words);
  const begun = word.length > 2 ? all.filter((one) => one.startsWith(word)) : [];
  if (begun.length || word.length < 4) return begun;
  const most = word.length < 8 ? 1 : 2;
  return all.filter((one) => Math.abs(one.length - word.length) <= most && distance(word, one) <= most);
}

async function ranked(asked, index) {
  let kept = null;
  for (const word of asked) {
    const words = index.parts.includes(partOf(word)) ? await read(`mots/${partOf(word)}`) : {};
    const found = new Map();
    for (const one of meant(word, words)) {
      const flat = words[one], rare = Math.log(1 + (2 * index.count) / flat.length);
      for (let at = 0; at < flat.length; at += 2) {
        found.set(flat[at], Math.max(found.get(flat[at]) ?? 0, flat[at + 1] * rare));
      }
    }
    kept = kept === null ? found
      : new Map([...kept].filter(([text]) => found.has(text)).map(([text, sum]) => [text, sum + found.get(text)]));
  }
  return [...(kept ?? new Map())].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([text]) => text);
}

const made = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });

function result([url, title, shown, lead]) {
  const one = document.createElement("li"), heading = document.createElement("h3");
  heading.append(made("a", title, { href: url }));
  one.append(heading, made("p", shown, { className: "small muted" }), made("p", lead));
  return one;
}

async function search(text) {
  const typed = text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (!typed.length) return;
  const index = await read("index");
  const telling = typed.filter((word) => !index.empty.includes(word));
  const asked = [...new Set((telling.length ? telling : typed).slice(0, 12).map(plain))];
  const numbers = await ranked(asked, index);
  const shown = numbers.slice(0, SHOWN), chunks = new Map();
  for (const chunk of new Set(shown.map((number) => Math.floor(number / index.chunk)))) {
    chunks.set(chunk, await read(`textes/${chunk}`));
  }
  const many = numbers.length > 1 ? "s" : "";
  place.replaceChildren(made("h2", numbers.length ? `${numbers.length} résultat${many}` : "Aucun résultat"));
  if (!numbers.length) {
    place.append(made("p", "Aucun texte de cette copie ne contient tous ces mots. Essayez avec moins de mots. Un texte absent d’ici n’est pas forcément faux."));
    return;
  }
  const list = made("ol", "", { className: "found" });
  for (const number of shown) list.append(result(chunks.get(Math.floor(number / index.chunk))[number % index.chunk]));
  place.append(list);
  if (numbers.length > SHOWN) place.append(made("p", `Voici les ${SHOWN} premiers. Ajoutez un mot pour en voir moins.`));
}

const text = new URLSearchParams(location.search).get("q") ?? "";
field.value = text;
search(text).catch(() => place.replaceChildren(made("p", "La recherche n’a pas pu lire ses fichiers. Réessayez avec du réseau.", { className: "alert alert-warn" })));
