/** V39, too many at once: the page waits for the voter, and comes back by itself. */

import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { Theme } from "../../furniture/theme.ts";
import { contactLine } from "./employer.ts";
import * as texts from "../../../texts/fr/open-crowd.ftl";

/** The longest first wait, in seconds. */
export const FIRST_WAIT = 20;
const LONGEST_WAIT = 120;

/** The screen; `waiting` is what is said aloud. */
export function crowd(waiting: Html, contact: Html): Html {
  return html`<h1>${texts.crowdTitle}</h1>
    <p class="info" id="waiting" role="status">${waiting}</p>
    <noscript><p>${texts.crowdNoScript}</p></noscript>
    <p>${texts.crowdSafe}</p>
    ${contact}`;
}

/** How long until the next try. */
export function waiting(seconds: number): Html {
  return html`${texts.crowdWait({ n: seconds })}`;
}

/**
 * Seconds before try number `tried` + 1, from 1 to 20, then to 40, 80 and 120: full jitter, so that those whom the same
 * second refused do not all come back in the same second. `drawn` is a number of [0, 1).
 */
export function wait(tried: number, drawn: number): number {
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tried);
  return 1 + Math.floor(drawn * longest);
}

/** The screen in its states. */
export function crowdSpecimens(theme: Theme): Specimen[] {
  const of = (state: string, said: Html): Specimen => ({ screen: "V39", state, title: texts.crowdTitle, main: crowd(said, contactLine(theme)) });
  return [of("crowd-waiting", waiting(FIRST_WAIT)), of("crowd-trying", html`${texts.crowdTrying}`)];
}
