/** V13: the voter's elections, their lists in the order of the election, and each list's documents (V14). */

import { dayAndHour, day, time } from "../../furniture/dates.ts";
import { html, type Html } from "../../furniture/html.ts";
import { inShownOrder } from "../../furniture/list-order.ts";
import type { Portal, PortalElection } from "../../furniture/portal.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/space.ftl";
import { backToSpace } from "./arrival.ts";
import { written } from "./free-text.ts";

/** A list as `GET /api/elections/{id}/lists` gives it. */
export interface PublishedList {
  index: number;
  title: string;
  affiliation: string;
  candidates: { rank: number; name: string; corps?: string }[];
  documents: { kind: "manifesto" | "candidates"; href: string; bytes: number }[];
}

/** The published lists by election; an election whose lists did not come is absent. */
export type PublishedLists = ReadonlyMap<string, PublishedList[]>;

/** The screen. */
export function elections(portal: Portal, published: PublishedLists): Html {
  if (portal.elections.length === 0) {
    return html`<p>${texts.noElection}</p>${backToSpace()}`;
  }
  return html`${portal.elections.map((one) => election(one, portal, published.get(one.id)))}${backToSpace()}`;
}

function election(one: PortalElection, portal: Portal, published: PublishedList[] | undefined): Html {
  const { vote_opens, vote_closes } = portal.calendar;
  const dates = furniture.openFromTo({ opens: dayAndHour(new Date(vote_opens)), closes: dayAndHour(new Date(vote_closes)) });
  return html`<section class="election" aria-labelledby="e-${one.id}">
    <h2 id="e-${one.id}">${one.title}</h2>
    <p>${chip(one.state)}</p>
    <dl class="facts">
      <dt>${texts.body}</dt><dd>${one.body}</dd>
      <dt>${texts.seats}</dt><dd>${one.seats}</dd>
      <dt>${texts.votingDates}</dt><dd>${dates}</dd>
      ${one.voted_at ? html`<dt>${texts.votedAt}</dt><dd>${time(new Date(one.voted_at))}</dd>` : ""}
    </dl>
    ${one.state === "open" ? html`<p><a class="button" href="/vote/code">${texts.goAndVote} <span class="hidden-text">${one.title}</span></a></p>` : ""}
    ${portal.phase === "vote_closed" ? html`<p><a href="/urne#${one.id}">${texts.checkReference} <span class="hidden-text">${one.title}</span></a></p>` : ""}
    ${lists(one, portal, published)}
  </section>`;
}

function chip(state: PortalElection["state"]): Html {
  const words = {
    upcoming: texts.stateUpcoming,
    open: texts.stateOpen,
    suspended: texts.stateSuspended,
    voted: texts.stateVoted,
    closed: texts.stateClosed,
  };
  return html`<span class="chip${state === "voted" ? " done" : ""}">${words[state]}</span>`;
}

function lists(one: PortalElection, portal: Portal, published: PublishedList[] | undefined): Html {
  const known = published ?? one.lists.map((list) => ({ ...list, candidates: [], documents: [] }));
  if (known.length === 0) {
    const from = new Date(portal.calendar.lists_published);
    return html`<p class="info">${new Date(portal.now) < from ? texts.publishedLater({ date: day(from) }) : texts.listsNone}</p>`;
  }
  return html`<h3>${texts.listsTitle({ n: known.length })}</h3>
    <p class="hint">${one.list_order === "random" ? texts.orderRandom : texts.orderSealed}</p>
    ${published ? "" : html`<p class="alert">${texts.documentsMissing}</p>`}
    <ul class="cards lists">${inShownOrder(one, known).map((list) => html`<li class="card">${card(one, list)}</li>`)}</ul>`;
}

// The title stands beside the mark, whose text alternative would say it twice.
function card(one: PortalElection, list: PublishedList): Html {
  return html`<img class="logo" src="/logos/${one.id}/${list.index}.svg" alt="" width="96" height="96">
    <h4>${list.title}</h4>
    <p>${texts.affiliation({ affiliation: list.affiliation })}</p>
    ${list.documents.length ? html`<ul>${list.documents.map((document) => html`<li><a href="${document.href}">${documentLabel(document, list.title)}</a></li>`)}</ul>` : ""}
    ${list.candidates.length ? candidates(list) : ""}`;
}

/** `Profession de foi – Sgen-CFDT (PDF, 420 Ko)`. */
function documentLabel({ kind, bytes }: PublishedList["documents"][number], list: string): string {
  return texts.document({ kind: kind === "manifesto" ? texts.manifesto : texts.candidates, list, size: size(bytes) });
}

/** A size as people read it: whole kilobytes of 1,000 bytes, then megabytes with one decimal. */
export function size(bytes: number): string {
  if (bytes < 999_500) return texts.kilobytes({ n: Math.max(1, Math.round(bytes / 1_000)) });
  return texts.megabytes({ n: written(Math.round(bytes / 100_000) / 10) });
}

/** The candidates as text: readable even where the union's own document is not. */
function candidates(list: PublishedList): Html {
  return html`<details>
    <summary>${texts.candidateNames({ n: list.candidates.length, list: list.title })}</summary>
    <ol>${list.candidates.map(({ rank, name, corps }) => html`<li value="${rank}">${name}${corps ? html`<br><span class="hint">${corps}</span>` : ""}</li>`)}</ol>
  </details>`;
}
