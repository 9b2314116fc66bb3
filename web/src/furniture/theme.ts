/** What an employer gives: its mark, colours, texts and help desk (`themes/<employer>/`). Read at build time only. */

import type { Html } from "./html.ts";

/** A theme, as the pages use it. */
export interface Theme {
  /** The service's title: `Élections professionnelles 2022`. */
  service: string;
  /** The block mark's markup. */
  mark: Html;
  /** The colour of the browser's own bars. */
  color: string;
  /** `Accessibilité : partiellement conforme`, a legal duty of each page. */
  accessibility: string;
  /** The build: version and short hash of the commit. */
  version: string;
  /** Who helps, and when. */
  helpDesk: HelpDesk;
  /** `2022`: the lists must be activated by a button before one can be chosen, as on the portal of 2022 (SCREENS V26). */
  ballotActivation?: "2022";
  /** Texts of the employer by name (`edito`, `faq`, `mentions-legales`…), already markup. */
  texts: Record<string, Html>;
}

/** Who helps. */
export interface HelpDesk {
  phone: string;
  hours: string;
  email: string;
}
