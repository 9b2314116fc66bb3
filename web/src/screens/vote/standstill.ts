/** Where the vote cannot go on: each says what, until when, and what to do (SCREENS V35–V38, WE-06, BP-17). */

import type { Refusal } from "../../booth/refusal.ts";
import type { Problem } from "../../furniture/api.ts";
import { inParis } from "../../furniture/dates.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html, type Piece } from "../../furniture/html.ts";
import type { Portal } from "../../furniture/portal.ts";
import { marks, waiting } from "../../furniture/stage.ts";
import { examplePortal } from "./example.ts";
import * as texts from "../../../texts/fr/vote.ftl";

/** A screen with nothing to do but leave, or try again: one of those below, and what it says of this voter and moment. */
export interface Standstill {
  name: Name;
  given?: Given;
}

interface Given {
  /** The election's title. */
  title?: string;
  date?: string;
  /** A sentence that depends on a number, or is the portal's own. */
  sentence?: string;
  code?: string;
  reason?: string;
}

type Name = keyof ReturnType<typeof screens>;

/** Why nobody can vote at this moment by the event's own calendar and bureau, or `undefined`. */
export function eventStandstill(portal: Portal, now: Date): Standstill | undefined {
  const { calendar, suspension, elections } = portal;
  const opens = new Date(calendar.vote_opens);
  const closes = new Date(calendar.vote_closes);
  if (now < opens) return { name: "not-open", given: { date: inParis(opens) } };
  if (elections.every((election) => election.state === "voted")) {
    return { name: "voted-everywhere", given: { sentence: texts.votedEverywhere({ n: elections.length }) } };
  }
  if (now.getTime() >= closes.getTime() + calendar.grace_minutes * 60_000) return { name: "closed", given: { date: inParis(closes) } };
  if (!suspension) return undefined;
  const { since, reason, next_information: next } = suspension;
  const given = { date: inParis(new Date(since)), reason };
  return next ? { name: "suspended-until", given: { ...given, sentence: texts.suspendedNext({ date: inParis(new Date(next)) }) } } : { name: "suspended", given };
}

/** The portal refused. Its sentence says whether a vote was recorded. */
export function refusedStandstill({ title, code }: Problem): Standstill {
  return { name: code === "AUT-103" ? "signed-out" : "refused", given: { sentence: title, code } };
}

/** The booth refuses on this device. */
export function deviceStandstill({ kind }: Refusal): Standstill {
  if (kind === "election") return { name: "sealed-differs" };
  return { name: kind === "randomness" || kind === "unsupported" ? kind : "device-fault" };
}

/** The election was voted already (VOT-501). */
export function alreadyStandstill(title: string, votedAt: string | undefined, sentence?: string): Standstill {
  if (sentence) return { name: "already-sent", given: { title, sentence } };
  return { name: "already", given: { title, sentence: votedAt ? texts.already({ date: inParis(new Date(votedAt)) }) : "" } };
}

/** All of them, as they wait in the page. */
export function waitingStandstills(): Html[] {
  return Object.entries(screens(marks())).map(([name, { title, main }]) => waiting(name, title, main));
}

interface Way {
  href: string;
  label: string;
}

/** What each says. Known when the site is built: no script carries it. */
function screens({ title, date, sentence, code, reason }: Given) {
  const space: Way = { href: "/portail", label: texts.mySpaceLink };
  const emargements: Way = { href: "/vote/emargements", label: texts.myEmargements };
  const assistance: Way = { href: "/assistance#vote", label: texts.assistanceLink };
  const elections: Way = { href: "/vote", label: texts.backToElections };
  const signIn: Way = { href: "/connexion", label: texts.signInLink };
  const lists: Way = { href: "/portail/scrutins", label: texts.notOpenLists };
  const suspended = html`<p>${texts.suspended({ date: date! })}</p>
      <p>${texts.suspendedReason({ reason: reason! })}</p>`;
  const refused = html`<p>${sentence}</p><p class="code">${code}</p>`;
  const already = html`<p><strong>${title}</strong></p><p>${sentence}</p>`;
  const again = html`<button type="button" id="again">${texts.retry}</button> <a href="${space.href}">${space.label}</a>`;
  const device = (text: string) => still(texts.deviceTitle, html`<p>${text}</p><p>${texts.noVoteRecorded}</p>`, [space, assistance]);
  const sealed = (text: string) => still(texts.sealedTitle, html`<p>${text}</p>`, [assistance, space]);
  return {
    "not-open": still(texts.notOpenTitle, html`<p>${texts.notOpen({ date: date! })}</p>`, [space, lists, assistance]),
    "voted-everywhere": still(texts.votedEverywhereTitle, html`<p>${sentence}</p>`, [space, emargements]),
    closed: still(texts.closedTitle, html`<p>${texts.closed({ date: date! })}</p><p>${texts.closedReceipts}</p>`, [space, emargements, assistance]),
    suspended: still(texts.suspendedTitle, suspended, [space, emargements, assistance]),
    "suspended-until": still(texts.suspendedTitle, html`${suspended}<p>${sentence}</p>`, [space, emargements, assistance]),
    refused: still(texts.refusedTitle, refused, [space, assistance]),
    "signed-out": still(texts.refusedTitle, refused, [signIn]),
    unreachable: screen(texts.unreachableTitle, html`<p>${texts.unreachable}</p>`, again),
    randomness: device(texts.deviceRandomness),
    unsupported: device(texts.deviceUnsupported),
    "device-fault": device(texts.deviceFault),
    "sealed-changed": sealed(texts.sealedChanged),
    "sealed-differs": sealed(texts.sealedDiffers),
    "sealed-several": sealed(texts.severalChoices),
    "unknown-election": still(texts.unknownTitle, html`<p>${texts.unknown}</p>`, [elections]),
    already: still(texts.alreadyTitle, already, [elections, emargements, assistance]),
    "already-sent": still(texts.alreadyTitle, html`${already}<p class="code">VOT-501</p>`, [elections, emargements, assistance]),
  };
}

function still(title: string, text: Html, ways: Way[]) {
  return screen(title, text, ways.map(({ href, label }, place) => html`<a${place ? "" : html` class="button"`} href="${href}">${label}</a> `));
}

function screen(title: string, text: Html, actions: Piece) {
  return { title, main: html`<h1>${title}</h1>${text}<p class="actions plain">${actions}</p>` };
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
    ["V25", "unreachable", { name: "unreachable" }],
    ["V25", "unknown-election", { name: "unknown-election" }],
    ["V25", "signed-out", refusedStandstill({ status: 401, code: "AUT-103", title: "Votre session a expiré. Aucun vote n'a été enregistré par cette action." })],
    ["V26", "already-voted", alreadyStandstill(portal.elections[0]!.title, "2022-12-01T11:46:00Z")],
    ["V26", "sealed-changed", { name: "sealed-changed" }],
    ["V26", "sealed-differs", { name: "sealed-differs" }],
    ["V26", "several-choices", { name: "sealed-several" }],
    ["V28", "randomness", deviceStandstill({ kind: "randomness", fault: "constant" })],
    ["V28", "unsupported", deviceStandstill({ kind: "unsupported" })],
    ["V28", "wrong-arithmetic", deviceStandstill({ kind: "self_check" })],
    ["V28", "already-voted", alreadyStandstill(portal.elections[0]!.title, undefined, "Vous avez déjà voté à ce scrutin le jeudi 1er décembre 2022 à 12 h 46 (heure de Paris). Ce nouvel envoi n'a pas été enregistré.")],
  ];
  return states.map(([screen, state, { name, given = {} }]) => ({ screen, state, ...screens(given)[name], signedIn: true }));
}
