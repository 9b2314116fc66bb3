/** What a page of the space shows while it asks the portal, and when no answer came. */

import { Refused } from "../../furniture/api.ts";
import { html, type Html } from "../../furniture/html.ts";
import { find, show } from "../../furniture/show.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/space.ftl";

/** A screen: its heading stands, its content comes. */
export function screen(heading: string, content: Html): Html {
  return html`<h1>${heading}</h1><div id="screen">${content}</div>`;
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

/** Shows what `ask` brings. Without a session the page is being left, and shows nothing more. */
export async function arrive(ask: () => Promise<void>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 401) return;
    show(find("#screen"), error instanceof Refused ? failure(error.problem.title, error.problem.code) : failure(furniture.unreachable));
  }
}
