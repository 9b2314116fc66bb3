/** What this document knows while the voter votes. All of it is in memory, and gone with the page. */

import { type OpenBooth, openBooth } from "../../booth/client.ts";
import type { ReceiptKeys } from "../../booth/signed-document.ts";
import workerAddress from "../../booth/worker.ts?worker&url";
import { get, getBytes } from "../../furniture/api.ts";
import type { OpenPortal, PortalElection } from "../../furniture/portal.ts";
import { scriptAddress } from "../../furniture/show.ts";
import type { Chosen } from "./ballot.ts";
import type { Row } from "./elections.ts";

/** An election as it was sealed, and the keys its receipts are checked with, read before anything is sent. */
export interface Sealed {
  parameters: Uint8Array;
  hash: string;
  keys: ReceiptKeys;
}

/** What is served is not what was sealed or shown (BP-17). */
export class SealBroken extends Error {
  constructor(readonly what: "changed" | "differs" | "several") {
    super(what);
  }
}

/** The visit. */
export class Visit {
  /** Whether the code given is the voter's: the booth holds it. */
  codeHeld = false;
  /** A code this page has just made, to fill the form of V20 with. */
  freshCode = "";
  /** What is chosen on the ballot being filled. */
  chosen: { election: string; choice: Chosen } | undefined;
  /** The screen of a full stop (VOT-504): nothing else is shown from then on. */
  stopped: (() => void) | undefined;
  private worker: OpenBooth | undefined;
  private readonly sealed = new Map<string, Sealed>();

  constructor(public opened: OpenPortal) {}

  get portal() {
    return this.opened.portal;
  }

  /** The server's time. */
  get now(): Date {
    return this.opened.clock.now();
  }

  /** The booth; starts its worker at the first use. Throws `BoothRefused`. */
  get booth(): OpenBooth {
    this.worker ??= openBooth(scriptAddress(workerAddress));
    return this.worker;
  }

  /** Whose code it is. */
  get voter() {
    return { event: this.portal.event.id, voterNumber: this.portal.voter.voter_number };
  }

  /** Forgets the code and everything made with it. */
  forget(): void {
    this.worker?.close();
    this.worker = undefined;
    this.codeHeld = false;
    this.freshCode = "";
    this.chosen = undefined;
  }

  /** The elections as they stand now: minutes of grace are given by the server, not refused here. */
  rows(): Row[] {
    const { vote_closes, grace_minutes } = this.portal.calendar;
    const inGrace = this.now.getTime() < new Date(vote_closes).getTime() + grace_minutes * 60_000;
    return this.portal.elections.map((one) => (one.state === "closed" && inGrace ? { ...one, state: "open" } : one));
  }

  election(id: string): PortalElection | undefined {
    return this.portal.elections.find((election) => election.id === id);
  }

  /** Remembers that the voter voted there. */
  markVoted(id: string, votedAt: string | undefined): void {
    const elections = this.portal.elections.map((one): PortalElection => (one.id === id ? { ...one, state: "voted", ...(votedAt && { voted_at: votedAt }) } : one));
    this.opened = { ...this.opened, portal: { ...this.portal, elections } };
  }

  /**
   * Reads the sealed election again, holds it against what is shown and against what was read before, and remembers its hash.
   * Throws `SealBroken`, `BoothRefused`, and what `getBytes` throws.
   */
  async seal(election: PortalElection): Promise<Sealed> {
    const path = `/api/elections/${election.id}`;
    const before = this.sealed.get(election.id);
    const [bytes, keys] = await Promise.all([getBytes(path), before ? before.keys : get<ReceiptKeys>(`${path}/receipt-keys`)]);
    const parameters = new Uint8Array(bytes);
    const { uuid, hash, questions } = await this.booth.readParameters(parameters);
    const [question] = questions;
    const titles = [...election.lists].sort((one, other) => one.index - other.index).map(({ title }) => title);
    if (before && before.hash !== hash) throw new SealBroken("changed");
    if (questions.length !== 1 || election.min !== 1 || election.max !== 1) throw new SealBroken("several");
    const same =
      uuid === election.id &&
      question?.blank === election.blank &&
      question.min === election.min &&
      question.max === election.max &&
      question.answers.length === titles.length &&
      question.answers.every((answer, index) => answer === titles[index]);
    if (!same) throw new SealBroken("differs");
    const sealed = { parameters, hash, keys };
    this.sealed.set(election.id, sealed);
    return sealed;
  }
}
