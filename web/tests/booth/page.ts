// The page of worker.test.ts: what a screen does to open the booth.

import { openBooth } from "../../src/booth/client.ts";

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

const scope = globalThis as unknown as { trustedTypes: TrustedTypes };
const policy = scope.trustedTypes.createPolicy("isoloir", { createScriptURL: (url) => url });

/** What the tests reach from outside. */
export const tested = {
  openBooth,
  address: (path: string) => policy.createScriptURL(path),
  booth: openBooth(policy.createScriptURL("/worker.js")),
};

Object.assign(globalThis, tested);
