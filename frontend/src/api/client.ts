// The one way to the HTTP door: JSON in, JSON out, refusals as sentences.

const ROOT = "/api/v1";

/** The server said no, or could not be reached; `message` is a sentence to show. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: unknown;

  constructor(status: number, code: string, sentence: string, body: unknown = null) {
    super(sentence);
    this.name = "ApiProblem";
    this.status = status;
    this.code = code;
    this.body = body;
  }
}

export type QueryValue = string | number | boolean | readonly string[] | undefined;

/** `/maps/m1/reading` and `{channel: ["web"]}` → `/api/v1/maps/m1/reading?channel=web`. */
export function address(path: string, query: Readonly<Record<string, QueryValue>> = {}): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === "" || value === false) continue;
    if (Array.isArray(value)) for (const one of value) words.append(name, one);
    else words.append(name, String(value));
  }
  const tail = words.toString();
  return `${ROOT}${path}${tail ? `?${tail}` : ""}`;
}

function sentenceOf(body: unknown, status: number): { code: string; sentence: string } {
  const found = (body ?? {}) as Record<string, unknown>;
  const inner = (
    typeof found.error === "object" && found.error !== null ? found.error : found
  ) as Record<string, unknown>;
  const text = [inner.sentence, inner.message, inner.detail].find((one) => typeof one === "string");
  return {
    code: typeof inner.code === "string" ? inner.code : `http-${status}`,
    sentence: typeof text === "string" ? text : `The server answered with ${status}.`,
  };
}

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(url, { credentials: "same-origin", ...init });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiProblem(
      0,
      "unreachable",
      "Desireline does not answer. Start it again with “desireline serve”; nothing is lost.",
    );
  }
  const text = await answer.text();
  let body: unknown = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    body = null;
  }
  if (!answer.ok) {
    const { code, sentence } = sentenceOf(body, answer.status);
    throw new ApiProblem(answer.status, code, sentence, body);
  }
  return body as T;
}

export function get<T>(
  path: string,
  query: Readonly<Record<string, QueryValue>> = {},
  signal?: AbortSignal,
): Promise<T> {
  return ask<T>(address(path, query), { headers: { accept: "application/json" }, signal });
}

export function post<T>(path: string, body: unknown = {}): Promise<T> {
  return ask<T>(address(path), {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Replace, change or remove what is already there. */
export function change<T>(
  method: "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  query: Readonly<Record<string, QueryValue>> = {},
): Promise<T> {
  return ask<T>(address(path, query), {
    method,
    headers: { accept: "application/json", "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

/** Send files as a form, under the name `files`. */
export function send<T>(path: string, files: readonly File[]): Promise<T> {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  return ask<T>(address(path), { method: "POST", body: form });
}
