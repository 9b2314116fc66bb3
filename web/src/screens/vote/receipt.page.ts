/** V29 and V31 in the browser. */

import { openDialog } from "../../furniture/dialog.ts";
import { signOut } from "../../furniture/portal.ts";
import { find, show } from "../../furniture/show.ts";
import { emargementTable } from "./emargements.ts";
import { copy, downloadDeposit, downloadEmargement, downloadProof } from "./hand-over.ts";
import { openAmong, receiptOf, type Voted } from "./receipt.ts";
import { inGroups } from "./reference.ts";
import type { Visit } from "./visit.ts";
import { guardWith, leaving, taken, turnToWaiting } from "./way.ts";
import * as texts from "../../../texts/fr/vote.ftl";

/** Shows V29. The proof of deposit is in this screen's memory only: once left, it is gone (RC-05). */
export function showReceipt(visit: Visit, voted: Voted): void {
  const { election, reference, deposit } = voted;
  const rows = visit.rows();
  const n = openAmong(rows);
  turnToWaiting("receipt", { ...receiptOf(voted, rows, taken(`next-${["none", "one"][n] ?? "many"}`, { n })) });
  guardWith(ask);
  const state = find("#receipt-state");
  // A download may end after this screen was left: then the guard is another's.
  const guard = (leave: typeof ask | undefined) => {
    if (state.isConnected) guardWith(leave);
  };
  const button = (id: string) => find<HTMLButtonElement>(id);
  button("#download-emargement").onclick = ({ currentTarget }) => void downloadEmargement(election.id, currentTarget as HTMLButtonElement);
  button("#download-deposit").onclick = async ({ currentTarget }) => {
    if (await downloadDeposit(election.id, deposit, currentTarget as HTMLButtonElement)) guard(undefined);
  };
  button("#download-signed").onclick = async () => {
    guard(undefined);
    if (!(await downloadProof(texts.depositSignedFile({ election: election.id }), JSON.stringify(deposit)))) guard(ask);
  };
  button("#copy-reference").onclick = () => void copy(reference, state);
  button("#receipt-sign-out").onclick = () => leaving(() => void signOut());
}

/** Asks once whether the voter leaves without the proof of deposit. */
function ask(leave: () => void): void {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "leave-title");
  show(dialog, taken("leave"));
  find("#content").append(dialog);
  dialog.onclose = () => dialog.remove();
  find("#leave-stay", dialog).onclick = () => {
    dialog.remove();
    find("#download-deposit").focus();
  };
  find("#leave-go", dialog).onclick = () => {
    dialog.remove();
    guardWith(undefined);
    leave();
  };
  openDialog(dialog, find("#leave-stay", dialog));
}

/** Shows VOT-504, and nothing else from then on in this document. */
export function showLie(visit: Visit, lie: { election: { id: string; title: string }; reference: string; fault: string; evidence: string }): void {
  const { election, reference, fault, evidence } = lie;
  visit.stopped = () => {
    turnToWaiting("lie", { title: election.title, reference: inGroups(reference), ref: `VOT-504-${fault}`, evidence });
    find("#download-evidence").onclick = async () => {
      if (await downloadProof(texts.evidenceFile({ election: election.id }), evidence)) guardWith(undefined);
    };
  };
  guardWith((leave) => (confirm(find("#lie-evidence").textContent!) ? leave() : undefined));
  visit.stopped();
}

/** Shows that the ballot box answered, and that this device could not check the answer. */
export function showUnchecked({ id, title }: { id: string; title: string }, reference: string, answer: string): void {
  turnToWaiting("unchecked", { title, reference: inGroups(reference), answer });
  find("#download-answer").onclick = () => void downloadProof(texts.depositSignedFile({ election: id }), answer);
}

/** Shows V31. */
export function showEmargements(visit: Visit): void {
  const table = emargementTable(visit.rows());
  turnToWaiting(table ? "emargements" : "emargements-none", { table });
  document.querySelectorAll<HTMLButtonElement>("[data-emargement]").forEach((button) => {
    button.onclick = () => void downloadEmargement(button.dataset.emargement!, button);
  });
}
