/** The one place where markup becomes elements: the page's policy of Trusted Types is named here and nowhere else. */

import type { Html } from "./html.ts";

interface Policy {
  createHTML(markup: string): string;
  createScriptURL(address: string): string;
}

const platform = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };
const rules: Policy = {
  createHTML: (markup) => markup,
  createScriptURL: (address) => {
    // A worker is a script of our own origin, or none.
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError("foreign script");
    return address;
  },
};
const policy: Policy = platform.trustedTypes?.createPolicy("isoloir", rules) ?? rules;

/** Shows markup in an element, in place of what it held. */
export function show(target: Element, content: Html): void {
  target.innerHTML = policy.createHTML(content.markup);
}

/** The screens that wait in the page, by their name: title and markup. */
export function waitingScreens(): Map<string, { title: string; markup: string }> {
  const templates = Array.from(document.querySelectorAll("template"));
  return new Map(templates.map(({ id, dataset, innerHTML }) => [id, { title: dataset.title ?? "", markup: innerHTML }]));
}

/** The address of a worker of ours, as the platform demands it. */
export function scriptAddress(address: URL | string): string {
  return policy.createScriptURL(String(address));
}

/** The element of this selector; the page's own markup always holds it. */
export function find<E extends Element = HTMLElement>(selector: string, within: ParentNode = document): E {
  const found = within.querySelector<E>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}
