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
export async function get<T>(path: string): Promise<T> {
  return read(textOf(await fetchBytes(path, {}))) as T;
}

/** Reads the exact bytes of an answer, of this media type where several are offered. Throws as `get`. */
export function getBytes(path: string, mediaType = "application/json"): Promise<ArrayBuffer> {
  return fetchBytes(path, { headers: { Accept: mediaType } });
}

/** Sends these exact bytes as JSON and reads the exact bytes of the answer; gives up after `patience` milliseconds. Throws as `get`. */
export async function postForBytes(path: string, body: string | Uint8Array<ArrayBuffer>, patience?: number): Promise<ArrayBuffer> {
  const cut = new AbortController();
  const timer = patience && setTimeout(() => cut.abort(), patience);
  try {
    return await fetchBytes(path, { method: "POST", body, headers: { "Content-Type": "application/json" }, signal: cut.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** Sends a document and reads the answer (`undefined` for an empty one). Throws {@link Refused} or {@link Unreachable}. */
export async function post<T = void>(path: string, body: unknown): Promise<T> {
  return read(textOf(await postForBytes(path, JSON.stringify(body)))) as T;
}

let called = Date.now();

/** When the API was last called, by the device's clock in milliseconds. */
export function lastCall(): number {
  return called;
}

async function fetchBytes(path: string, options: RequestInit): Promise<ArrayBuffer> {
  let response: Response;
  let bytes: ArrayBuffer;
  called = Date.now();
  try {
    response = await fetch(path, { ...options, credentials: "same-origin", redirect: "error", cache: "no-store" });
    bytes = await response.arrayBuffer();
  } catch {
    throw new Unreachable();
  }
  // The front answers what does not exist with its own page (infra/front.yaml), which is no problem document.
  if (response.status === 404) throw new Refused({ status: 404, code: "REQ-006", title: texts.nothingHere });
  if (response.ok) return bytes;
  const problem = read(textOf(bytes)) as Problem | undefined;
  if (!problem || typeof problem.code !== "string") throw new Unreachable();
  const wait = Number(response.headers.get("Retry-After"));
  throw new Refused(wait > 0 ? { ...problem, retryAfter: wait } : problem);
}

/** The text of an answer. */
export function textOf(bytes: ArrayBuffer): string {
  return new TextDecoder().decode(bytes);
}

function read(text: string): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreachable();
  }
}
