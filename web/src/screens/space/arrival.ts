/** What a page of the space shows while it asks the portal, and when no answer came. */

import { Refused } from "../../furniture/api.ts";
import { html, type Html } from "../../furniture/html.ts";
import { find, show } from "../../furniture/show.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/space.ftl";

/** A screen: its heading stands, its content comes. A form waits in the page as a template, so that no script has to carry it. */
export function screen(heading: string, content: Html, form?: Html): Html {
  return html`<h1>${heading}</h1><div id="screen">${content}</div>${form ? html`<template id="form">${form}</template>` : ""}`;
}

/** Shows the form that waits. */
export function showForm(): HTMLFormElement {
  return find<HTMLFormElement>("form", showWaiting("#form", "#screen"));
}

/** Shows in `place` what waits in a template. */
export function showWaiting(template: string, place: string): HTMLElement {
  const shown = find(place);
  shown.textContent = "";
  shown.append(document.importNode(find<HTMLTemplateElement>(template).content, true));
  return shown;
}

/** Before the portal has answered. */
export function waiting(): Html {
  return html`<p role="status">${furniture.loading}</p>`;
}

/** The portal refused, or did not answer. */
export function failure(sentence: string, code?: string): Html {
  return html`<div class="alert" role="alert"><p>${sentence}</p>${code ? html`<p class="code">${code}</p>` : ""}</div>
    <p><a class="button" href="">${texts.tryAgain}</a></p>`;
}

/** « Retour », at the end of each screen of the space. */
export function backToSpace(): Html {
  return html`<p class="actions plain"><a class="button secondary" href="/portail">${texts.backToSpace}</a></p>`;
}

/** Does what needs the portal's answer; where none comes, `place` says so. Without a session the page is being left. */
export async function arrive(ask: () => Promise<void>, place = "#screen"): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 401) return;
    show(find(place), error instanceof Refused ? failure(error.problem.title, error.problem.code) : failure(furniture.unreachable));
  }
}
