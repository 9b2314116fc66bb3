/** V01, the public home: the way in, and where the event stands in its calendar. */

import { countdown, type Voting } from "../../furniture/countdown.ts";
import { inParis } from "../../furniture/dates.ts";
import { notice, type PublicEvent } from "../../furniture/event.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { Phase } from "../../furniture/portal.ts";
import { exampleEvent, EXAMPLE_SUSPENSION } from "./example-event.ts";
import * as texts from "../../../texts/fr/open-home.ftl";

/** What the home needs of the event. */
export type Standing = Pick<PublicEvent, "phase" | "calendar" | "suspension"> & { proclaimed?: boolean };

/** The screen; `standing` is undefined and `card` empty until the server answers. */
export function home(standing: Standing | undefined, card: Html): Html {
  const awaited = standing ? "" : html` class="awaited"`;
  return html`<h1>${texts.homeTitle}</h1>
    <p>${texts.homeInvitation} <span id="what-next">${whatNext(standing)}</span></p>
    <div id="standing"${awaited}>${standing ? whereItStands(standing) : wayIn()}</div>
    <div id="countdown"${awaited}>${card}</div>
    <p id="voice" class="hidden-text" role="status"></p>
    <div class="cards">
      <section class="card" aria-labelledby="practical">
        <h2 id="practical">${texts.practical}</h2>
        <ul>
          <li><a href="/edito">${texts.edito}</a></li>
          <li><a href="/aide">${texts.onlineHelp}</a></li>
          <li><a href="/tutoriels/parcours-electeur">${texts.howToEnter}</a></li>
        </ul>
      </section>
      <section class="card" aria-labelledby="checking">
        <h2 id="checking">${texts.checking}</h2>
        <ul>
          <li><a href="/urne">${texts.checkReference}</a></li>
          <li><a href="/verifier-une-preuve">${texts.checkReceipt}</a></li>
          <li><a href="/resultats">${texts.results}</a></li>
        </ul>
      </section>
    </div>`;
}

/** What the invitation ends with: the button that it names is there once the portal is open. */
export function whatNext(standing: Pick<Standing, "phase"> | undefined): Html {
  return html`${standing?.phase === "before_portal" ? texts.homeNotYet : texts.homeClick}`;
}

/** The sentence of the phase and, once the portal is open, the way in. */
export function whereItStands(standing: Standing): Html {
  const kind = standing.suspension && standing.phase === "vote_open" ? "alert" : "info";
  return html`<p class="${kind}">${sentence(standing)}</p>
    ${standing.phase === "before_portal" ? "" : wayIn()}`;
}

function wayIn(): Html {
  return html`<p class="actions plain"><a class="button" href="/connexion">${texts.enter}</a></p>`;
}

function sentence({ phase, calendar, suspension, proclaimed }: Standing): Html {
  const date = (at: string) => inParis(new Date(at));
  switch (phase) {
    case "before_portal":
      return texts.portalWillOpen({ date: date(calendar.portal_opens) });
    case "portal_open":
      return texts.portalIsOpen({ date: date(calendar.lists_published) });
    case "lists_published":
      return html`${texts.listsArePublished}`;
    case "sealed":
      return html`${texts.rollIsSealed}`;
    case "vote_open":
      return suspension ? texts.voteIsSuspended : html`${texts.voteIsOpen}`;
    case "vote_closed":
      return proclaimed ? texts.resultsAreProclaimed : texts.voteIsClosed;
  }
}

/** The screen at the moments that matter. */
export function homeSpecimens(): Specimen[] {
  const at = (state: string, now: string, phase: Phase, more: Partial<Standing & PublicEvent> = {}): Specimen => {
    const event = { ...exampleEvent(now, phase), ...more };
    const voting: Voting = { opens: new Date(event.calendar.vote_opens), closes: new Date(event.calendar.vote_closes) };
    const main = home(event, phase === "before_portal" ? html`` : countdown(voting, new Date(now)));
    return { screen: "V01", state, title: texts.homeTitle, main, notice: notice(event) };
  };
  return [
    { screen: "V01", state: "before-the-answer", title: texts.homeTitle, main: home(undefined, html``) },
    at("before-the-portal", "2022-10-12T18:00:00+02:00", "before_portal"),
    at("portal-open", "2022-10-20T10:00:00+02:00", "portal_open"),
    at("lists-published", "2022-11-20T10:00:00+01:00", "lists_published"),
    at("sealed", "2022-11-30T20:00:00+01:00", "sealed"),
    at("voting-open", "2022-12-01T12:27:00+01:00", "vote_open"),
    at("suspended", "2022-12-05T15:10:00+01:00", "vote_open", { suspension: EXAMPLE_SUSPENSION }),
    at("last-hour", "2022-12-08T16:20:00+01:00", "vote_open"),
    at("closed", "2022-12-08T17:00:00+01:00", "vote_closed"),
    at("proclaimed", "2022-12-09T11:00:00+01:00", "vote_closed", { proclaimed: true }),
  ];
}
