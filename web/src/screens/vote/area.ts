/** From the voting code to the receipts, in one document whose memory holds the code: V20–V31. */

import type { Page, Specimen } from "../../furniture/frame.ts";
import { html } from "../../furniture/html.ts";
import type { Theme } from "../../furniture/theme.ts";
import { ballotSpecimens } from "./ballot.ts";
import { codeSpecimens } from "./code.ts";
import { electionSpecimens } from "./elections.ts";
import { emargementSpecimens } from "./emargements.ts";
import { newCodeSpecimens } from "./new-code.ts";
import { receiptSpecimens } from "./receipt.ts";
import { reissueSpecimens } from "./reissue.ts";
import { sendingSpecimens } from "./sending.ts";
import { standstillSpecimens } from "./standstill.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as reissue from "../../../texts/fr/reissue.ftl";
import * as texts from "../../../texts/fr/vote.ftl";

/** The area's pages: one program at two addresses. Every address under `/vote/` is served by the first. */
export function pages(theme: Theme): Page[] {
  const main = html`<div id="booth"${theme.ballotActivation ? html` data-activation="${theme.ballotActivation}"` : ""}><p role="status">${furniture.loading}</p></div>`;
  const script = "screens/vote/vote.page.ts";
  return [
    { path: "/vote", title: texts.stepElection, main, script, signedIn: true },
    { path: "/r", title: reissue.linkTitle, main, script, signedIn: true },
  ];
}

/** The area's screens in every state. */
export function specimens(_theme: Theme): Specimen[] {
  return [
    ...codeSpecimens(),
    ...reissueSpecimens(),
    ...newCodeSpecimens(),
    ...electionSpecimens(),
    ...ballotSpecimens(),
    ...sendingSpecimens(),
    ...receiptSpecimens(),
    ...emargementSpecimens(),
    ...standstillSpecimens(),
  ];
}
