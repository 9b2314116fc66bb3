/** V26, the ballot, and V27, its confirmation. */

import { summaryPlace, type FieldError } from "../../furniture/form.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html, type Piece } from "../../furniture/html.ts";
import type { PortalElection } from "../../furniture/portal.ts";
import { marks, waiting } from "../../furniture/stage.ts";
import type { Theme } from "../../furniture/theme.ts";
import { examplePortal } from "./example.ts";
import { steps } from "./steps.ts";
import * as texts from "../../../texts/fr/vote.ftl";

/** What was chosen: a list by its number in the sealed election, or the blank vote. A secret, of this page's memory only. */
export type Chosen = { kind: "list"; index: number } | { kind: "blank" };

/** A document of a list. */
export interface ListDocument {
  kind: "manifesto" | "candidates";
  href: string;
  bytes: number;
}

/** A list as its card shows it. */
export interface ShownList {
  index: number;
  title: string;
  affiliation: string;
  documents: readonly ListDocument[];
  candidates: readonly { rank: number; name: string; corps?: string }[];
}

/** A ballot to fill. */
export interface BallotPaper {
  election: Pick<PortalElection, "id" | "title" | "blank" | "list_order">;
  /** In the order to show. */
  lists: readonly ShownList[];
  /** Whether the lists' documents could be read. */
  documents: boolean;
  /** All logos were loaded; else no card has one (equality of the lists). */
  logos: boolean;
  /** The hash of the sealed election. */
  hash: string;
}

interface Ballot {
  title: string;
  intro: Piece;
  documents: Piece;
  legend: string | Html;
  cards: Piece;
  hash: string;
}

/**
 * V26. With `activation`, nothing can be chosen before the button at the bottom is pressed; `on`: it was.
 */
function ballotScreen({ title, intro, documents, legend, cards, hash }: Ballot, activation: Theme["ballotActivation"], on = false, errors: FieldError[] = []): Html {
  const off = activation && !on;
  return html`${steps(2)}
    <h1>${title}</h1>
    ${summaryPlace(errors)}
    <p>${intro}</p>
    ${activation ? html`<div class="info"><p>${texts.ballotActivation}</p></div>` : ""}
    ${documents}
    <form id="ballot-form" class="wide" autocomplete="off">
      <fieldset id="choices" data-field="choice-0"${off ? html` disabled` : ""}>
        <legend>${legend}</legend>
        <p class="error" id="choice-0-error"></p>
        <div class="cards">
          ${cards}
        </div>
      </fieldset>
      ${activation ? html`<p><button type="button" id="activate" aria-pressed="${off ? "false" : "true"}">${off ? texts.ballotActivate : texts.ballotActivated}</button></p>` : ""}
      <p class="actions"><a class="button secondary" href="/vote">${texts.back}</a> <button>${texts.ballotContinue}</button></p>
    </form>
    <details><summary>${texts.ballotHash}</summary><p class="mono">${hash}</p><p class="hint">${texts.ballotHashWhy}</p></details>`;
}

/** Makes a sentence of a ballot: on the page, from what waits there. */
export type Say = (name: keyof ReturnType<typeof sentences>, n: number) => Html;

/** What V26 says of a paper. `chosen` is what was chosen before, when the voter comes back from the confirmation. */
export function ballotOf(paper: BallotPaper, chosen: Chosen | undefined, say: Say): Ballot {
  const { election, lists } = paper;
  const n = lists.length;
  return {
    title: election.title,
    intro: html`${say(election.blank ? "intro-blank" : "intro", n)}${election.list_order === "random" ? html` ${say("order-random", n)}` : ""}`,
    documents: paper.documents ? "" : say("no-documents", n),
    legend: say(election.blank ? "legend-blank" : "legend", n),
    cards: [lists.map((list, place) => listCard(paper, list, place, chosen)), election.blank && blankCard(n, paper.logos, chosen)],
    hash: paper.hash,
  };
}

/** Both screens as they wait in the page, and their sentences for one list and for more. */
export function waitingBallots({ ballotActivation }: Theme): Html[] {
  const { n } = marks<{ n: number }>();
  const all = (count: number, ending: string) => Object.entries(sentences(count)).map(([name, sentence]) => waiting(name + ending, "", sentence));
  return [
    waiting("ballot-loading", "", ballotLoading(marks())),
    waiting("ballot", "", ballotScreen(marks(), ballotActivation)),
    waiting("confirm-list", "", confirmScreen(marks(), true)),
    waiting("confirm-blank", "", confirmScreen(marks(), false)),
    ...all(1, "-1"),
    ...all(n, "-n"),
  ];
}

function sentences(n: number) {
  return {
    intro: html`${texts.ballotIntro({ n, blank: "no" })}`,
    "intro-blank": html`${texts.ballotIntro({ n, blank: "yes" })}`,
    "order-random": html`${texts.ballotOrderRandom}`,
    "no-documents": html`<p class="hint">${texts.ballotNoDocuments}</p>`,
    legend: html`${texts.ballotLegendNoBlank}`,
    "legend-blank": html`${texts.ballotLegend}`,
    "back-list": texts.confirmBackListNoBlank({ n }),
    "back-list-blank": texts.confirmBackList({ n }),
    "back-blank": texts.confirmBackBlank({ n }),
  };
}

function listCard(paper: BallotPaper, list: ShownList, place: number, chosen?: Chosen): Html {
  const checked = chosen?.kind === "list" && chosen.index === list.index;
  return html`<div class="card ballot-card">
    <label for="choice-${place}">
      <input type="radio" name="choice" id="choice-${place}" value="${list.index}" required aria-describedby="choice-0-error"${checked ? html` checked` : ""}>
      ${paper.logos ? html`<img src="${logoOf(paper.election.id, list.index)}" alt="" width="96" height="96">` : ""}
      <span><strong>${list.title}</strong> <span class="hint">${texts.ballotAffiliation({ affiliation: list.affiliation })}</span></span>
    </label>
    ${list.documents.length || list.candidates.length ? html`<ul>${list.documents.map((document) => documentLink(list, document))}${candidates(list)}</ul>` : ""}
  </div>`;
}

/** A new tab, and announced: the choice stays on this one. */
function documentLink(list: ShownList, { kind, href, bytes }: ListDocument): Html {
  const text = kind === "manifesto" ? texts.ballotManifesto : texts.ballotCandidates;
  return html`<li><a href="${href}" target="_blank" rel="noopener">${text({ list: list.title, size: Math.max(1, Math.round(bytes / 1000)) })}</a></li>`;
}

function candidates({ title, candidates }: ShownList): Html | "" {
  if (candidates.length === 0) return "";
  return html`<li><details><summary>${texts.ballotCandidatesTitle({ list: title })}</summary>
    <ol>${candidates.map(({ name, corps }) => html`<li>${name}${corps ? html`, ${corps}` : ""}</li>`)}</ol></details></li>`;
}

function blankCard(place: number, logos: boolean, chosen?: Chosen): Html {
  return html`<div class="card ballot-card">
    <label for="choice-${place}">
      <input type="radio" name="choice" id="choice-${place}" value="blank" required aria-describedby="choice-0-error"${chosen?.kind === "blank" ? html` checked` : ""}>
      ${logos ? html`<img src="${BLANK_LOGO}" alt="" width="96" height="96">` : ""}
      <span><strong>${texts.ballotBlank}</strong></span>
    </label>
  </div>`;
}

/** The blank vote's own picture, of the size of the others. */
export const BLANK_LOGO = "/logos/blanc.svg";

/** Where a list's logo is. */
export function logoOf(election: string, index: number): string {
  return `/logos/${election}/${index}.svg`;
}

interface Confirmation {
  title: string;
  logos: Piece;
  list?: string | undefined;
  affiliation?: string | undefined;
  back: Html;
}

/** V27, for a list or for the blank vote. */
function confirmScreen({ title, logos, list, affiliation, back }: Confirmation, ofList: boolean): Html {
  return html`${steps(3)}
    <h1>${title}</h1>
    <h2>${texts.confirmChoice}</h2>
    <div class="card chosen">
      ${logos}
      ${ofList ? html`<p><strong>${list}</strong></p><p>${texts.ballotAffiliation({ affiliation: affiliation! })}</p>` : html`<p><strong>${texts.ballotBlank}</strong></p>`}
    </div>
    <div class="warning"><p>${texts.confirmAsk}</p></div>
    <p>${back}</p>
    <p class="actions"><button type="button" class="secondary" id="confirm-back">${texts.confirmBack}</button> <button type="button" id="vote-now">${texts.confirmVote}</button></p>`;
}

/** What V27 says of a choice. */
export function confirmationOf(paper: BallotPaper, chosen: Chosen, say: Say): Confirmation {
  const { election, lists, logos } = paper;
  const list = chosen.kind === "list" ? lists.find(({ index }) => index === chosen.index)! : undefined;
  return {
    title: election.title,
    logos: logos && chosenLogo(paper, list),
    list: list?.title,
    affiliation: list?.affiliation,
    back: say(!list ? "back-blank" : election.blank ? "back-list-blank" : "back-list", lists.length),
  };
}

/** All logos, of which one is seen: a browser that asks for pictures again asks for the same ones, whatever was chosen (WE-05). */
function chosenLogo({ election, lists }: BallotPaper, chosen: ShownList | undefined): Html {
  const one = (address: string, seen: boolean) => html`<img src="${address}" alt="" width="96" height="96"${seen ? "" : html` hidden`}>`;
  return html`${lists.map((list) => one(logoOf(election.id, list.index), list === chosen))}${election.blank ? one(BLANK_LOGO, !chosen) : ""}`;
}

/** While the ballot is fetched. */
function ballotLoading({ title }: { title: string }): Html {
  return html`${steps(2)}<h1>${title}</h1><p role="status">${texts.ballotLoading}</p>`;
}

/** Both screens in their states. */
export function ballotSpecimens(): Specimen[] {
  const [capn, , mjs] = examplePortal().elections;
  const shown = (election: PortalElection): ShownList[] =>
    election.lists.map((list) => ({
      ...list,
      documents: [
        { kind: "manifesto", href: "#profession", bytes: 420_000 },
        { kind: "candidates", href: "#candidats", bytes: 95_000 },
      ],
      candidates: [
        { rank: 1, name: "Mme Camille MARTIN", corps: "IEN" },
        { rank: 2, name: "M. Nour LAURENT", corps: "IA-IPR" },
      ],
    }));
  const paper = (election: PortalElection, rest: Partial<BallotPaper> = {}): BallotPaper => ({
    election,
    lists: shown(election),
    documents: true,
    logos: true,
    hash: "B6vQx1f0mJ2C8qgXk3v3pS1pYV0G6S0f7m2o8n4tZ0k",
    ...rest,
  });
  const plain = shown(capn!).map((list) => ({ ...list, documents: [], candidates: [] }));
  const say: Say = (name, n) => sentences(n)[name];
  const ballot = (paper: BallotPaper, chosen?: Chosen, errors?: FieldError[]) => ballotScreen(ballotOf(paper, chosen, say), undefined, false, errors);
  const specimen = (screen: string, state: string, main: Html): Specimen => ({ screen, state, title: mjs!.title, main, signedIn: true });
  return [
    specimen("V26", "loading", ballotLoading(mjs!)),
    specimen("V26", "six-lists", ballot(paper(mjs!))),
    specimen("V26", "chosen", ballot(paper(mjs!), { kind: "list", index: 4 })),
    specimen("V26", "nothing-chosen", ballot(paper(capn!), undefined, [{ field: "choice-0", reason: texts.ballotMissing }])),
    specimen("V26", "no-documents", ballot(paper(capn!, { documents: false, lists: plain, logos: false }))),
    specimen("V26", "no-blank-vote", ballot(paper({ ...capn!, blank: false, list_order: "sealed" }))),
    specimen("V26", "to-activate", ballotScreen(ballotOf(paper(mjs!), undefined, say), "2022")),
    specimen("V26", "activated", ballotScreen(ballotOf(paper(mjs!), { kind: "blank" }, say), "2022", true)),
    specimen("V27", "list", confirmScreen(confirmationOf(paper(mjs!), { kind: "list", index: 4 }, say), true)),
    specimen("V27", "blank", confirmScreen(confirmationOf(paper(mjs!), { kind: "blank" }, say), false)),
  ];
}
