/** V01, the public home. */

import { countdown, type Voting } from "../../furniture/countdown.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import * as texts from "../../../texts/fr/open.ftl";

/** The screen; `card` is the countdown, empty until the server's time is known. */
export function home(card: Html): Html {
  return html`<h1>${texts.homeTitle}</h1>
    <p>${texts.homeInvitation}</p>
    <p class="actions plain"><a class="button" href="/connexion">${texts.enter}</a></p>
    <div id="countdown">${card}</div>
    <p id="voice" class="hidden-text" role="status"></p>
    <section class="card" aria-labelledby="practical">
      <h2 id="practical">${texts.practical}</h2>
      <ul>
        <li><a href="/edito">${texts.edito}</a></li>
        <li><a href="/aide">${texts.onlineHelp}</a></li>
        <li><a href="/tutoriels/parcours-electeur">${texts.howToEnter}</a></li>
      </ul>
    </section>`;
}

/** The seed's dates. */
const GUIDE: Voting = { opens: new Date("2022-12-01T08:00:00+01:00"), closes: new Date("2022-12-08T17:00:00+01:00") };

/** The screen at the moments that matter. */
export function homeSpecimens(): Specimen[] {
  const moments: [string, string][] = [
    ["before-the-vote", "2022-11-20T10:00:00+01:00"],
    ["voting-open", "2022-12-01T12:27:00+01:00"],
    ["last-hour", "2022-12-08T16:20:00+01:00"],
    ["closed", "2022-12-08T17:00:00+01:00"],
  ];
  return moments.map(([state, at]) => ({
    screen: "V01",
    state,
    title: texts.homeTitle,
    main: home(countdown(GUIDE, new Date(at))),
  }));
}
