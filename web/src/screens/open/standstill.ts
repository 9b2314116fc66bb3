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

/** What these screens need of the event. */
type Dated = Pick<PublicEvent, "phase" | "calendar" | "suspension">;

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

/** The screen as it arrives: what is true at any hour. */
export function standstill(still: Html, contact: Html): Html {
  return html`<div id="still" role="status">${still}</div>
    ${contact}
    <p class="actions plain"><a class="button secondary" href="/">${shared.backHome}</a></p>`;
}

/** The screen's sentences without the server's calendar. */
export function undated(why: Standstill): Html {
  return sentences(why, html``);
}

/** The sentences that are true now, whatever the page's address says: an address is kept, and opened again another day. */
export function dated(event: Dated): { title: string; still: Html } {
  const { phase, calendar, suspension } = event;
  const closes = time(new Date(calendar.vote_closes));
  if (phase === "vote_closed") return shown("closed", html`<p class="info">${texts.closedSince({ date: closes })}</p>`);
  if (phase !== "vote_open") return shown("not-open", html`<p class="info">${texts.voteWillOpen({ date: time(new Date(calendar.vote_opens)) })}</p>`);
  if (suspension) return shown("suspended", because(suspension));
  return { title: texts.openTitle, still: html`<h1>${texts.openTitle}</h1><p class="success">${texts.closesOn({ date: closes })}</p>` };
}

function shown(why: Standstill, since: Html): { title: string; still: Html } {
  return { title: titleOf(why), still: sentences(why, since) };
}

function sentences(why: Standstill, since: Html): Html {
  const what = { "not-open": texts.notOpenWhat, closed: texts.closedWhat, suspended: texts.suspendedWhat }[why];
  const advice = { "not-open": texts.notOpenDo, closed: texts.closedDo, suspended: texts.suspendedDo }[why];
  return html`<h1>${titleOf(why)}</h1>
    <p>${what}</p>
    ${since}
    <p>${advice}</p>`;
}

function because({ since, reason, next_information }: NonNullable<PublicEvent["suspension"]>): Html {
  return html`<div class="alert">
    <p>${texts.suspendedBecause({ date: time(new Date(since)), reason })}</p>
    ${next_information ? html`<p>${texts.suspendedNext({ date: time(new Date(next_information)) })}</p>` : ""}
  </div>`;
}

/** The screens in every state. */
export function standstillSpecimens(theme: Theme): Specimen[] {
  const open = exampleEvent("2022-12-01T12:27:00+01:00", "vote_open");
  const of = (screen: string, state: string, { title, still }: ReturnType<typeof dated>): Specimen => ({
    screen,
    state,
    title,
    main: standstill(still, contactLine(theme)),
  });
  return [
    of("V35", "before-the-vote", dated(exampleEvent("2022-11-20T10:00:00+01:00", "lists_published"))),
    of("V35", "without-the-portal", { title: titleOf("not-open"), still: undated("not-open") }),
    of("V35", "open-now", dated(open)),
    of("V36", "closed", dated(exampleEvent("2022-12-08T17:00:00+01:00", "vote_closed"))),
    of("V36", "without-the-portal", { title: titleOf("closed"), still: undated("closed") }),
    of("V37", "suspended", dated({ ...open, suspension: EXAMPLE_SUSPENSION })),
    of("V37", "without-the-portal", { title: titleOf("suspended"), still: undated("suspended") }),
  ];
}
