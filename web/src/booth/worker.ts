/** The worker: a classic script (Firefox 78 has no module worker), which answers one question after the other. */

import { LocalBooth } from "./booth.ts";
import { platformDrawing, type WithCrypto } from "./drawing.ts";
import { ACTIONS, type Asked, type Replied } from "./messages.ts";
import { BoothRefused } from "./refusal.ts";

/** The part of a worker's global scope that is used. */
interface Scope extends WithCrypto {
  onmessage: ((event: { readonly data: Asked }) => void) | null;
  postMessage(reply: Replied): void;
}

const scope = self as unknown as Scope;
const booth = new LocalBooth(() => platformDrawing(scope));
let before: Promise<unknown> = Promise.resolve();

scope.onmessage = ({ data }) => {
  before = before.then(() => reply(data));
};

async function reply({ id, action, given }: Asked): Promise<void> {
  if (!ACTIONS.includes(action)) {
    return;
  }
  try {
    const act = booth[action] as (...given: unknown[]) => Promise<unknown>;
    scope.postMessage({ id, done: await act.apply(booth, [...given]) });
  } catch (error) {
    scope.postMessage({ id, refused: error instanceof BoothRefused ? error.refusal : { kind: "fault" } });
  }
}
