/** Handing things to the voter: a file, the clipboard. Each screen also shows them as text, for browsers that save no file. */

import { getBytes, postForBytes, Refused } from "../../furniture/api.ts";
import { find } from "../../furniture/show.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/vote.ftl";

/** WebKit that doesn't call itself Safari: the browser within an app, on iOS. It opens the files that it is told to save. */
const WITHIN_AN_APP = /AppleWebKit\/(?!.*Safari\/)/;
/** After so many milliseconds, such a browser has tried to. */
const TRIED = 400;

/** Lets the browser save a file; answers false when it is known not to. */
export async function save(name: string, content: BlobPart, type: string): Promise<boolean> {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  const saved = WITHIN_AN_APP.test(navigator.userAgent) ? await clickedAside(link) : (link.click(), true);
  link.remove();
  // Some browsers read the file after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return saved;
}

/**
 * Has a file opened in a frame, where the content policy stops it, and not in the place of the page, which would take the receipt away
 * with it (RC-05). Not for Safari: for all we know, its older versions would be stopped from saving as well.
 */
async function clickedAside(link: HTMLAnchorElement): Promise<boolean> {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.name = link.target = "file";
  let stopped = false;
  const listen = ({ blockedURI }: SecurityPolicyViolationEvent) => (stopped ||= blockedURI.startsWith("blob"));
  document.addEventListener("securitypolicyviolation", listen);
  document.body.append(frame);
  link.click();
  await new Promise((tried) => setTimeout(tried, TRIED));
  document.removeEventListener("securitypolicyviolation", listen);
  frame.remove();
  return !stopped;
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

/** Downloads a signed proof as text, and says how it went in `#receipt-state`. */
export function downloadProof(name: string, proof: string): Promise<boolean> {
  return handOver(find("#receipt-state"), name, texts.proofNotSaved, "application/json", () => proof);
}

/** Downloads the voter's émargement of an election, and says how it went in `#receipt-state`. */
export function downloadEmargement(election: string, button: HTMLButtonElement): Promise<boolean> {
  return download(texts.emargementFile({ election }), texts.emargementNotSaved, button, () => getBytes(`/api/elections/${election}/emargement`, "application/pdf"));
}

/** Has a proof of deposit laid out as PDF, and downloads it. */
export function downloadDeposit(election: string, deposit: unknown, button: HTMLButtonElement): Promise<boolean> {
  return download(texts.depositFile({ election }), texts.proofNotSaved, button, () => postForBytes("/api/receipts/deposit", JSON.stringify(deposit)));
}

async function download(name: string, notSaved: string, button: HTMLButtonElement, read: () => Promise<ArrayBuffer>): Promise<boolean> {
  if (button.hasAttribute("aria-busy")) return false;
  button.setAttribute("aria-busy", "true");
  // The voter may have left the screen when the answer is there: then this is said to nobody.
  const state = find("#receipt-state");
  try {
    return await handOver(state, name, notSaved, "application/pdf", read);
  } catch (error) {
    state.textContent = texts.receiptNotDownloaded({ reason: error instanceof Refused ? error.problem.title : furniture.unreachable });
    return false;
  } finally {
    button.removeAttribute("aria-busy");
  }
}

async function handOver(state: Element, name: string, notSaved: string, type: string, read: () => BlobPart | Promise<BlobPart>): Promise<boolean> {
  state.textContent = texts.receiptDownloading;
  const saved = await save(name, await read(), type);
  state.textContent = saved ? texts.receiptDownloaded({ name }) : notSaved;
  return saved;
}
