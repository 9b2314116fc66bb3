/**
 * What the ballot box answers to a ballot, held against the reference computed here before anything was sent (RC-02).
 * What differs is kept: a signed receipt for another ballot shows a lie of the ballot box to anyone.
 */

import { fromUtf8 } from "./encoding.ts";
import type { Ballot } from "./ballot.ts";
import {
  type DepositReceipt,
  type EmargementCertificate,
  type ReceiptKeys,
  verifyDeposit,
  verifyEmargement,
} from "./signed-document.ts";
import type { SignatureFault } from "./signature.ts";

/** Whose ballot was sent where. */
export interface Sent {
  readonly event: string;
  readonly election: string;
  readonly ballot: Ballot;
}

/** What is wrong with an answer. */
export type DepositFault =
  | { readonly document: "deposit" | "emargement"; readonly fault: SignatureFault }
  /** Signed by the ballot box, but for another ballot: somebody else's reference (clash attack). */
  | { readonly document: "deposit"; readonly fault: "other_ballot" }
  | { readonly document: "deposit" | "emargement"; readonly fault: "other_election" };

/** The answer is right, or it is not and this is the file to keep. */
export type DepositVerdict =
  | { readonly state: "identical"; readonly deposit: DepositReceipt; readonly emargement: EmargementCertificate }
  | { readonly state: "different"; readonly fault: DepositFault; readonly evidence: string };

/**
 * Checks the text that the ballot box answered to this ballot. `noticedAt` is the device's time, RFC 3339, for the file of
 * evidence.
 */
export async function checkDeposit(sent: Sent, answer: string, keys: ReceiptKeys, noticedAt: string): Promise<DepositVerdict> {
  const different = (fault: DepositFault): DepositVerdict => ({
    state: "different",
    fault,
    evidence: evidence(sent, answer, keys, fault, noticedAt),
  });
  const { emargement: shownEmargement, ...shownDeposit } = parse(answer);
  const deposit = await verifyDeposit(shownDeposit, keys);
  if (!deposit.believed) {
    return different({ document: "deposit", fault: deposit.fault });
  }
  const ofSent = (document: DepositReceipt | EmargementCertificate) =>
    document.event === sent.event && document.election === sent.election;
  if (!ofSent(deposit.believed)) {
    return different({ document: "deposit", fault: "other_election" });
  }
  if (deposit.believed.reference !== sent.ballot.reference) {
    return different({ document: "deposit", fault: "other_ballot" });
  }
  const emargement = await verifyEmargement(shownEmargement, keys);
  if (!emargement.believed) {
    return different({ document: "emargement", fault: emargement.fault });
  }
  if (!ofSent(emargement.believed)) {
    return different({ document: "emargement", fault: "other_election" });
  }
  return { state: "identical", deposit: deposit.believed, emargement: emargement.believed };
}

/**
 * The file to keep, JSON: the exact bytes sent (whoever has them computes the reference again), the exact answer, the keys
 * it was held against. It holds the encrypted ballot, never the choice, the code, or the ballot's randomness.
 */
function evidence(sent: Sent, answer: string, keys: ReceiptKeys, fault: DepositFault, noticedAt: string): string {
  const file = {
    kind: "isoloir-evidence",
    version: 1,
    noticed_at: noticedAt,
    fault: `${fault.document}:${fault.fault}`,
    event: sent.event,
    election: sent.election,
    reference: sent.ballot.reference,
    ballot: fromUtf8(sent.ballot.bytes),
    answer,
    receipt_keys: keys,
  };
  return JSON.stringify(file, undefined, 2);
}

function parse(answer: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(answer);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
