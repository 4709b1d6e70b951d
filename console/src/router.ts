import { useSyncExternalStore } from "react";

/** Where the person is: the parts of the path and the filters, both from the address's hash. */
export interface Route {
  path: string[];
  params: URLSearchParams;
}

export function parse(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  return {
    path: path.split("/").filter(Boolean).map(decodeURIComponent),
    params: new URLSearchParams(query),
  };
}

/** The address of a page; filters that are empty are left out. */
export function href(path: string[], params: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value) {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return `#/${path.map(encodeURIComponent).join("/")}${text ? `?${text}` : ""}`;
}

function subscribe(listener: () => void) {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

export function useRoute(): Route {
  return parse(useSyncExternalStore(subscribe, () => location.hash));
}

export function go(address: string): void {
  location.hash = address;
}

/** Changes filters of the present page, without a step in the history of the browser. */
export function filter(changes: Record<string, string | undefined>): void {
  const { path, params } = parse(location.hash);
  const address = href(path, { ...Object.fromEntries(params), ...changes });
  history.replaceState(history.state, "", address);
  dispatchEvent(new HashChangeEvent("hashchange"));
}
