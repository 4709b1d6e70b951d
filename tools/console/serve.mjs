#!/usr/bin/env node
/*
 * Serves console/dist at /console/ with the headers that production sends, and passes the other
 * requests to a Relance server. Sessions are kept in this process: the token that signs in is the
 * access token. For development and journeys only.
 *
 * RELANCE_URL   the server, http://localhost:8080 by default
 * PORT          where this process listens, 8090 by default
 */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const server = new URL(process.env.RELANCE_URL ?? "http://localhost:8080");
const dist = fileURLToPath(new URL("../../console/dist", import.meta.url));
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".md": "text/markdown" };
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");
const sessions = new Map();

function answer(response, status, body, headers = {}) {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function file(path, response) {
  try {
    const bytes = await readFile(join(dist, normalize(path)));
    response.writeHead(200, {
      "Content-Type": `${types[extname(path)] ?? "application/octet-stream"}; charset=utf-8`,
      "Content-Security-Policy": policy,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
    });
    response.end(bytes);
  } catch {
    answer(response, 404, { title: "Not found", status: 404, detail: `${path} is no file of the console` });
  }
}

async function bodyOf(incoming) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || "{}");
}

async function roleOf(token) {
  const ask = (path, method = "GET") =>
    fetch(new URL(path, server), { method, headers: { Authorization: `Bearer ${token}` } });
  if ((await ask("/v1/project")).status === 401) return undefined;
  if ((await ask("/v1/tokens")).ok) return "owner";
  if ((await ask("/v1/audit")).ok) return "admin";
  // Only a manager is told that this list does not exist.
  return (await ask("/v1/lists/no-such-list", "DELETE")).status === 403 ? "analyst" : "manager";
}

const cookieOf = (incoming) => /relance=([0-9a-f]+)/.exec(incoming.headers.cookie ?? "")?.[1];

function granted({ token, role }) {
  return { person: role, role, access: token, accessUntil: new Date(Date.now() + 600_000).toISOString() };
}

async function session(incoming, response) {
  const known = sessions.get(cookieOf(incoming));
  if (incoming.method === "DELETE") {
    sessions.delete(cookieOf(incoming));
    return answer(response, 204);
  }
  if (incoming.url === "/v1/session/access") {
    return known ? answer(response, 200, granted(known)) : answer(response, 401, { title: "Unauthorized", status: 401 });
  }
  const { token } = await bodyOf(incoming);
  const role = token && (await roleOf(token));
  if (!role) return answer(response, 401, { title: "Unauthorized", status: 401 });
  const id = randomBytes(16).toString("hex");
  sessions.set(id, { token, role });
  return answer(response, 201, granted({ token, role }), {
    "Set-Cookie": `relance=${id}; HttpOnly; SameSite=Strict; Path=/`,
  });
}

function pass(incoming, response) {
  const options = { method: incoming.method, headers: { ...incoming.headers, host: server.host } };
  const onward = request(new URL(incoming.url, server), options, (from) => {
    response.writeHead(from.statusCode, from.headers);
    from.pipe(response);
  });
  onward.on("error", () => answer(response, 502, { title: "Bad gateway", status: 502, detail: `${server} does not answer` }));
  incoming.pipe(onward);
}

createServer((incoming, response) => {
  const path = incoming.url.split("?")[0];
  if (path.startsWith("/console/")) return file(path.slice("/console/".length) || "index.html", response);
  if (/^\/v1\/session(\/access)?$/.test(path)) return session(incoming, response);
  return pass(incoming, response);
}).listen(Number(process.env.PORT ?? 8090), function () {
  console.log(`console at http://localhost:${this.address().port}/console/index.html`);
});
