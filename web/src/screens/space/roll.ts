/** V12: a search of the electoral roll of one of the voter's elections. */

import { inParis } from "../../furniture/dates.ts";
import { field, requiredNote, summaryPlace, type FieldError } from "../../furniture/form.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { Portal, PortalElection } from "../../furniture/portal.ts";
import * as texts from "../../../texts/fr/space.ftl";
import { backToSpace } from "./arrival.ts";
import { electionOptions } from "./election-choice.ts";
import { written } from "./free-text.ts";

/** What was typed. */
export interface RollSearch {
  election: string;
  name: string;
  establishment: string;
}

/** A page of people (`POST /api/roll`). */
export interface RollPage {
  total: number;
  /** Whether `total` counts everybody. */
  complete?: boolean;
  /** From 1. */
  page: number;
  pages: number;
  people: { family_name: string; given_name: string; corps: string; establishment: string }[];
}

/** The form, and the place of what it finds. */
export function rollForm(elections: PortalElection[]): Html {
  return html`<p>${texts.rollIntro} <span id="until"></span></p>
    ${summaryPlace()}
    <form id="roll-form" autocomplete="off">
      ${requiredNote()}
      ${field({ id: "election", label: texts.rollElection, control: (attributes) => html`<select ${attributes}>${electionOptions(elections)}</select>` })}
      ${field({ id: "name", label: texts.rollName, hint: texts.rollNameHint, control: (attributes) => html`<input type="search" ${attributes} autocomplete="off" spellcheck="false">` })}
      ${field({ id: "establishment", label: texts.rollEstablishment, hint: texts.rollEstablishmentHint, required: false, control: (attributes) => html`<input type="search" ${attributes} autocomplete="off" spellcheck="false">` })}
      <p class="actions"><a class="button secondary" href="/portail">${texts.back}</a> <button>${texts.rollSearch}</button></p>
    </form>
    <div id="found"></div>`;
}

/** Why there is no search, if there is none. */
export function rollClosed({ elections, calendar }: Portal, now: Date): Html | undefined {
  const until = calendar.roll_displayed_until;
  if (until && now >= new Date(until)) return html`<p class="info">${texts.rollClosed({ date: inParis(new Date(until)) })}</p>${backToSpace()}`;
  return elections.length === 0 ? html`<p class="info">${texts.noElection}</p>${backToSpace()}` : undefined;
}

/** Until when the roll is shown, where that is known. */
export function rollUntil({ calendar }: Portal): string {
  return calendar.roll_displayed_until ? texts.rollUntil({ date: inParis(new Date(calendar.roll_displayed_until)) }) : "";
}

/** What is wrong with a search before it is sent: nothing that the portal would find otherwise costs a try. */
export function rollErrors({ election, name }: RollSearch): FieldError[] {
  const letters = name.normalize("NFKD").match(/[\p{L}\p{N}]/gu) ?? [];
  return [
    ...(election ? [] : [{ field: "election", reason: texts.electionRequired }]),
    ...(letters.length < 2 ? [{ field: "name", reason: texts.rollNameShort }] : []),
  ];
}

/** What a search found. */
export function found({ total, complete = true, page, pages, people }: RollPage, election: PortalElection): Html {
  const title = complete ? texts.rollFound({ n: total, written: written(total) }) : texts.rollFoundSome({ n: written(total) });
  return html`<h2 id="found-title" tabindex="-1">${title}</h2>
    ${people.length ? table(people, election.title) : ""}
    ${pages > 1 ? pager(page, pages) : ""}
    ${notListed()}`;
}

// The roles stand in the markup because narrow screens show each row as a block, which takes a table's own roles away.
function table(people: RollPage["people"], title: string): Html {
  const columns: [keyof RollPage["people"][number], string][] = [
    ["family_name", texts.rollFamilyName],
    ["given_name", texts.rollGivenName],
    ["corps", texts.rollCorps],
    ["establishment", texts.rollEstablishment],
  ];
  return html`<table class="stacked" role="table">
    <caption>${texts.rollOf({ title })}</caption>
    <thead role="rowgroup"><tr role="row">${columns.map(([, label]) => html`<th scope="col" role="columnheader">${label}</th>`)}</tr></thead>
    <tbody role="rowgroup">${people.map((person) => html`<tr role="row">${columns.map(([name, label]) => html`<td role="cell" data-label="${label}">${person[name]}</td>`)}</tr>`)}</tbody>
  </table>`;
}

function pager(page: number, pages: number): Html {
  const button = (to: number, label: string) =>
    html`<button type="button" class="secondary" data-page="${to}"${to < 1 || to > pages ? html` disabled` : ""}>${label}</button>`;
  return html`<nav class="pager" aria-label="${texts.rollPages}">
    ${button(page - 1, texts.rollPrevious)} <span>${texts.rollPage({ page, pages })}</span> ${button(page + 1, texts.rollNext)}
  </nav>`;
}

function notListed(): Html {
  return html`<p><a href="/portail/reclamation#absent">${texts.rollNotListed}</a></p>`;
}
