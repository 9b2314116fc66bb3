/** V10, the signed-in home: four boxes, « Je Vote » first, and what the voter must know of their voting code. */

import { inParis } from "../../furniture/dates.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { Portal } from "../../furniture/portal.ts";
import * as texts from "../../../texts/fr/space.ftl";

/** What the vote box says. */
export type VoteState = "before" | "open" | "suspended" | "done" | "closed" | "proclaimed" | "none";

/** Where the voter stands at a moment: the page may stay open while the vote opens or closes. */
export function voteState({ calendar, elections, suspension }: Portal, now: Date, proclaimed: boolean): VoteState {
  if (elections.length === 0) return "none";
  if (now >= new Date(calendar.vote_closes)) return proclaimed ? "proclaimed" : "closed";
  if (elections.every(({ state }) => state === "voted")) return "done";
  if (now < new Date(calendar.vote_opens)) return "before";
  return suspension || elections.some(({ state }) => state === "suspended") ? "suspended" : "open";
}

/** The screen. Until the portal has answered, its links serve all the same. */
export function home(reissues: Html, vote: Html, countdown: Html): Html {
  return html`<h1>${texts.welcome}</h1>
    <div id="reissues">${reissues}</div>
    <div class="cards">
      <section class="card i-vote" aria-labelledby="i-vote">
        <h2 id="i-vote">${texts.iVote}</h2>
        <div id="vote-box">${vote}</div>
        <div id="countdown">${countdown}</div>
        <p id="voice" class="hidden-text" role="status"></p>
      </section>
      ${box("my-elections", texts.myElections, [
        ["/portail/listes-electorales", texts.consultRolls],
        ["/portail/scrutins", texts.consultElections],
        ["/portail/reclamation", texts.fileClaim],
      ])}
      ${box("my-account", texts.myAccount, [["/portail/moi", texts.myDetails]])}
      ${box("practical", texts.practical, [
        ["/edito", texts.edito],
        ["/aide", texts.onlineHelp],
        ["/assistance", texts.askAssistance],
        ["/tutoriels/parcours-electeur", texts.tutorialVoter],
        ["/tutoriels/parcours-de-vote", texts.tutorialVote],
        ["/tutoriels/reassorts", texts.tutorialReissue],
      ])}
    </div>`;
}

/** What « Je Vote » says and offers. */
export function voteBox(portal: Portal, state: VoteState): Html {
  const lists = html`<p><a href="/portail/scrutins">${texts.consultLists}</a></p>`;
  switch (state) {
    case "none":
      return html`<p>${texts.noElection}</p>`;
    case "before":
      return html`<p>${texts.voteWillOpen({ date: inParis(new Date(portal.calendar.vote_opens)) })}</p>${lists}`;
    case "open":
      return html`<p><a class="button" href="/vote/code">${texts.vote}</a></p>${participation(portal, false)}`;
    case "suspended":
      return html`<p>${texts.voteSuspended}</p>${participation(portal, false)}${lists}`;
    case "done":
      return html`${participation(portal, true)}${lists}`;
    case "closed":
      return participation(portal, true);
    case "proclaimed":
      return html`<p><a class="button" href="/resultats">${texts.consultResults}</a></p>${participation(portal, true)}`;
  }
}

/** In how many elections the voter voted, and where their émargements are. `always`: says also that there is no vote. */
function participation({ elections }: Portal, always: boolean): Html {
  const total = elections.length;
  const n = elections.filter(({ state }) => state === "voted").length;
  if (n === 0) return always ? html`<p>${texts.votedNowhere}</p>` : html``;
  const sentence = n === total ? texts.votedEverywhere({ n }) : texts.votedSomewhere({ n, total });
  return html`<p class="done">✓ ${sentence}</p><p><a href="/vote/emargements">${texts.myEmargements}</a></p>`;
}

/** ATTACKS RE-22: whoever logs in sees how many réassorts there were, and when. */
export function reissueNotice(reissues: Portal["reissues"]): Html {
  if (reissues.length === 0) return html``;
  return html`<section class="info" aria-labelledby="reissues-title">
    <h2 id="reissues-title">${texts.reissueTitle({ n: reissues.length })}</h2>
    <ul>${reissues.map(({ at }) => html`<li><time datetime="${at}">${texts.reissueOn({ date: inParis(new Date(at)) })}</time></li>`)}</ul>
    <p>${texts.reissueNotYou}</p>
  </section>`;
}

function box(id: string, title: string, links: [string, string][]): Html {
  return html`<section class="card" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <ul>${links.map(([address, label]) => html`<li><a href="${address}">${label}</a></li>`)}</ul>
  </section>`;
}
