/** The portal's API, same origin, as docs/openapi.json describes it. */

import * as texts from "../../texts/fr/furniture.ftl";

/** A refusal: a problem document (RFC 9457) with the portal's stable code and a French sentence. */
export interface Problem {
  status: number;
  code: string;
  /** The sentence to show. */
  title: string;
  /** What is wrong in which field of a form. */
  fields?: { field: string; reason: string }[];
  /** Until when tries are refused (RFC 3339). */
  until?: string;
  /** When the voter voted already (RFC 3339). */
  voted_at?: string;
  /** Seconds after which to try again. */
  retryAfter?: number;
}

/** The portal refused, and said why. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** No answer came: no network, or not the portal. What the request did is unknown. */
export class Unreachable extends Error {}

/** Reads a document. Throws {@link Refused} or {@link Unreachable}. */
export function get<T>(path: string): Promise<T> {
  return call(path, {}) as Promise<T>;
}

/** Sends a document and reads the answer (`undefined` for an empty one). Throws {@link Refused} or {@link Unreachable}. */
export function post<T = void>(path: string, body: unknown): Promise<T> {
  return sendBytes(path, JSON.stringify(body));
}

/** Sends these exact bytes as JSON: a ballot must arrive as it was signed. */
export function sendBytes<T>(path: string, body: string | Uint8Array<ArrayBuffer>): Promise<T> {
  return call(path, { method: "POST", body, headers: { "Content-Type": "application/json" } }) as Promise<T>;
}

let called = Date.now();

/** When the API was last called, by the device's clock in milliseconds. */
export function lastCall(): number {
  return called;
}

async function call(path: string, options: RequestInit): Promise<unknown> {
  let response: Response;
  let text: string;
  called = Date.now();
  try {
    response = await fetch(path, { ...options, credentials: "same-origin", redirect: "error", cache: "no-store" });
    text = await response.text();
  } catch {
    throw new Unreachable();
  }
  // The front answers what does not exist with its own page (infra/front.yaml), which is no problem document.
  if (response.status === 404) throw new Refused({ status: 404, code: "REQ-006", title: texts.nothingHere });
  const document = read(text);
  if (response.ok) return document;
  const problem = document as Problem | undefined;
  if (!problem || typeof problem.code !== "string") throw new Unreachable();
  const wait = Number(response.headers.get("Retry-After"));
  throw new Refused(wait > 0 ? { ...problem, retryAfter: wait } : problem);
}

function read(text: string): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreachable();
  }
}
