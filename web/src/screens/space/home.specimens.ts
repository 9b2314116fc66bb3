/** V10 at the moments that matter. */

import { countdown } from "../../furniture/countdown.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import type { Portal } from "../../furniture/portal.ts";
import * as texts from "../../../texts/fr/space.ftl";
import { failure, waiting } from "./arrival.ts";
import { home, reissueNotice, voteBox, voteState } from "./home.ts";
import { electionsVoted, PORTAL } from "./portal.specimen.ts";

const REISSUES = [{ at: "2022-12-01T10:02:00+01:00" }, { at: "2022-12-01T11:40:00+01:00" }];

/** The screen in every state. */
export function homeSpecimens(): Specimen[] {
  const moments: [string, string, Partial<Portal>, boolean?][] = [
    ["before-the-vote", "2022-11-20T10:00:00+01:00", { elections: electionsVoted(0, "upcoming") }],
    ["voting-open", "2022-12-01T12:27:00+01:00", {}],
    ["one-voted", "2022-12-01T12:46:00+01:00", { elections: electionsVoted(1) }],
    ["all-voted", "2022-12-01T12:50:00+01:00", { elections: electionsVoted(3) }],
    ["suspended", "2022-12-01T14:00:00+01:00", { elections: electionsVoted(1, "suspended") }],
    ["one-reissue", "2022-12-01T12:27:00+01:00", { reissues: REISSUES.slice(0, 1) }],
    ["two-reissues", "2022-12-01T12:27:00+01:00", { reissues: REISSUES }],
    ["closed", "2022-12-08T17:00:00+01:00", { elections: electionsVoted(2, "closed") }],
    ["closed-without-a-vote", "2022-12-08T17:00:00+01:00", { elections: electionsVoted(0, "closed") }],
    ["proclaimed", "2022-12-09T12:00:00+01:00", { elections: electionsVoted(3) }, true],
    ["no-election", "2022-11-20T10:00:00+01:00", { elections: [] }],
  ];
  const voting = { opens: new Date(PORTAL.calendar.vote_opens), closes: new Date(PORTAL.calendar.vote_closes) };
  const shown = moments.map(([state, at, changes, proclaimed = false]) => {
    const portal = { ...PORTAL, ...changes };
    const now = new Date(at);
    return specimen(state, home(reissueNotice(portal.reissues), voteBox(portal, voteState(portal, now, proclaimed)), countdown(voting, now)));
  });
  const nothing = html``;
  return [specimen("waiting", home(nothing, waiting(), nothing)), ...shown, specimen("unreachable", home(nothing, failure(furniture.unreachable), nothing))];
}

function specimen(state: string, main: Html): Specimen {
  return { screen: "V10", state, title: texts.welcome, main, signedIn: true };
}
