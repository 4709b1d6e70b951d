#!/usr/bin/env node
/*
 * console/dist/sources.txt names the sources that console/dist was built from, so that a test without
 * Node can tell whether the built files are stale.
 *
 * The files are console/src/** (all of them), console/index.html, console/vite.config.ts,
 * console/package.json and console/package-lock.json. The types of the API in console/generated change
 * no byte of the built files, so they do not count. Paths are relative to console/, with "/" between
 * folders, and sorted by their bytes in UTF-8. Each file is one line:
 *
 *   <SHA-256 of the file's bytes, in lower-case hexadecimal><two spaces><path><line feed>
 *
 * sources.txt is these lines, in UTF-8, and nothing else.
 *
 * sources.mjs write   writes the file
 * sources.mjs check   fails if it differs
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("../../console/", import.meta.url));
const single = ["index.html", "vite.config.ts", "package.json", "package-lock.json"];

function filesBelow(folder) {
  return readdirSync(join(home, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

export function sources() {
  return [...filesBelow("src"), ...single]
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map((path) => {
      const digest = createHash("sha256").update(readFileSync(join(home, path))).digest("hex");
      return `${digest}  ${path}\n`;
    })
    .join("");
}

const target = join(home, "dist", "sources.txt");
if (process.argv[2] === "write") {
  writeFileSync(target, sources());
} else if (process.argv[2] === "check") {
  if (readFileSync(target, "utf8") !== sources()) {
    console.error("console/dist is older than console/src: run npm run build in console/");
    process.exit(1);
  }
}
