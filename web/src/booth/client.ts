/** The pages' side of the booth: starts the worker and asks it. Light: nothing of the group is loaded here. */

import type { Booth } from "./booth.ts";
import { toBase64 } from "./encoding.ts";
import { ACTIONS, type Action, type Asked, type Replied } from "./messages.ts";
import { BoothRefused, type Refusal } from "./refusal.ts";

/**
 * The address of the worker's script. Where Trusted Types are required, a `TrustedScriptURL` made by the page's policy
 * `isoloir`; a plain text elsewhere.
 */
export type WorkerAddress = string | { toString(): string };

/** A booth in its worker. */
export interface OpenBooth extends Booth {
  /** Ends the worker and everything it holds; what is still asked is refused as `stopped`. */
  close(): void;
}

interface Waiting {
  readonly done: (value: unknown) => void;
  readonly refused: (why: BoothRefused) => void;
}

/**
 * Starts the booth of a page. The code given to it stays in the worker until `forget()` or `close()`.
 * @throws {@link BoothRefused} `unsupported` for a browser without big integers, Web Cryptography or workers.
 */
export function openBooth(address: WorkerAddress): OpenBooth {
  if (typeof BigInt === "undefined" || typeof Worker === "undefined" || !globalThis.crypto?.subtle) {
    throw new BoothRefused({ kind: "unsupported" });
  }
  const worker = new Worker(address as string, { name: "isoloir" });
  const waiting = new Map<number, Waiting>();
  let [next, stopped] = [0, false];

  worker.onmessage = ({ data }: MessageEvent<Replied>) => {
    const question = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.refused) {
      question?.refused(new BoothRefused(data.refused));
    } else {
      question?.done(data.done);
    }
  };
  // A script that cannot be loaded or read: old browser, cut network.
  worker.onerror = () => close();

  function close(): void {
    stopped = true;
    worker.terminate();
    waiting.forEach(({ refused }) => refused(new BoothRefused({ kind: "stopped" })));
    waiting.clear();
  }

  function ask(action: Action, given: readonly unknown[]): Promise<unknown> {
    return new Promise((done, refused) => {
      if (stopped) {
        refused(new BoothRefused({ kind: "stopped" }));
        return;
      }
      const asked: Asked = { id: next++, action, given };
      waiting.set(asked.id, { done, refused });
      worker.postMessage(asked);
    });
  }

  const actions = ACTIONS.map((action) => [action, (...given: unknown[]) => ask(action, given)] as const);
  const booth = Object.fromEntries(actions) as unknown as Booth;
  const ballot = async (reference: string) => ofReference(await booth.ballot(reference), reference);
  return { ...booth, ballot, close };
}

/** The bytes about to be sent, if they are those of the reference that the voter was shown (RC-10). */
async function ofReference(bytes: Uint8Array<ArrayBuffer>, reference: string): Promise<Uint8Array<ArrayBuffer>> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (toBase64(digest) !== reference) {
    const refusal: Refusal = { kind: "self_check" };
    throw new BoothRefused(refusal);
  }
  return bytes;
}
