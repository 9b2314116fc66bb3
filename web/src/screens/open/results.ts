/** V43, the results: what the bureau proclaimed, before it the turnout, and what lets anybody check. */

import { time } from "../../furniture/dates.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import { integer, rate, size } from "./numbers.ts";
import * as texts from "../../../texts/fr/open-results.ftl";

/** `GET /api/results`. */
export interface Results {
  now: string;
  state: "not_published" | "partly_published" | "published";
  /** The proclaimed elections. */
  elections: ElectionResult[];
  turnout?: { at: string; elections: Turnout[] };
}

/** Voters of one election. */
export interface Turnout {
  id: string;
  title: string;
  registered: number;
  voters: number;
}

/** One proclaimed election. */
export interface ElectionResult extends Turnout {
  /** Absent where no blank vote was offered. */
  blank?: number;
  expressed: number;
  seats: number;
  lists: { title: string; votes: number; seats: number }[];
  /** Seats drawn by lot among the lists of these places. */
  by_lot?: { seats: number; among: number[] };
  archive: { name: string; bytes: number; sha256: string; head: string };
}

/** The screen around what is known. */
export function resultsScreen(known: Html): Html {
  return html`<h1>${texts.resultsTitle}</h1>
    <noscript><p>${texts.resultsNoScript}</p></noscript>
    <div id="results">${known}</div>`;
}

/** While the answer is on its way. */
export function loading(): Html {
  return html`<p role="status">${texts.resultsLoading}</p>`;
}

/** No answer came, or a refusal whose sentence is `reason`. */
export function unknown(reason: string = texts.resultsUnreachable): Html {
  return html`<p class="alert" role="alert">${reason}</p>`;
}

/** What the portal published. */
export function published(results: Results): Html {
  const { state, elections, turnout } = results;
  return html`${state === "not_published" ? html`<div class="info"><h2>${texts.resultsNotPublished}</h2><p>${texts.resultsNotPublishedWhat}</p></div>` : ""}
    ${state === "partly_published" ? html`<p class="info">${texts.resultsPartly}</p>` : ""}
    ${elections.map(election)}
    ${turnout && state !== "published" ? participation(turnout) : ""}`;
}

function participation({ at, elections }: NonNullable<Results["turnout"]>): Html {
  return html`<section aria-labelledby="turnout">
    <h2 id="turnout">${texts.turnoutTitle}</h2>
    <p>${texts.turnoutAt({ date: time(new Date(at)) })}</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="turnout-table">
      <table>
        <caption id="turnout-table">${texts.turnoutCaption}</caption>
        <thead><tr><th scope="col">${texts.columnElection}</th><th scope="col" class="number">${texts.columnRegistered}</th><th scope="col" class="number">${texts.columnVoters}</th><th scope="col" class="number">${texts.columnRate}</th></tr></thead>
        <tbody>${elections.map(({ title, registered, voters }) => html`<tr><th scope="row">${title}</th><td class="number">${integer(registered)}</td><td class="number">${integer(voters)}</td><td class="number">${rate(voters, registered)}</td></tr>`)}</tbody>
      </table>
    </div>
  </section>`;
}

function election(one: ElectionResult): Html {
  const { id, title, registered, voters, blank, expressed, seats, lists, by_lot } = one;
  const row = (list: ElectionResult["lists"][number]) =>
    html`<tr><th scope="row">${list.title}</th><td class="number">${integer(list.votes)}</td><td class="number">${rate(list.votes, expressed)}</td><td class="number">${integer(list.seats)}</td></tr>`;
  return html`<section aria-labelledby="${id}" class="result">
    <h2 id="${id}">${title}</h2>
    <dl class="facts">
      <dt>${texts.resultRegistered}</dt><dd>${integer(registered)}</dd>
      <dt>${texts.resultVoters}</dt><dd>${texts.resultVotersValue({ voters: integer(voters), rate: rate(voters, registered) })}</dd>
      ${blank === undefined ? "" : html`<dt>${texts.resultBlank}</dt><dd>${integer(blank)}</dd>`}
      <dt>${texts.resultExpressed}</dt><dd>${integer(expressed)}</dd>
      <dt>${texts.resultSeats}</dt><dd>${integer(seats)}</dd>
    </dl>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="${id} ${id}-table">
      <table>
        <caption id="${id}-table">${texts.electionCaption}</caption>
        <thead><tr><th scope="col">${texts.columnList}</th><th scope="col" class="number">${texts.columnVotes}</th><th scope="col" class="number">${texts.columnShare}</th><th scope="col" class="number">${texts.columnSeats}</th></tr></thead>
        <tbody>${lists.map(row)}</tbody>
      </table>
    </div>
    ${by_lot ? html`<p class="info">${texts.byLot({ n: by_lot.seats, lists: by_lot.among.map((place) => lists[place]?.title ?? "").join(", ") })}</p>` : ""}
    ${kit(one)}
  </section>`;
}

/** What lets anybody check: the archive is a file beside the lists' documents. */
function kit({ id, archive }: ElectionResult): Html {
  return html`<details class="kit">
    <summary>${texts.kitTitle}</summary>
    <p>${texts.kitWhat}</p>
    <dl class="facts">
      <dt>${texts.kitArchive}</dt><dd><a href="/documents/${id}/${archive.name}" download>${texts.kitArchiveLink({ name: archive.name, size: size(archive.bytes) })}</a></dd>
      <dt>${texts.kitSha256}</dt><dd class="mono">${archive.sha256}</dd>
      <dt>${texts.kitHead}</dt><dd class="mono">${archive.head}</dd>
    </dl>
    <p>${texts.kitHow}</p>
    <pre class="commands" tabindex="0"><code>sha256sum ${archive.name}
isoloir-ceremony verify ${archive.name}
tests/interop/verify-with-belenios-tool.sh ${archive.name}</code></pre>
  </details>`;
}

/** The screen in every state. */
export function resultsSpecimens(): Specimen[] {
  const of = (state: string, known: Html): Specimen => ({ screen: "V43", state, title: texts.resultsTitle, main: resultsScreen(known) });
  const none: Results = { now: "2022-12-08T18:00:00+01:00", state: "not_published", elections: [] };
  return [
    of("loading", loading()),
    of("unreachable", unknown()),
    of("not-published", published(none)),
    of("turnout", published({ ...none, turnout: EXAMPLE_TURNOUT })),
    of("partly-published", published({ ...none, state: "partly_published", elections: [EXAMPLE_RESULT], turnout: EXAMPLE_TURNOUT })),
    of("published", published({ ...none, state: "published", elections: [EXAMPLE_RESULT, EXAMPLE_BY_LOT] })),
  ];
}

const EXAMPLE_TURNOUT = {
  at: "2022-12-08T17:05:00+01:00",
  elections: [
    { id: "CAPNzinspect2z22pro", title: "CAPN des IA-IPR, IEN et IJS", registered: 4217, voters: 2530 },
    { id: "CSAproximiteParis22", title: "CSA de proximité de Paris", registered: 31804, voters: 12722 },
    { id: "CSAMjeunesseSports2", title: "CSA ministériel jeunesse et sports", registered: 5120, voters: 0 },
  ],
};

const EXAMPLE_RESULT: ElectionResult = {
  id: "CAPNzinspect2z22pro",
  title: "CAPN des IA-IPR, IEN et IJS",
  registered: 4217,
  voters: 2530,
  blank: 112,
  expressed: 2418,
  seats: 10,
  lists: [
    { title: "SUI-FSU - Uni.es et engagé.es pour agir !", votes: 402, seats: 2 },
    { title: "Sgen-CFDT Agir pour tous", votes: 311, seats: 1 },
    { title: "FNEC FP FORCE OUVRIERE", votes: 298, seats: 1 },
    { title: "SI.EN / SNIA-IPR / SEJS #UNSAvotrealliéeduquotidien", votes: 1407, seats: 6 },
  ],
  archive: {
    name: "CAPNzinspect2z22pro.bel",
    bytes: 14_680_064,
    sha256: "c7a1f0de5b7e2d3c9f0b8a6d4e2c1a0f9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b",
    head: "0b9a8f7e6d5c4bc7a1f0de5b7e2d3c9f0b8a6d4e2c1a0f9e8d7c6b5a4f3e2d1c",
  },
};

const EXAMPLE_BY_LOT: ElectionResult = {
  ...EXAMPLE_RESULT,
  id: "CSAproximiteParis22",
  title: "CSA de proximité de Paris",
  blank: 3,
  expressed: 80,
  voters: 83,
  registered: 120,
  seats: 3,
  lists: [
    { title: "Liste UNSA Education Votre alliée du quotidien", votes: 40, seats: 1 },
    { title: "FNEC FP FORCE OUVRIERE", votes: 40, seats: 1 },
  ],
  by_lot: { seats: 1, among: [0, 1] },
  archive: { ...EXAMPLE_RESULT.archive, name: "CSAproximiteParis22.bel", bytes: 524_288 },
};
