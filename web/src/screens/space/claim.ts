/** V15: a claim about the roll, and what became of those filed before. */

import { inParis } from "../../furniture/dates.ts";
import { errorOf, field, requiredNote, summaryPlace, type FieldError } from "../../furniture/form.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { Portal, PortalElection } from "../../furniture/portal.ts";
import * as texts from "../../../texts/fr/space.ftl";
import { backToSpace } from "./arrival.ts";
import { electionOptions } from "./election-choice.ts";
import { charactersLeft, LONGEST, messageErrors, written } from "./free-text.ts";

/** What a claim is about, in the API's words. */
export const SUBJECTS = {
  absent: texts.claimAbsent,
  wrongly_listed: texts.claimWronglyListed,
  wrong_details: texts.claimWrongDetails,
  other: texts.claimOther,
};

/** What was typed. */
export interface ClaimForm {
  election: string;
  subject: string;
  message: string;
}

/** The answer to a claim (`POST /api/claims`). */
export interface FiledClaim {
  number: string;
  filed_at: string;
  answered_by: string;
}

/** A claim filed before (`GET /api/claims`). */
export interface OwnClaim {
  number: string;
  election: string;
  subject: keyof typeof SUBJECTS;
  filed_at: string;
  state: "received" | "in_progress" | "accepted" | "rejected";
  answered_by?: string;
  reason?: string;
}

/** The form, or what stands in its place, and below it the voter's own claims. */
export function claimScreen(elections: PortalElection[], claims: Html, place: Html = claimForm(elections)): Html {
  return html`<div id="claim">${place}</div>
    <template id="no-election">${noElection()}</template>
    <h2>${texts.claimFollow}</h2>
    <div id="claims">${claims}</div>
    ${backToSpace()}`;
}

/** The form, and what was wrong with it. */
export function claimForm(elections: PortalElection[], errors: readonly FieldError[] = []): Html {
  return html`<p>${texts.claimIntro} <span id="until"></span></p>
    ${summaryPlace(errors)}
    <form id="claim-form" autocomplete="off">
      ${requiredNote()}
      ${field({ id: "election", label: texts.claimElection, hint: texts.claimElectionHint, error: errorOf(errors, "election"), control: (attributes) => html`<select ${attributes}>${electionOptions(elections)}</select>` })}
      ${field({
        id: "subject",
        label: texts.claimSubject,
        error: errorOf(errors, "subject"),
        control: (attributes) =>
          html`<select ${attributes}><option value="">${texts.claimSelectSubject}</option>${Object.entries(SUBJECTS).map(([value, label]) => html`<option value="${value}">${label}</option>`)}</select>`,
      })}
      ${field({
        id: "message",
        label: texts.claimMessage,
        hint: texts.claimMessageHint({ longest: written(LONGEST) }),
        error: errorOf(errors, "message"),
        control: (attributes) => html`<textarea ${attributes} rows="8"></textarea><p class="hint" id="left">${charactersLeft("")}</p>`,
      })}
      <p class="actions"><button>${texts.claimSend}</button></p>
    </form>`;
}

/** In place of the form, for a voter of no election. */
export function noElection(): Html {
  return html`<p class="info">${texts.noElection}</p>`;
}

/** In place of the form, once claims are no longer received. */
export function claimsClosed({ calendar }: Portal, now: Date): Html | undefined {
  const until = calendar.claims_until;
  return until && now >= new Date(until) ? html`<p class="info">${texts.claimClosed({ date: inParis(new Date(until)) })}</p>` : undefined;
}

/** Until when claims are received, where that is known. */
export function claimUntil({ calendar }: Portal): string {
  return calendar.claims_until ? texts.claimUntil({ date: inParis(new Date(calendar.claims_until)) }) : "";
}

/** What is wrong with a claim before it is sent. */
export function claimErrors({ election, subject, message }: ClaimForm): FieldError[] {
  return [
    ...(election ? [] : [{ field: "election", reason: texts.electionRequired }]),
    ...(subject ? [] : [{ field: "subject", reason: texts.claimSubjectRequired }]),
    ...messageErrors("message", message, texts.claimMessageRequired),
  ];
}

/** The claim is filed. */
export function filed({ number, filed_at, answered_by }: FiledClaim): Html {
  return html`<div class="success">
    <h2 id="filed" tabindex="-1">${texts.claimFiled({ number })}</h2>
    <p>${texts.claimFiledOn({ date: inParis(new Date(filed_at)) })}</p>
    <p>${texts.claimAnsweredBy({ date: inParis(new Date(answered_by)) })}</p>
  </div>`;
}

/** The voter's own claims, the latest first. */
export function ownClaims(claims: OwnClaim[] | undefined, elections: PortalElection[]): Html {
  if (!claims) return html`<p class="alert">${texts.claimsMissing}</p>`;
  if (claims.length === 0) return html`<p>${texts.claimsNone}</p>`;
  const latest = [...claims].sort((one, other) => other.filed_at.localeCompare(one.filed_at));
  return html`<ul class="cards">${latest.map((one) => ownClaim(one, elections.find(({ id }) => id === one.election)?.title))}</ul>`;
}

function ownClaim({ number, subject, filed_at, state, answered_by, reason }: OwnClaim, election: string | undefined): Html {
  const words = {
    received: texts.claimStateReceived,
    in_progress: texts.claimStateInProgress,
    accepted: texts.claimStateAccepted,
    rejected: texts.claimStateRejected,
  };
  const waits = state === "received" || state === "in_progress";
  return html`<li class="card">
    <h3>${texts.claimNumber({ number })}</h3>
    <p><span class="chip">${words[state]}</span></p>
    <p>${SUBJECTS[subject]}${election ? html`<br>${election}` : ""}</p>
    <p>${texts.claimFiledOn({ date: inParis(new Date(filed_at)) })}</p>
    ${waits && answered_by ? html`<p>${texts.claimAnsweredBy({ date: inParis(new Date(answered_by)) })}</p>` : ""}
    ${reason ? html`<p class="reason">${texts.claimReason({ reason })}</p>` : ""}
  </li>`;
}
