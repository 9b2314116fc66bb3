/** V25, the choice of an election, and the table of elections that the receipt repeats. */

import { inParis } from "../../furniture/dates.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { PortalElection } from "../../furniture/portal.ts";
import { marks, waiting } from "../../furniture/stage.ts";
import { examplePortal } from "./example.ts";
import { steps } from "./steps.ts";
import * as texts from "../../../texts/fr/vote.ftl";

/** An election as a row: its state is that of this moment, not of the moment the portal was read. */
export type Row = Pick<PortalElection, "id" | "title" | "state" | "voted_at">;

/** The screen; `open`: somewhere the voter may vote still. */
function electionsScreen(open: boolean, { title, table }: { title: string; table: Html }): Html {
  return html`${steps(1)}
    <h1>${title}</h1>
    ${open ? html`<p>${texts.electionsIntro}</p>` : ""}
    ${table}
    <p class="actions plain"><a class="button secondary" href="/portail">${texts.mySpaceLink}</a> <a href="/vote/emargements">${texts.myEmargements}</a></p>`;
}

/** The screen as it waits in the page. */
export function waitingElections(): Html[] {
  return [true, false].map((open) => waiting(open ? "elections" : "elections-done", texts.stepElection, electionsScreen(open, marks())));
}

/** Whether the voter may vote somewhere still. */
export function someOpen(rows: readonly Row[]): boolean {
  return rows.some((row) => row.state === "open");
}

/** The voter's elections: where to take part, where it is done. Narrow screens show a row as a block, which takes a table's own roles away. */
export function electionTable(rows: readonly Row[]): Html {
  return html`<table class="elections" role="table">
    <caption class="hidden-text">${texts.electionsCaption}</caption>
    <thead class="hidden-text" role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${texts.columnElection}</th><th scope="col" role="columnheader">${texts.columnState}</th></tr></thead>
    <tbody role="rowgroup">${rows.map((row) => html`<tr role="row"><th scope="row" role="rowheader">${row.title}</th><td role="cell">${cell(row)}</td></tr>`)}</tbody>
  </table>`;
}

function cell({ id, title, state, voted_at }: Row): Html {
  switch (state) {
    case "open":
      return html`<a class="button caps" href="/vote/${id}" aria-label="${texts.participateIn({ title })}">${texts.participate}</a>`;
    case "voted":
      return html`<span class="done">✓ ${voted_at ? html`${votedAt(voted_at)}` : ""}</span>`;
    case "upcoming":
      return html`${texts.rowUpcoming}`;
    case "suspended":
      return html`${texts.rowSuspended}`;
    case "closed":
      return html`${texts.rowClosed}`;
  }
}

function votedAt(at: string): Html {
  const date = new Date(at);
  return html`<time datetime="${at}">${texts.votedAt({ date: inParis(date) })}</time>`;
}

/** The screen in its states. */
export function electionSpecimens(): Specimen[] {
  const specimen = (state: string, rows: Row[]): Specimen => ({
    screen: "V25",
    state,
    title: texts.stepElection,
    main: electionsScreen(someOpen(rows), { title: examplePortal().event.title, table: electionTable(rows) }),
    signedIn: true,
  });
  const all = (state: Row["state"]) => examplePortal().elections.map((row) => ({ ...row, state }));
  return [
    specimen("nothing-voted", examplePortal(0).elections),
    specimen("one-voted", examplePortal(1).elections),
    specimen("all-voted", examplePortal(3).elections),
    specimen("not-open", all("upcoming")),
    specimen("suspended", all("suspended")),
    specimen("closed", [...examplePortal(1).elections.slice(0, 1), ...all("closed").slice(1)]),
  ];
}
