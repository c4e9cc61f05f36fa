// What is kept on this device in a database of its own, and by whom.
const NAME = "kakaki";
let opening;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("photos", { keyPath: "id" });
      asked.result.createObjectStore("texts", { keyPath: "key" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => { opening = null; reject(asked.error); };
  });
  return opening;
}

async function ask(store, mode, act) {
  const base = await open();
  return new Promise((resolve, reject) => {
    const work = base.transaction(store, mode, mode === "readwrite" ? { durability: "strict" } : undefined);
    const asked = act(work.objectStore(store));
    work.oncomplete = () => resolve(asked.result);
    work.onabort = work.onerror = () => reject(work.error || asked.error);
  });
}

export const put = (store, one) => ask(store, "readwrite", (all) => all.put(one));
export const remove = (store, key) => ask(store, "readwrite", (all) => all.delete(key));
export const all = (store) => ask(store, "readonly", (rows) => rows.getAll());
