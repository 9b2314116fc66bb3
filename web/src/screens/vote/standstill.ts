/** Where the vote cannot go on: each says what, until when, and what to do (SCREENS V35–V38, WE-06, BP-17). */

import type { Refusal } from "../../booth/refusal.ts";
import type { Problem } from "../../furniture/api.ts";
import { inParis } from "../../furniture/dates.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { Portal } from "../../furniture/portal.ts";
import { examplePortal } from "./example.ts";
import * as texts from "../../../texts/fr/vote.ftl";

/** A screen with nothing to do but leave, or try again. */
export interface Standstill {
  title: string;
  main: Html;
}

interface Way {
  href: string;
  label: string;
}

const SPACE: Way = { href: "/portail", label: texts.mySpaceLink };
const EMARGEMENTS: Way = { href: "/vote/emargements", label: texts.myEmargements };
const ASSISTANCE: Way = { href: "/assistance#vote", label: texts.assistanceLink };
const ELECTIONS: Way = { href: "/vote", label: texts.backToElections };

/** Why nobody can vote at this moment by the event's own calendar and bureau, or `undefined`. */
export function eventStandstill(portal: Portal, now: Date): Standstill | undefined {
  const { calendar, suspension, elections } = portal;
  const opens = new Date(calendar.vote_opens);
  const closes = new Date(calendar.vote_closes);
  if (now < opens) {
    return still(texts.notOpenTitle, html`<p>${texts.notOpen({ date: inParis(opens) })}</p>`, [SPACE, { href: "/portail/scrutins", label: texts.notOpenLists }]);
  }
  if (elections.every((election) => election.state === "voted")) {
    return still(texts.votedEverywhereTitle, html`<p>${texts.votedEverywhere({ n: elections.length })}</p>`, [SPACE, EMARGEMENTS]);
  }
  if (now.getTime() >= closes.getTime() + calendar.grace_minutes * 60_000) {
    return still(texts.closedTitle, html`<p>${texts.closed({ date: inParis(closes) })}</p><p>${texts.closedReceipts}</p>`, [SPACE, EMARGEMENTS]);
  }
  if (suspension) {
    const { since, reason, next_information: next } = suspension;
    const text = html`<p>${texts.suspended({ date: inParis(new Date(since)) })}</p>
      <p>${texts.suspendedReason({ reason })}</p>
      ${next ? html`<p>${texts.suspendedNext({ date: inParis(new Date(next)) })}</p>` : ""}`;
    return still(texts.suspendedTitle, text, [SPACE, EMARGEMENTS]);
  }
  return undefined;
}

/** The portal refused. Its sentence says whether a vote was recorded. */
export function refusedStandstill({ title, code }: Problem): Standstill {
  const ways = code === "AUT-103" ? [{ href: "/connexion", label: texts.signInLink }] : [SPACE, ASSISTANCE];
  return still(texts.refusedTitle, html`<p>${title}</p><p class="code">${code}</p>`, ways);
}

/** No answer. The button `#again` tries again. */
export function unreachableStandstill(): Standstill {
  return again(texts.unreachableTitle, html`<p>${texts.unreachable}</p>`);
}

/** The booth refuses on this device. */
export function deviceStandstill(refusal: Refusal): Standstill {
  if (refusal.kind === "randomness") {
    return still(texts.deviceTitle, html`<p>${texts.deviceRandomness}</p><p>${texts.noVoteRecorded}</p>`, [SPACE, ASSISTANCE]);
  }
  if (refusal.kind === "election") return sealedStandstill("differs");
  const text = refusal.kind === "unsupported" ? texts.deviceUnsupported : texts.deviceFault;
  return still(texts.deviceTitle, html`<p>${text}</p><p>${texts.noVoteRecorded}</p>`, [SPACE, ASSISTANCE]);
}

/** What is served is not what was sealed, or not what was served before (BP-17). */
export function sealedStandstill(what: "changed" | "differs" | "several"): Standstill {
  const text = { changed: texts.sealedChanged, differs: texts.sealedDiffers, several: texts.severalChoices }[what];
  return still(texts.sealedTitle, html`<p>${text}</p>`, [ASSISTANCE, SPACE]);
}

/** An address of no election of this voter. */
export function unknownStandstill(): Standstill {
  return still(texts.unknownTitle, html`<p>${texts.unknown}</p>`, [ELECTIONS]);
}

/** The election was voted already (VOT-501). */
export function alreadyStandstill(title: string, votedAt: string | undefined, sentence?: string): Standstill {
  const text = sentence ?? (votedAt ? texts.already({ date: inParis(new Date(votedAt)) }) : "");
  return still(texts.alreadyTitle, html`<p><strong>${title}</strong></p><p>${text}</p>${sentence ? html`<p class="code">VOT-501</p>` : ""}`, [ELECTIONS, EMARGEMENTS]);
}

function still(title: string, text: Html, ways: Way[]): Standstill {
  const links = ways.map(({ href, label }, place) => html`<a${place ? "" : html` class="button"`} href="${href}">${label}</a> `);
  return { title, main: html`<h1>${title}</h1>${text}<p class="actions plain">${links}</p>` };
}

function again(title: string, text: Html): Standstill {
  return { title, main: html`<h1>${title}</h1>${text}<p class="actions plain"><button type="button" id="again">${texts.retry}</button> <a href="${SPACE.href}">${SPACE.label}</a></p>` };
}

/** Each of them. */
export function standstillSpecimens(): Specimen[] {
  const portal = examplePortal();
  const suspension = { since: "2022-12-01T10:00:00Z", reason: "Une panne du réseau est en cours de réparation.", next_information: "2022-12-01T14:30:00Z" };
  const at = (date: string) => eventStandstill(portal, new Date(date))!;
  const states: [string, string, Standstill][] = [
    ["V35", "vote", at("2022-11-30T10:00:00Z")],
    ["V36", "vote", at("2022-12-08T16:15:00Z")],
    ["V37", "vote", eventStandstill({ ...portal, suspension }, new Date(portal.now))!],
    ["V25", "voted-everywhere", eventStandstill(examplePortal(3), new Date(portal.now))!],
    ["V25", "unreachable", unreachableStandstill()],
    ["V25", "unknown-election", unknownStandstill()],
    ["V25", "signed-out", refusedStandstill({ status: 401, code: "AUT-103", title: "Votre session a expiré. Aucun vote n'a été enregistré par cette action." })],
    ["V26", "already-voted", alreadyStandstill(portal.elections[0]!.title, "2022-12-01T11:46:00Z")],
    ["V26", "sealed-changed", sealedStandstill("changed")],
    ["V26", "sealed-differs", sealedStandstill("differs")],
    ["V26", "several-choices", sealedStandstill("several")],
    ["V28", "randomness", deviceStandstill({ kind: "randomness", fault: "constant" })],
    ["V28", "unsupported", deviceStandstill({ kind: "unsupported" })],
    ["V28", "wrong-arithmetic", deviceStandstill({ kind: "self_check" })],
    ["V28", "already-voted", alreadyStandstill(portal.elections[0]!.title, undefined, "Vous avez déjà voté à ce scrutin le jeudi 1er décembre 2022 à 12 h 46 (heure de Paris). Ce nouvel envoi n'a pas été enregistré.")],
  ];
  return states.map(([screen, state, { title, main }]) => ({ screen, state, title, main, signedIn: true }));
}
