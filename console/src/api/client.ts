import createClient, { type Middleware } from "openapi-fetch";
import { base } from "./base";
import { ApiError } from "./problem";
import type { paths } from "../../generated/schema";
import { bearer, refresh } from "./session";
import type { Problem } from "./types";

const retries = new WeakMap<Request, Request>();

const authorized: Middleware = {
  async onRequest({ request }) {
    retries.set(request, request.clone());
    const token = await bearer();
    if (token !== undefined) {
      request.headers.set("Authorization", `Bearer ${token}`);
    }
    return request;
  },
  async onResponse({ request, response }) {
    const again = retries.get(request);
    if (response.status !== 401 || again === undefined || !(await refresh())) {
      return response;
    }
    again.headers.set("Authorization", `Bearer ${await bearer()}`);
    return fetch(again);
  },
};

/** The typed client of the API. */
export const api = createClient<paths>({ baseUrl: base, credentials: "omit" });
api.use(authorized);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a successful answer; otherwise throws what the server said. */
export async function body<T>(request: Promise<Answer<T>>): Promise<T> {
  const answer = await request;
  if (!answer.response.ok) {
    const problem = typeof answer.error === "object" ? (answer.error as Problem) : undefined;
    throw new ApiError(answer.response.status, problem);
  }
  return answer.data as T;
}
