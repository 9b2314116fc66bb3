/** V29, the receipt, and the full stop when the ballot box's answer is not for the ballot sent. */

import { inParis } from "../../furniture/dates.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import { marks, waiting } from "../../furniture/stage.ts";
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

interface Receipt {
  title: string;
  date: string;
  deposit: string;
  reference: string;
  /** What is left to vote in, or thanks. */
  next: Html;
  table: Html;
}

/** What V29 says of a vote, with all the elections of the voter; `next` is `nextAfter` of those still open. */
export function receiptOf({ election, reference, deposit, votedAt }: Voted, rows: readonly Row[], next: Html): Receipt {
  return {
    title: election.title,
    date: inParis(new Date(votedAt)),
    deposit: JSON.stringify(deposit, undefined, 1),
    reference: inGroups(reference),
    next,
    table: electionTable(rows),
  };
}

/** How many elections the voter may vote in still. */
export function openAmong(rows: readonly Row[]): number {
  return rows.filter((row) => row.state === "open").length;
}

/** The screens as they wait in the page: all of them come with it, since the network may be gone when they are needed. */
export function waitingReceipts(): Html[] {
  const { n } = marks<{ n: number }>();
  return [
    waiting("receipt", texts.receiptTitle, receiptScreen(marks())),
    waiting("next-none", "", nextAfter(0)),
    waiting("next-one", "", nextAfter(1)),
    waiting("next-many", "", nextAfter(n)),
    waiting("leave", "", leaveDialog()),
    waiting("unchecked", texts.uncheckedTitle, uncheckedScreen(marks())),
    waiting("lie", texts.lieTitle, lieScreen(marks())),
  ];
}

/** V29. */
function receiptScreen({ title, date, deposit, reference, next, table }: Receipt): Html {
  return html`${steps(4)}
    <h1>${texts.receiptTitle}</h1>
    <div class="success"><p>${texts.receiptDone({ title, date })}</p></div>
    <ol class="documents">
      <li>
        <p><button type="button" id="download-emargement">${texts.receiptEmargement}</button></p>
        <p>${texts.receiptEmargementWhy}</p>
      </li>
      <li>
        <p><button type="button" id="download-deposit">${texts.receiptDeposit}</button></p>
        <p>${texts.receiptDepositWhy}</p>
        <p class="hint">${texts.receiptDepositSignedWhy} <button type="button" class="link" id="download-signed">${texts.receiptDepositSigned}</button></p>
        <details><summary>${texts.receiptDepositText}</summary><pre class="mono" tabindex="0">${deposit}</pre></details>
      </li>
      <li>
        <p id="reference-label"><strong>${texts.receiptReference}</strong></p>
        <p class="mono reference" id="reference" aria-labelledby="reference-label">${reference}</p>
        <p><button type="button" class="secondary" id="copy-reference">${texts.copy}</button></p>
        <p class="done">${texts.receiptIdentical}</p>
        <p class="hint">${texts.receiptReferenceWhy}.</p>
      </li>
    </ol>
    <p id="receipt-state" role="status"></p>
    ${next}
    ${table}
    <p class="actions plain"><button type="button" class="secondary" id="receipt-sign-out">${texts.signOutButton}</button></p>`;
}

function nextAfter(remaining: number): Html {
  return remaining === 0 ? html`<div class="success"><p>${texts.receiptThanks}</p></div>` : html`<p>${texts.receiptRemaining({ n: remaining })}</p>`;
}

/** The one question to a voter who leaves without the proof of deposit. */
function leaveDialog(): Html {
  return html`<h2 id="leave-title">${texts.leaveTitle}</h2>
    <p>${texts.leaveWhy}</p>
    <p class="actions"><button type="button" class="secondary" id="leave-go">${texts.leaveGo}</button> <button type="button" id="leave-stay" autofocus>${texts.leaveStay}</button></p>`;
}

/** The ballot box answered, and the booth could not check the answer on this device. */
function uncheckedScreen({ title, reference, answer }: { title: string; reference: string; answer: string }): Html {
  return html`<h1>${texts.uncheckedTitle}</h1>
    <p><strong>${title}</strong></p>
    <div class="alert" role="alert"><p>${texts.unchecked}</p></div>
    <p>${texts.lieYours} :</p>
    <p class="mono reference">${reference}</p>
    <p class="actions plain"><button type="button" id="download-answer">${texts.uncheckedDownload}</button> <a class="button secondary" href="/assistance#vote" target="_blank" rel="noopener">${texts.assistanceLink}</a> <a href="/vote/emargements">${texts.myEmargements}</a></p>
    <p id="receipt-state" role="status"></p>
    <details><summary>${texts.receiptDepositText}</summary><pre class="mono" tabindex="0">${answer}</pre></details>`;
}

/** VOT-504: everything stops here. `ref` is what to tell the help desk. */
function lieScreen({ title, reference, ref, evidence }: { title: string; reference: string; ref: string; evidence: string }): Html {
  return html`<h1>${texts.lieTitle}</h1>
    <p><strong>${title}</strong></p>
    <div class="alert" role="alert"><p>${texts.lie({ ref })}</p><p class="code">VOT-504</p></div>
    <p>${texts.lieYours} :</p>
    <p class="mono reference">${reference}</p>
    <p id="lie-evidence">${texts.lieEvidence}</p>
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
    return { screen, state, title: texts.receiptTitle, main: receiptScreen(receiptOf({ election, reference: REFERENCE, deposit, votedAt: VOTED[voted - 1]! }, elections, nextAfter(openAmong(elections)))), signedIn: true };
  };
  const ended = { title: "CAPN des IA-IPR, IEN et IJS", reference: inGroups(REFERENCE) };
  return [
    receipt(1, "V29", "two-remaining"),
    receipt(2, "V29", "one-remaining"),
    receipt(3, "V29", "thanks"),
    { screen: "V29", state: "not-downloaded", title: texts.receiptTitle, main: html`<h1>${texts.receiptTitle}</h1><dialog open aria-labelledby="leave-title">${leaveDialog()}</dialog>`, signedIn: true },
    { screen: "V29", state: "unchecked", title: texts.uncheckedTitle, main: uncheckedScreen({ ...ended, answer: `{"kind":"isoloir-deposit"}` }), signedIn: true },
    { screen: "V29", state: "other-ballot", title: texts.lieTitle, main: lieScreen({ ...ended, ref: "VOT-504-deposit:other_ballot", evidence: `{\n  "kind": "isoloir-evidence"\n}` }), signedIn: true },
  ];
}
