/** V31, the voter's émargements: that they voted, and when; nothing of any ballot. */

import { inParis } from "../../furniture/dates.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { Row } from "./elections.ts";
import { examplePortal } from "./example.ts";
import * as texts from "../../../texts/fr/vote.ftl";

/** The screen; each button's value is its election. */
export function emargementsScreen(rows: readonly Row[]): Html {
  const voted = rows.filter((row) => row.state === "voted");
  return html`<h1>${texts.emargementsTitle}</h1>
    <p>${texts.emargementsIntro}</p>
    ${voted.length ? table(voted) : html`<p>${texts.emargementsNone}</p>`}
    <p id="receipt-state" role="status"></p>
    <p class="actions plain"><a class="button secondary" href="/portail">${texts.mySpaceLink}</a></p>`;
}

function table(voted: readonly Row[]): Html {
  return html`<table class="elections">
    <thead><tr><th scope="col">${texts.columnElection}, ${texts.emargementsDate}</th><th scope="col">${texts.emargementsDocument}</th></tr></thead>
    <tbody>${voted.map(
      ({ id, title, voted_at }) => html`<tr>
        <th scope="row">${title}${voted_at ? html`<br><time class="quiet" datetime="${voted_at}">${inParis(new Date(voted_at))}</time>` : ""}</th>
        <td><button type="button" class="secondary" data-emargement="${id}" aria-label="${texts.emargementsDownloadOf({ title })}">${texts.emargementsDownload}</button></td>
      </tr>`,
    )}</tbody>
  </table>`;
}

/** The screen in its states. */
export function emargementSpecimens(): Specimen[] {
  return [0, 1, 3].map((voted) => ({
    screen: "V31",
    state: ["none", "one", "", "all"][voted]!,
    title: texts.emargementsTitle,
    main: emargementsScreen(examplePortal(voted).elections),
    signedIn: true,
  }));
}
