/** V06: what a one-time link shows before it serves. The token stands in the address's fragment, and only there. */

import { post, Refused } from "../../furniture/api.ts";
import { html, type Html } from "../../furniture/html.ts";
import { sentenceOf } from "./failures.ts";
import { showWaiting, waiting } from "../../furniture/stage.ts";
import * as texts from "../../../texts/fr/account.ftl";

/** What a link is for. */
export type LinkPurpose = "activation" | "password";

/** What the portal says of a link that may serve. */
export interface InspectedLink {
  purpose: string;
  masked_name?: string;
  question?: string;
}

/** Why a link cannot serve, and what to do about it. */
export interface LinkTrouble {
  /** `retry`: the portal did not answer, and the same link may be asked about again. */
  way: "expired" | "used" | "unknown" | "absent" | "retry";
  /** The portal's; the page of an address without a token holds its own. */
  sentence?: string;
  code?: string | undefined;
}

/** Opens the link of this address, then each link that is pasted whole over it: that changes only the fragment. */
export function followLinks(open: (token: string | undefined) => void): void {
  open(takeToken());
  addEventListener("hashchange", () => {
    const another = takeToken();
    if (another) open(another);
  });
}

/**
 * Takes the token out of the address bar and of the history, at once; `undefined` where there is none.
 * A mail program's full stop or bracket after the link is left out.
 */
function takeToken(): string | undefined {
  // The skip links lead to places of the page.
  if (location.hash && document.getElementById(location.hash.slice(1))) return undefined;
  const token = readToken(location.hash);
  if (location.hash) history.replaceState(null, "", location.pathname);
  return token;
}

/** The token of a fragment. */
export function readToken(fragment: string): string | undefined {
  return /^#([\w-]+)/.exec(fragment)?.[1];
}

/** Asks what the link is for; this uses nothing up. Throws {@link BadLink}. */
export async function inspect(token: string | undefined, purpose: LinkPurpose): Promise<InspectedLink> {
  if (!token) throw new BadLink({ way: "absent" });
  let link: InspectedLink;
  try {
    link = await post<InspectedLink>("/api/links/inspect", { token });
  } catch (error) {
    throw new BadLink(troubleOf(error));
  }
  if (link.purpose === purpose) return link;
  throw new BadLink({ way: "unknown", sentence: texts.linkOther });
}

/** The link cannot serve. */
export class BadLink extends Error {
  constructor(readonly trouble: LinkTrouble) {
    super(trouble.way);
  }
}

const WAYS: Record<string, LinkTrouble["way"]> = { "ACT-201": "expired", "ACT-202": "used", "ACT-203": "unknown", "ACT-204": "used" };

/** What a failed request says of the link it was made with. */
function troubleOf(error: unknown): LinkTrouble {
  if (error instanceof BadLink) return error.trouble;
  const sentence = sentenceOf(error);
  if (!(error instanceof Refused)) return { way: "retry", sentence };
  return { way: WAYS[error.problem.code] ?? "retry", sentence, code: error.problem.code };
}

/** The screen of a link that cannot serve. */
export function troubleScreen(purpose: LinkPurpose, { way, sentence, code }: LinkTrouble): Html {
  const again = purpose === "activation" ? "/activation/renvoi" : "/mot-de-passe-oublie";
  const newLink = html`<a class="button" href="${again}">${purpose === "activation" ? texts.newActivationLink : texts.newPasswordLink}</a>`;
  const actions = {
    expired: newLink,
    unknown: newLink,
    absent: newLink,
    used: html`<a class="button" href="/connexion">${texts.meLogIn}</a>`,
    retry: html`<button type="button" id="retry">${texts.tryAgain}</button>`,
  };
  const more = { expired: texts.onlyLastLink, unknown: texts.incompleteLink, absent: "", used: "", retry: "" };
  return html`<h1>${linkTitle(purpose)}</h1>
    <div class="alert narrow"><p data-slot="sentence">${sentence}</p>${more[way] ? html`<p>${more[way]}</p>` : ""}<p class="code" data-slot="code">${code}</p></div>
    <p class="actions plain">${actions[way]}</p>
    <p><a href="/assistance#${purpose === "activation" ? "activation" : "connexion"}">${way === "used" ? texts.notYou : texts.callHelp}</a></p>`;
}

/** The screens of every trouble, waiting. */
export function waitingTroubles(purpose: LinkPurpose): Html[] {
  const ways = ["expired", "used", "unknown", "absent", "retry"] as const;
  return ways.map((way) => waiting(way, linkTitle(purpose), troubleScreen(purpose, { way, sentence: way === "absent" ? texts.linkAbsent : "" })));
}

/** Shows why the link cannot serve; `again` asks the portal anew. */
export function showTrouble(error: unknown, again: () => void): void {
  const { way, sentence, code } = troubleOf(error);
  showWaiting(way, { sentence, code });
  const retry = document.getElementById("retry");
  if (retry) retry.onclick = again;
}

/** The screen while the portal is asked. */
export function checkingScreen(purpose: LinkPurpose): Html {
  return html`<h1>${linkTitle(purpose)}</h1><p role="status">${texts.linkChecking}</p>`;
}

/** The title of the page that a link opens. */
export function linkTitle(purpose: LinkPurpose): string {
  return purpose === "activation" ? texts.activationTitle : texts.newPasswordTitle;
}
