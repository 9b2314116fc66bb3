/** The choice of one of the voter's elections in a form. */

import { html, type Html } from "../../furniture/html.ts";
import type { PortalElection } from "../../furniture/portal.ts";
import * as texts from "../../../texts/fr/space.ftl";

/** The options: with one election there is nothing to choose. */
export function electionOptions(elections: PortalElection[]): Html {
  return html`${elections.length > 1 ? html`<option value="">${texts.selectElection}</option>` : ""}
    ${elections.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}`;
}
