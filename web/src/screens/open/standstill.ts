/** V35, V36 and V37: the vote is not open yet, closed, or suspended. What, until when, what to do, whom to call. */

import { time } from "../../furniture/dates.ts";
import type { PublicEvent } from "../../furniture/event.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { Theme } from "../../furniture/theme.ts";
import { contactLine } from "./employer.ts";
import { exampleEvent, EXAMPLE_SUSPENSION } from "./example-event.ts";
import * as shared from "../../../texts/fr/open.ftl";
import * as texts from "../../../texts/fr/open-standstill.ftl";

/** Why the vote stands still. */
export type Standstill = "not-open" | "closed" | "suspended";

/** The address of each page. */
export const ADDRESSES: Record<Standstill, string> = {
  "not-open": "/pas-encore-ouvert",
  closed: "/vote-clos",
  suspended: "/vote-suspendu",
};

/** The title of each page. */
export function titleOf(why: Standstill): string {
  return { "not-open": texts.notOpenTitle, closed: texts.closedTitle, suspended: texts.suspendedTitle }[why];
}

/** The screen; `dated` is empty until the server's calendar is known. */
export function standstill(why: Standstill, dated: Html, contact: Html): Html {
  const what = { "not-open": texts.notOpenWhat, closed: texts.closedWhat, suspended: texts.suspendedWhat }[why];
  const advice = { "not-open": texts.notOpenDo, closed: texts.closedDo, suspended: texts.suspendedDo }[why];
  return html`<h1>${titleOf(why)}</h1>
    <p>${what}</p>
    <div id="dated" role="status" data-why="${why}">${dated}</div>
    <p>${advice}</p>
    ${contact}
    <p class="actions plain"><a class="button secondary" href="/">${shared.backHome}</a></p>`;
}

/** Since when, until when, and why; or that it is so no more. */
export function dated(why: Standstill, { phase, calendar, suspension }: Pick<PublicEvent, "phase" | "calendar" | "suspension">): Html {
  const opens = time(new Date(calendar.vote_opens));
  const closes = time(new Date(calendar.vote_closes));
  if (phase === "vote_closed") return html`<p class="info">${texts.closedSince({ date: closes })}</p>`;
  if (why === "suspended" && suspension) return because(suspension);
  if (phase !== "vote_open") return html`<p class="info">${texts.voteWillOpen({ date: opens })}</p>`;
  if (why === "suspended") return html`<p class="success">${texts.suspendedNoMore}</p>`;
  return html`<p class="success">${why === "closed" ? texts.closesOn({ date: closes }) : texts.voteOpened}</p>`;
}

function because({ since, reason, next_information }: NonNullable<PublicEvent["suspension"]>): Html {
  return html`<div class="alert">
    <p>${texts.suspendedBecause({ date: time(new Date(since)), reason })}</p>
    ${next_information ? html`<p>${texts.suspendedNext({ date: time(new Date(next_information)) })}</p>` : ""}
  </div>`;
}

/** The screens in every state. */
export function standstillSpecimens(theme: Theme): Specimen[] {
  const contact = contactLine(theme);
  const before = exampleEvent("2022-11-20T10:00:00+01:00", "lists_published");
  const open = exampleEvent("2022-12-01T12:27:00+01:00", "vote_open");
  const after = exampleEvent("2022-12-08T17:00:00+01:00", "vote_closed");
  const of = (screen: string, state: string, why: Standstill, part: Html): Specimen => ({
    screen,
    state,
    title: titleOf(why),
    main: standstill(why, part, contact),
  });
  return [
    of("V35", "before-the-vote", "not-open", dated("not-open", before)),
    of("V35", "open-since", "not-open", dated("not-open", open)),
    of("V35", "without-the-portal", "not-open", html``),
    of("V36", "closed", "closed", dated("closed", after)),
    of("V36", "still-open", "closed", dated("closed", open)),
    of("V37", "suspended", "suspended", dated("suspended", { ...open, suspension: EXAMPLE_SUSPENSION })),
    of("V37", "open-again", "suspended", dated("suspended", open)),
  ];
}
