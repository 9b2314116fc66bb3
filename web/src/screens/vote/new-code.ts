/** V23, where a réassort link leads, and V24, the new voting code. */

import type { VotingCode } from "../../booth/voting-code.ts";
import { spelled } from "../../booth/voting-code.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import { examplePortal } from "./example.ts";
import * as reissue from "../../../texts/fr/reissue.ftl";
import * as texts from "../../../texts/fr/vote.ftl";

/** What may be wrong with a link. */
export type LinkFault = "expired" | "used" | "broken" | "other";

/** V23 without a session. `tried`: the voter said they were signed in, and is not. */
export function signInFirst(tried: boolean): Html {
  return html`<h1>${reissue.linkTitle}</h1>
    ${tried ? html`<div class="alert" role="alert"><p>${reissue.linkNotYet}</p></div>` : ""}
    <p>${reissue.linkSignIn}</p>
    <ol><li>${reissue.linkSignIn1}</li><li>${reissue.linkSignIn2}</li></ol>
    <p class="actions plain"><a class="button" href="/connexion" target="_blank" rel="noopener">${texts.signInTab}</a> <button type="button" class="secondary" id="signed-in">${reissue.linkSignedIn}</button></p>`;
}

/** V23 with a link that may serve. Nothing has happened yet: a robot that opens the link changes nothing. */
export function linkReady(): Html {
  return html`<h1>${reissue.linkTitle}</h1>
    <p>${reissue.linkReady}</p>
    <p><strong>${reissue.linkConsequence}</strong></p>
    <p class="actions plain"><button type="button" id="show-code">${reissue.linkShow}</button></p>`;
}

/** V23 with a link that cannot serve. `sentence` is the portal's own, where it gave one. */
export function linkFailed(fault: LinkFault, sentence?: string, code?: string): Html {
  const text = { expired: reissue.linkExpired, used: reissue.linkUsed, broken: reissue.linkBroken, other: reissue.linkOther }[fault];
  return html`<h1>${reissue.linkTitle}</h1>
    <div class="alert" role="alert"><p>${sentence ?? text}</p>${code ? html`<p class="code">${code}</p>` : ""}</div>
    <p class="actions plain">${
      code && NO_LINK_HELPS.includes(code)
        ? html`<a class="button" href="/assistance#code">${texts.assistanceLink}</a> <a href="/portail">${texts.mySpaceLink}</a>`
        : html`<a class="button" href="/vote/reassort">${reissue.linkAgain}</a> <a href="/assistance#code">${reissue.linkNotYou}</a>`
    }</p>`;
}

/** Refusals that another link would meet too: the vote is not open, is suspended or over, or the sealed number of réassorts is reached. */
const NO_LINK_HELPS = ["REA-407", "REA-408", "VOT-502", "VOT-505"];

/** V23 while the portal replaces the code. */
export function makingCode(progress: "making" | "in-doubt" | "signed-out"): Html {
  const text = { making: reissue.newCodeMaking, "in-doubt": reissue.newCodeInDoubt, "signed-out": reissue.newCodeSignedOut }[progress];
  const sign = html`<a class="button" href="/connexion" target="_blank" rel="noopener">${texts.signInTab}</a> <button type="button" class="secondary" id="check-now">${reissue.linkSignedIn}</button>`;
  return html`<h1>${reissue.linkTitle}</h1>
    <p role="status" class="progress">${text}</p>
    <p class="actions plain">${progress === "signed-out" ? sign : ""}</p>`;
}

/** A code that the portal has accepted. */
export interface NewCode {
  /** As printed: `XXXXX-XXXXX-XXXXX-XXXXX`. */
  code: string;
  /** Titles of the elections it serves for. */
  replaced: readonly string[];
  /** Titles of the elections voted already. */
  kept: readonly string[];
}

/** V24: stays until the voter says that the code is noted. */
export function newCodeScreen({ code, replaced, kept }: NewCode): Html {
  return html`<h1>${reissue.newCodeTitle}</h1>
    <p class="voting-code mono" aria-hidden="true">${groups(code)}</p>
    <p class="hidden-text" id="spelled">${reissue.newCodeSpelled({ code: spelled(code.replace(/-/g, "") as VotingCode) })}</p>
    <p><strong>${reissue.newCodeOnce}</strong></p>
    <p>${reissue.newCodeNote}</p>
    <p>${reissue.newCodeFor({ n: replaced.length })}</p>
    <ul>${replaced.map((title) => html`<li>${title}</li>`)}</ul>
    ${kept.map((title) => html`<p>${reissue.newCodeKept({ title })}</p>`)}
    <p class="actions plain">
      <button type="button" class="secondary" id="copy-code">${texts.copy}</button>
      <button type="button" class="secondary" id="print-code">${reissue.newCodePrint}</button>
      <button type="button" class="secondary" id="download-code">${reissue.newCodeDownload}</button>
    </p>
    <p class="hint">${reissue.newCodeCopyWarning}</p>
    <p id="code-state" role="status"></p>
    <p class="actions plain"><button type="button" id="code-noted">${reissue.newCodeNoted}</button></p>`;
}

function groups(code: string): Html {
  return html`${code.split("-").map((group, place) => html`<span class="whole">${group}${place < 3 ? "-" : ""}</span><wbr>`)}`;
}

/** Both screens in their states. */
export function newCodeSpecimens(): Specimen[] {
  const specimen = (screen: string, state: string, main: Html, signedIn = true): Specimen => ({ screen, state, title: screen === "V24" ? reissue.newCodeTitle : reissue.linkTitle, main, signedIn });
  const titles = examplePortal().elections.map(({ title }) => title);
  const code = "7P8TB-E17YM-3M5R2-0KD8Q";
  return [
    specimen("V23", "sign-in-first", signInFirst(false), false),
    specimen("V23", "not-signed-in-yet", signInFirst(true), false),
    specimen("V23", "ready", linkReady()),
    specimen("V23", "expired", linkFailed("expired")),
    specimen("V23", "used", linkFailed("used")),
    specimen("V23", "broken", linkFailed("broken"), false),
    specimen("V23", "of-another-kind", linkFailed("other")),
    specimen("V23", "cap-reached", linkFailed("expired", "Le nombre de réassorts prévu pour ce scrutin est atteint : contactez l'assistance. Votre code de vote actuel reste valable.", "REA-408")),
    specimen("V23", "making", makingCode("making")),
    specimen("V23", "in-doubt", makingCode("in-doubt")),
    specimen("V23", "signed-out", makingCode("signed-out")),
    specimen("V24", "all-elections", newCodeScreen({ code, replaced: titles, kept: [] })),
    specimen("V24", "one-voted", newCodeScreen({ code, replaced: titles.slice(1), kept: titles.slice(0, 1) })),
  ];
}
