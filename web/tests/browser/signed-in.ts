/** A voter signed in without walking through the pages: for the journeys that begin in the voter's space. */

import type { BrowserContext } from "@playwright/test";
import { webcrypto } from "node:crypto";
import type { LocalPortal, Voter } from "./portal.ts";

/** The password that {@link activate} chooses. */
export const PASSWORD = "Quatre-Vingt-Dix 9 vélos";
/** The answer to the challenge question that {@link activate} chooses. */
export const ANSWER = "1998";

/** The cookies of a session. */
export type Session = Parameters<BrowserContext["addCookies"]>[0];

interface Challenge {
  parameters: { cost: number; keyLength: number; keyPrefix: string; nonce: string; salt: string };
  signature: string;
}

/** Activates the account of a voter, through the link in their mailbox. */
export async function activate(portal: LocalPortal, voter: Voter): Promise<void> {
  const token = new URL(await portal.linkTo(voter.identifier)).hash.slice(1);
  await send(portal, "/api/activation", { token, question: "baccalaureat", password: PASSWORD, answer: ANSWER });
}

/** Logs a voter in whose account is active: the session, for `context.addCookies`. */
export async function logIn(portal: LocalPortal, voter: Voter): Promise<Session> {
  const proof_of_work = await solve(portal, "log-in");
  const response = await send(portal, "/api/session", { identifier: voter.identifier, password: PASSWORD, proof_of_work });
  const { hostname } = new URL(portal.origin);
  return response.headers.getSetCookie().map((line) => {
    const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
    const at = pair.indexOf("=");
    const has = (name: string) => attributes.some((attribute) => attribute.toLowerCase() === name);
    return {
      name: pair.slice(0, at),
      value: pair.slice(at + 1),
      domain: hostname,
      path: "/",
      secure: has("secure"),
      httpOnly: has("httponly"),
      sameSite: has("samesite=strict") ? "Strict" : "Lax",
    };
  });
}

/** What the checkbox « Je ne suis pas un robot » does, for a page that is not there: the counter whose key begins as asked. */
export async function solve(portal: LocalPortal, purpose: string): Promise<string> {
  const challenge = (await (await fetch(`${portal.origin}/api/proof-of-work/${purpose}`)).json()) as Challenge;
  const { cost, keyLength, keyPrefix, nonce, salt } = challenge.parameters;
  const password = Buffer.concat([Buffer.from(nonce, "hex"), Buffer.alloc(4)]);
  const parameters = { name: "PBKDF2", hash: "SHA-256", salt: Buffer.from(salt, "hex"), iterations: cost };
  for (let counter = 0; ; counter++) {
    password.writeUInt32BE(counter, password.length - 4);
    const key = await webcrypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derivedKey = Buffer.from(await webcrypto.subtle.deriveBits(parameters, key, 8 * keyLength)).toString("hex");
    if (derivedKey.startsWith(keyPrefix)) {
      return Buffer.from(JSON.stringify({ challenge, solution: { counter, derivedKey, time: 1 } })).toString("base64");
    }
  }
}

async function send(portal: LocalPortal, path: string, body: unknown): Promise<Response> {
  const response = await fetch(portal.origin + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: portal.origin, "Sec-Fetch-Site": "same-origin" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
}
