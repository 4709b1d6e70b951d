import { same } from "./merge";
import type { Flow } from "./model";

/** What this device keeps of a draft until the server has it. */
export interface Entry {
  /** The revision of the draft that it changes, and its flow. */
  revision: number;
  base: Flow;
  flow: Flow;
}

const store = "drafts";

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("relance", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run<T>(mode: IDBTransactionMode, action: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const database = await opened();
    const transaction = database.transaction(store, mode);
    const request = action(transaction.objectStore(store));
    return await new Promise<T>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    }).finally(() => database.close());
  } catch {
    // Without storage, such as in a private window, the server alone keeps the draft.
    return undefined;
  }
}

/** The journal of drafts on this device, by automation. */
export const journal = {
  read: (id: string) => run<Entry | undefined>("readonly", (drafts) => drafts.get(id) as IDBRequest<Entry | undefined>),
  write: (id: string, entry: Entry) => run("readwrite", (drafts) => drafts.put(entry, id)),
  /** Puts an entry, or none, in the place of a known one; leaves any other as it is. */
  replace: (id: string, known: Entry | undefined, next: Entry | undefined) =>
    run("readwrite", (drafts) => {
      const request = drafts.get(id) as IDBRequest<Entry | undefined>;
      request.onsuccess = () => {
        if (same(request.result, known)) {
          void (next === undefined ? drafts.delete(id) : drafts.put(next, id));
        }
      };
      return request;
    }),
  clear: (id: string) => run("readwrite", (drafts) => drafts.delete(id)),
};
