/** V29, the receipt, and the full stop when the ballot box's answer is not for the ballot sent. */

import { inParis } from "../../furniture/dates.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { DepositReceipt } from "../../booth/signed-document.ts";
import { electionTable, type Row } from "./elections.ts";
import { examplePortal, REFERENCE, VOTED } from "./example.ts";
import { inGroups } from "./reference.ts";
import { steps } from "./steps.ts";
import * as texts from "../../../texts/fr/vote.ftl";

/** A vote that was recorded, and checked on this device. */
export interface Voted {
  election: { id: string; title: string };
  reference: string;
  deposit: DepositReceipt;
  /** RFC 3339, to the minute. */
  votedAt: string;
}

/** V29, with all the elections of the voter. */
export function receiptScreen({ election, reference, deposit, votedAt }: Voted, rows: readonly Row[]): Html {
  const remaining = rows.filter((row) => row.state === "open").length;
  return html`${steps(4)}
    <h1>${texts.receiptTitle}</h1>
    <div class="success"><p>${texts.receiptDone({ title: election.title, date: inParis(new Date(votedAt)) })}</p></div>
    <ol class="documents">
      <li>
        <p><button type="button" id="download-emargement">${texts.receiptEmargement}</button></p>
        <p>${texts.receiptEmargementWhy}</p>
      </li>
      <li>
        <p><button type="button" id="download-deposit">${texts.receiptDeposit}</button></p>
        <p>${texts.receiptDepositWhy}</p>
        <p class="hint">${texts.receiptDepositSignedWhy} <button type="button" class="link" id="download-signed">${texts.receiptDepositSigned}</button></p>
        <details><summary>${texts.receiptDepositText}</summary><pre class="mono" tabindex="0">${JSON.stringify(deposit, undefined, 1)}</pre></details>
      </li>
      <li>
        <p id="reference-label"><strong>${texts.receiptReference}</strong></p>
        <p class="mono reference" id="reference" aria-labelledby="reference-label">${inGroups(reference)}</p>
        <p><button type="button" class="secondary" id="copy-reference">${texts.copy}</button></p>
        <p class="done">${texts.receiptIdentical}</p>
        <p class="hint">${texts.receiptReferenceWhy}.</p>
      </li>
    </ol>
    <p id="receipt-state" role="status"></p>
    ${remaining ? html`<p>${texts.receiptRemaining({ n: remaining })}</p>` : html`<div class="success"><p>${texts.receiptThanks}</p></div>`}
    ${electionTable(rows)}
    <p class="actions plain"><button type="button" class="secondary" id="receipt-sign-out">${texts.signOutButton}</button></p>`;
}

/** The one question to a voter who leaves without the proof of deposit. */
export function leaveDialog(): Html {
  return html`<h2 id="leave-title">${texts.leaveTitle}</h2>
    <p>${texts.leaveWhy}</p>
    <p class="actions"><button type="button" class="secondary" id="leave-go">${texts.leaveGo}</button> <button type="button" id="leave-stay" autofocus>${texts.leaveStay}</button></p>`;
}

/** The ballot box answered, and the booth could not check the answer on this device. */
export function uncheckedScreen(title: string, reference: string, answer: string): Html {
  return html`<h1>${texts.uncheckedTitle}</h1>
    <p><strong>${title}</strong></p>
    <div class="alert" role="alert"><p>${texts.unchecked}</p></div>
    <p>${texts.lieYours} :</p>
    <p class="mono reference">${inGroups(reference)}</p>
    <p class="actions plain"><button type="button" id="download-answer">${texts.uncheckedDownload}</button> <a class="button secondary" href="/assistance#vote" target="_blank" rel="noopener">${texts.assistanceLink}</a> <a href="/vote/emargements">${texts.myEmargements}</a></p>
    <p id="receipt-state" role="status"></p>
    <details><summary>${texts.receiptDepositText}</summary><pre class="mono" tabindex="0">${answer}</pre></details>`;
}

/** VOT-504: everything stops here. `ref` is what to tell the help desk. */
export function lieScreen(title: string, reference: string, fault: string, evidence: string): Html {
  const code = `VOT-504-${fault}`;
  return html`<h1>${texts.lieTitle}</h1>
    <p><strong>${title}</strong></p>
    <div class="alert" role="alert"><p>${texts.lie({ ref: code })}</p><p class="code">VOT-504</p></div>
    <p>${texts.lieYours} :</p>
    <p class="mono reference">${inGroups(reference)}</p>
    <p>${texts.lieEvidence}</p>
    <p class="actions plain"><button type="button" id="download-evidence">${texts.lieDownload}</button> <a class="button secondary" href="/assistance#vote" target="_blank" rel="noopener">${texts.assistanceLink}</a></p>
    <p id="receipt-state" role="status"></p>
    <details><summary>${texts.lieText}</summary><pre class="mono" tabindex="0">${evidence}</pre></details>`;
}

/** The screens in their states. */
export function receiptSpecimens(): Specimen[] {
  const receipt = (voted: number, screen: string, state: string): Specimen => {
    const { elections } = examplePortal(voted);
    const election = elections[voted - 1]!;
    const deposit: DepositReceipt = {
      kind: "isoloir-deposit",
      version: 1,
      event: "pro2022",
      election: election.id,
      reference: REFERENCE,
      deposited_at: VOTED[voted - 1]!,
      key: "fe812c12f3ab4ce6",
      signature: "22D5VQjAh8xHtekHMvmaCfdKS80qWy3F+OKJY94j6lEPgMY/YUWuHSZ/O34V99S8s7L/bJ22A9zi2TyaRP5LDA",
    };
    return { screen, state, title: texts.receiptTitle, main: receiptScreen({ election, reference: REFERENCE, deposit, votedAt: VOTED[voted - 1]! }, elections), signedIn: true };
  };
  return [
    receipt(1, "V29", "two-remaining"),
    receipt(2, "V29", "one-remaining"),
    receipt(3, "V29", "thanks"),
    { screen: "V29", state: "not-downloaded", title: texts.receiptTitle, main: html`<h1>${texts.receiptTitle}</h1><dialog open aria-labelledby="leave-title">${leaveDialog()}</dialog>`, signedIn: true },
    { screen: "V29", state: "unchecked", title: texts.uncheckedTitle, main: uncheckedScreen("CAPN des IA-IPR, IEN et IJS", REFERENCE, `{"kind":"isoloir-deposit"}`), signedIn: true },
    { screen: "V29", state: "other-ballot", title: texts.lieTitle, main: lieScreen("CAPN des IA-IPR, IEN et IJS", REFERENCE, "deposit:other_ballot", `{\n  "kind": "isoloir-evidence"\n}`), signedIn: true },
  ];
}
