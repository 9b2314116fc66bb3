/** V11: what the roll says of the voter, read only; the account's own settings; the sessions that are open. */

import { inParis, lastLogin } from "../../furniture/dates.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { Calendar, Phase, Portal } from "../../furniture/portal.ts";
import { CLAIRE } from "./example-voter.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/account.ftl";

/** What the screen needs of the portal. */
export type Me = Pick<Portal, "voter" | "sessions" | "phase" | "calendar"> & { elections: readonly unknown[] };

/** The screen; `done` is what has just been done. */
export function meScreen(me: Me, done?: string): Html {
  const { voter, elections, sessions } = me;
  const facts: [string, string][] = [
    [texts.civility, voter.civility],
    [texts.familyName, voter.family_name],
    [texts.givenName, voter.given_name],
    [texts.corps, voter.corps],
    [texts.establishment, voter.establishment],
    [texts.academy, voter.academy],
    [texts.identifier, voter.identifier],
    [texts.voterNumber, voter.voter_number],
  ];
  return html`<h1>${texts.meTitle}</h1>
    <div id="done" role="status">${done ? html`<p class="success">${done}</p>` : ""}</div>
    <div id="summary" tabindex="-1"></div>
    <dl class="facts">
      ${facts.filter(([, value]) => value).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}
      <dt>${texts.elections}</dt><dd><a href="/portail/scrutins">${texts.electionsCount({ n: elections.length })}</a></dd>
    </dl>
    <p>${texts.meReadOnly} <a href="/portail/reclamation">${texts.reportError}</a></p>
    <h2>${texts.myAccount}</h2>
    ${account(me)}
    <h2>${texts.mySessions}</h2>
    <p>${texts.sessionsIntro}</p>
    <ul>${sessions.map(session)}</ul>
    ${sessions.length > 1 ? html`<p class="actions plain"><button type="button" class="secondary" id="end-others">${texts.endOthers}</button></p>` : html`<p>${texts.onlySession}</p>`}
    <p class="actions plain"><a class="button secondary caps" href="/portail">${texts.back}</a></p>`;
}

function session({ current, created_at, last_seen }: Portal["sessions"][number]): Html {
  const device = current ? texts.sessionCurrent : texts.sessionOther;
  return html`<li>${texts.sessionLine({ device, opened: lastLogin(new Date(created_at)), used: lastLogin(new Date(last_seen)) })}</li>`;
}

/** Why the password may no longer be changed, where that is so. */
export function passwordClosed(phase: Phase, calendar: Calendar): string | undefined {
  return phase === "vote_closed" ? texts.passwordClosed({ date: inParis(new Date(calendar.vote_closes)) }) : undefined;
}

/** Why the challenge may no longer be changed, where that is so: from the sealing on it guards the réassort. */
export function challengeClosed(phase: Phase, calendar: Calendar): string | undefined {
  const open = phase === "before_portal" || phase === "portal_open" || phase === "lists_published";
  return open ? undefined : texts.challengeClosed({ date: inParis(new Date(calendar.sealed)) });
}

function account({ voter, phase, calendar }: Me): Html {
  const entry = (closed: string | undefined, address: string, name: string) => html`<li>${closed ?? html`<a href="${address}">${name}</a>`}</li>`;
  return html`${voter.question ? html`<p>${texts.presentQuestion({ question: voter.question })}</p>` : ""}
    <ul>
      ${entry(passwordClosed(phase, calendar), "/portail/moi/mot-de-passe", texts.changePassword)}
      ${entry(challengeClosed(phase, calendar), "/portail/moi/question-defi", texts.changeChallenge)}
    </ul>`;
}

/** The screen while the portal is asked. */
export function waitingScreen(title: string): Html {
  return html`<h1>${title}</h1><p role="status">${furniture.loading}</p>`;
}

/** The screen when the portal could not be asked. */
export function failedScreen(title: string, failure: string): Html {
  return html`<h1>${title}</h1><div class="alert narrow" role="alert"><p data-slot="failure">${failure}</p></div><p class="actions plain"><a class="button" href="">${texts.tryAgain}</a></p>`;
}

/** The screen in the states that a voter can meet. */
export function meSpecimens(): Specimen[] {
  const state = (name: string, main: Html): Specimen => ({ screen: "V11", state: name, title: texts.meTitle, main, signedIn: true });
  return [
    state("portal-open", meScreen(CLAIRE)),
    state("others-ended", meScreen({ ...CLAIRE, sessions: CLAIRE.sessions.slice(0, 1) }, texts.othersEnded)),
    state("vote-open", meScreen({ ...CLAIRE, phase: "vote_open" })),
    state("vote-closed", meScreen({ ...CLAIRE, phase: "vote_closed" })),
    state("loading", waitingScreen(texts.meTitle)),
    state("unreachable", failedScreen(texts.meTitle, furniture.unreachable)),
  ];
}
