import type { components } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { ApiError } from "../../api/problem";

export type Import = components["schemas"]["Import"];
export type ImportCreation = components["schemas"]["ImportCreation"];
export type ImportPreview = components["schemas"]["ImportPreview"];
export type Mapping = Record<string, string>;

/** Creates an import and uploads its file to the address that the server gives. */
export async function upload(creation: ImportCreation, file: File): Promise<Import> {
  const created = await body(api.POST("/v1/imports", { body: creation }));
  const to = created.upload;
  if (to === undefined) {
    throw new Error(`The import ${created.id} has no address for its file`);
  }
  const response = await fetch(to.url, { method: to.method, headers: to.headers, body: file });
  if (!response.ok) {
    throw new ApiError(response.status, undefined);
  }
  return created;
}

export function previewOf(id: string): Promise<ImportPreview> {
  return body(api.GET("/v1/imports/{id}/preview", { params: { path: { id } } }));
}

export function run(id: string, mapping: Mapping): Promise<Import> {
  return body(api.POST("/v1/imports/{id}/run", { params: { path: { id } }, body: { mapping } }));
}

const key = "relance.imports";
const most = 10;

/** An import that this browser began. The API lists none. */
export interface RecentImport {
  id: string;
  file: string;
  at: string;
}

export function recentImports(): RecentImport[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]") as RecentImport[];
  } catch {
    return [];
  }
}

export function remember(each: RecentImport): void {
  localStorage.setItem(key, JSON.stringify([each, ...recentImports()].slice(0, most)));
}
