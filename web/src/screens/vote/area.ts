/** From the voting code to the receipts, in one document whose memory holds the code: V20–V31. */

import type { Page, Specimen } from "../../furniture/frame.ts";
import { html } from "../../furniture/html.ts";
import type { Theme } from "../../furniture/theme.ts";
import { ballotSpecimens, waitingBallots } from "./ballot.ts";
import { codeSpecimens, waitingCodes } from "./code.ts";
import { electionSpecimens, waitingElections } from "./elections.ts";
import { emargementSpecimens, waitingEmargements } from "./emargements.ts";
import { newCodeSpecimens } from "./new-code.ts";
import { receiptSpecimens, waitingReceipts } from "./receipt.ts";
import { reissueSpecimens } from "./reissue.ts";
import { sendingSpecimens, waitingSendings } from "./sending.ts";
import { standstillSpecimens, waitingStandstills } from "./standstill.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as reissue from "../../../texts/fr/reissue.ftl";
import * as texts from "../../../texts/fr/vote.ftl";

/**
 * The area's pages: one program at two addresses. Every address under `/vote/` is served by the first. Their screens wait in them, but
 * for those of a lost code.
 */
export function pages(theme: Theme): Page[] {
  const screens = [waitingCodes(), waitingElections(), waitingBallots(theme), waitingSendings(), waitingReceipts(), waitingEmargements(), waitingStandstills()];
  const main = (title: string) => html`<h1>${title}</h1><p role="status">${furniture.loading}</p>${screens}`;
  const script = "screens/vote/vote.page.ts";
  return [
    { path: "/vote", title: texts.stepElection, main: main(texts.stepElection), script, signedIn: true },
    { path: "/r", title: reissue.linkTitle, main: main(reissue.linkTitle), script, signedIn: true },
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
