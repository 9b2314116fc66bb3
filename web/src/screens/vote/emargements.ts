/** V31, the voter's émargements: that they voted, and when; nothing of any ballot. */

import { inParis } from "../../furniture/dates.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import { marks, waiting } from "../../furniture/stage.ts";
import type { Row } from "./elections.ts";
import { examplePortal } from "./example.ts";
import * as texts from "../../../texts/fr/vote.ftl";

/** The screen, around the table where there is one. */
function emargementsScreen(table: Html | undefined): Html {
  return html`<h1>${texts.emargementsTitle}</h1>
    <p>${texts.emargementsIntro}</p>
    ${table ?? html`<p>${texts.emargementsNone}</p>`}
    <p id="receipt-state" role="status"></p>
    <p class="actions plain"><a class="button secondary" href="/portail">${texts.mySpaceLink}</a></p>`;
}

/** The screen as it waits in the page. */
export function waitingEmargements(): Html[] {
  const { table } = marks<{ table: Html }>();
  return [waiting("emargements", texts.emargementsTitle, emargementsScreen(table)), waiting("emargements-none", texts.emargementsTitle, emargementsScreen(undefined))];
}

/** What the voter voted in, each button's value its election; nothing where they voted nowhere yet. */
export function emargementTable(rows: readonly Row[]): Html | undefined {
  const voted = rows.filter((row) => row.state === "voted");
  if (voted.length === 0) return undefined;
  return html`<table class="elections" role="table">
    <thead class="hidden-text" role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${texts.columnElection}, ${texts.emargementsDate}</th><th scope="col" role="columnheader">${texts.emargementsDocument}</th></tr></thead>
    <tbody role="rowgroup">${voted.map(
      ({ id, title, voted_at }) => html`<tr role="row">
        <th scope="row" role="rowheader">${title}${voted_at ? html`<br><time class="quiet" datetime="${voted_at}">${inParis(new Date(voted_at))}</time>` : ""}</th>
        <td role="cell"><button type="button" class="secondary" data-emargement="${id}" aria-label="${texts.emargementsDownloadOf({ title })}">${texts.emargementsDownload}</button></td>
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
    main: emargementsScreen(emargementTable(examplePortal(voted).elections)),
    signedIn: true,
  }));
}
