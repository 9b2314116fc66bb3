/**
 * Several screens in one document: each takes the place of the one before, with its own title.
 *
 * Screens whose sentences are known at build time wait in the page as `<template>` elements, so that no script has to carry them; what
 * only the portal knows is put into their slots (`data-slot`) as text. Where it goes into an address, or is markup, the screen is made
 * with marks (`{{title}}`) instead, and filled as text before it becomes elements.
 */

import { html, Html, type Piece } from "./html.ts";
import { find, show } from "./show.ts";

/** A document's first screen, and those that wait. */
export function stage(first: Html, ...waiting: Html[]): Html {
  return html`<div id="screen">${first}</div>${waiting}`;
}

/** A screen that waits under a name. */
export function waiting(name: string, title: string, screen: Html): Html {
  return html`<template id="${name}" data-title="${title}">${screen}</template>`;
}

/** A mark for whatever a view asks for, to make a screen that waits: `{{title}}` for its title. */
export function marks<Given>(): Given {
  return new Proxy({}, { get: (_, name) => `{{${String(name)}}}` }) as Given;
}

/** Markup with something in place of each mark; what is put there is escaped, unless it is {@link Html}, and not looked into for marks. */
export function filled(markup: string, given: Readonly<Record<string, Piece>>): Html {
  return new Html(markup.replace(/\{\{(\w+)\}\}/g, (_, name: string) => html`${given[name]}`.markup));
}

/** Shows the screen that waits under this name, its slots filled where something is given for them. */
export function showWaiting(name: string, slots: Record<string, string | undefined> = {}): void {
  const template = find<HTMLTemplateElement>(`#${name}`);
  const place = find("#screen");
  place.textContent = "";
  place.append(document.importNode(template.content, true));
  for (const slot of Object.keys(slots)) if (slots[slot]) find(`[data-slot="${slot}"]`, place).textContent = slots[slot]!;
  arrive(template.dataset.title!);
}

/** Shows a screen made here in `<main>`. */
export function showScreen(title: string, screen: Html): void {
  show(find("#content"), screen);
  arrive(title);
}

// The focus goes to the title, so that it is read aloud.
function arrive(title: string): void {
  document.title = title + document.title.slice(document.title.lastIndexOf(" – "));
  const heading = find("#content h1");
  heading.tabIndex = -1;
  heading.focus();
  // At once: a slide to the top would take the page away from what a quick Tab reaches.
  scrollTo({ top: 0, behavior: "instant" });
}
