/** What the employer's theme gives to the open pages: its texts, and the line that says who helps. */

import { html, type Html } from "../../furniture/html.ts";
import type { Theme } from "../../furniture/theme.ts";
import * as texts from "../../../texts/fr/open.ftl";

/** A text of the theme, `texts/<name>.md`. A theme without it builds no site: some of these pages are legal duties. */
export function employerText(theme: Theme, name: string): Html {
  const text = theme.texts[name];
  if (!text) throw new Error(`the theme has no texts/${name}.md`);
  return text;
}

/** « Assistance : 01 23… », for pages that a voter meets in difficulty. */
export function contactLine({ helpDesk }: Theme): Html {
  return html`<p>${texts.contactLine({ phone: helpDesk.phone, hours: helpDesk.hours })}</p>`;
}
