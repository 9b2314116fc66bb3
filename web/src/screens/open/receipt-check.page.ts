/** Checks the signature of a receipt here: the document is sent nowhere, and with pasted keys nothing is asked either. */

import { verifyDeposit, verifyEmargement, type ReceiptKeys } from "../../booth/signed-document.ts";
import { get, Refused, Unreachable } from "../../furniture/api.ts";
import { readEvent } from "../../furniture/event.ts";
import { onSend, showErrors, type FieldError } from "../../furniture/form.ts";
import { html, type Html } from "../../furniture/html.ts";
import { find, show } from "../../furniture/show.ts";
import { forged, genuine, receiptForm, type KeysFrom } from "./receipt-check.ts";
import { readKeys, readReceipt } from "./receipt-text.ts";
import { isElection } from "./reference-input.ts";
import * as texts from "../../../texts/fr/open-receipt.ftl";

/** A receipt has less than a thousand characters. */
const LONGEST = 10_000;

class Wrong extends Error {
  constructor(readonly errors: readonly FieldError[]) {
    super("the form is wrong");
  }
}

const asked = new Map<string, ReceiptKeys>();

void readEvent().catch(() => undefined);
show(find("#form-place"), receiptForm());
const form = find<HTMLFormElement>("#receipt-form");
onSend(form, check);

async function check(): Promise<void> {
  say(html``);
  showErrors(form, []);
  try {
    const readings = readReceipt(await given());
    if (readings.length === 0) throw new Wrong([{ field: "document", reason: texts.receiptNotAReceipt }]);
    say(await verdict(readings, await keysFor(readings[0])));
    find("#verdict").focus();
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    if (error.errors.some(({ field }) => field === "keys")) find("#keys-details").setAttribute("open", "");
    showErrors(form, error.errors);
  }
}

/** The text to check: the file where one was chosen, else what was pasted. */
async function given(): Promise<string> {
  const file = find<HTMLInputElement>("#file").files?.[0];
  const field = file ? "file" : "document";
  // One character more than is read, so that a longer file is known as such without reading it whole.
  const text = file ? await file.slice(0, LONGEST + 1).text() : find<HTMLTextAreaElement>("#document").value;
  const reason = refusal(text);
  if (reason) throw new Wrong([{ field, reason }]);
  return text;
}

function refusal(text: string): string | undefined {
  if (text.startsWith("%PDF")) return texts.receiptPdf;
  if (text.length > LONGEST) return texts.receiptTooLong;
  return text.trim() ? undefined : texts.receiptMissing;
}

async function keysFor(receipt: unknown): Promise<{ keys: ReceiptKeys; from: KeysFrom }> {
  const pasted = find<HTMLTextAreaElement>("#keys").value;
  if (pasted.trim()) {
    const keys = readKeys(pasted);
    if (!keys) throw new Wrong([{ field: "keys", reason: texts.receiptKeysWrong }]);
    return { keys, from: "pasted" };
  }
  const { election } = receipt as { election?: unknown };
  if (typeof election !== "string" || !isElection(election)) throw new Wrong([{ field: "document", reason: texts.receiptNotAReceipt }]);
  const keys = asked.get(election) ?? (await ask(election));
  asked.set(election, keys);
  return { keys, from: "portal" };
}

async function ask(election: string): Promise<ReceiptKeys> {
  try {
    return await get<ReceiptKeys>(`/api/elections/${election}/receipt-keys`);
  } catch (error) {
    if (error instanceof Unreachable) throw new Wrong([{ field: "keys", reason: texts.receiptKeysUnreachable }]);
    if (error instanceof Refused && error.problem.status === 404) throw new Wrong([{ field: "keys", reason: texts.receiptKeysUnknown }]);
    if (error instanceof Refused) throw new Wrong([{ field: "", reason: error.problem.title }]);
    throw error;
  }
}

async function verdict(readings: readonly unknown[], { keys, from }: { keys: ReceiptKeys; from: KeysFrom }): Promise<Html> {
  let said = html``;
  for (const shown of readings) {
    const isDeposit = (shown as { kind?: unknown }).kind === "isoloir-deposit";
    const { believed, fault } = await (isDeposit ? verifyDeposit : verifyEmargement)(shown, keys);
    if (believed) return genuine(believed, from);
    said = forged(fault);
  }
  return said;
}

function say(content: Html): void {
  show(find("#verdict"), content);
}
