/** Handing things to the voter: a file, the clipboard. Each screen also shows them as text, for browsers that save no file. */

import { getBytes, postForBytes, Refused } from "../../furniture/api.ts";
import { find } from "../../furniture/show.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/vote.ftl";

/** Lets the browser save a file. */
export function save(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the file after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Copies a text, and says in `state` whether that worked. */
export async function copy(text: string, state: Element): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    state.textContent = texts.copied;
  } catch {
    state.textContent = texts.copyFailed;
  }
}

/** Downloads the voter's émargement of an election, and says how it went in `#receipt-state`. */
export function downloadEmargement(election: string, button: HTMLButtonElement): Promise<boolean> {
  return download(texts.emargementFile({ election }), button, () => getBytes(`/api/elections/${election}/emargement`, "application/pdf"));
}

/** Has a proof of deposit laid out as PDF, and downloads it. */
export function downloadDeposit(election: string, deposit: unknown, button: HTMLButtonElement): Promise<boolean> {
  return download(texts.depositFile({ election }), button, () => postForBytes("/api/receipts/deposit", JSON.stringify(deposit)));
}

async function download(name: string, button: HTMLButtonElement, read: () => Promise<ArrayBuffer>): Promise<boolean> {
  if (button.hasAttribute("aria-busy")) return false;
  button.setAttribute("aria-busy", "true");
  say(texts.receiptDownloading);
  try {
    const bytes = await read();
    save(name, bytes, "application/pdf");
    say(texts.receiptDownloaded({ name }));
    return true;
  } catch (error) {
    say(texts.receiptNotDownloaded({ reason: error instanceof Refused ? error.problem.title : furniture.unreachable }));
    return false;
  } finally {
    button.removeAttribute("aria-busy");
  }
}

function say(text: string): void {
  find("#receipt-state").textContent = text;
}
