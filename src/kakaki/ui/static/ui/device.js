// What is kept on this device in a database of its own, and by whom.
const NAME = "kakaki";
const STORES = { photos: "id", texts: "key" };
let opening;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) {
        if (!asked.result.objectStoreNames.contains(name)) asked.result.createObjectStore(name, { keyPath });
      }
    };
    asked.onsuccess = () => {
      // A newer version of the desk, open beside this one, must not wait for it.
      asked.result.onversionchange = () => { asked.result.close(); opening = null; };
      asked.result.onclose = () => { opening = null; };
      resolve(asked.result);
    };
    asked.onerror = () => { opening = null; reject(asked.error); };
  });
  return opening;
}

async function ask(store, mode, act, durability = "strict") {
  const base = await open();
  return new Promise((resolve, reject) => {
    const work = base.transaction(store, mode, mode === "readwrite" ? { durability } : undefined);
    let answer;
    act(work.objectStore(store), (value) => { answer = value; });
    work.oncomplete = () => resolve(answer);
    work.onabort = work.onerror = () => reject(work.error);
  });
}

// Without https a browser makes no such numbers by itself.
export const number = () => crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (one) => (one ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (one / 4)))).toString(16));

const asking = (act) => (rows, tell) => { const asked = act(rows); asked.onsuccess = () => tell(asked.result); };

export const put = (store, one) => ask(store, "readwrite", asking((rows) => rows.put(one)));
export const remove = (store, key) => ask(store, "readwrite", asking((rows) => rows.delete(key)));
export const all = (store) => ask(store, "readonly", asking((rows) => rows.getAll()));
export const read = (store, key) => ask(store, "readonly", asking((rows) => rows.get(key)));

/** Change one thing in one stroke, whoever else writes it: `act` is given it, or undefined, and
 * returns what takes its place, or undefined to leave it as it is. Return what is kept then. */
export const change = (store, key, act, durability) => ask(store, "readwrite", (rows, tell) => {
  const asked = rows.get(key);
  asked.onsuccess = () => {
    const next = act(asked.result);
    tell(next || asked.result);
    if (next) rows.put(next);
  };
}, durability);
