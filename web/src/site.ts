/** Every page of the site, and every screen in every state. */

import type { Page, Specimen } from "./furniture/frame.ts";
import type { Theme } from "./furniture/theme.ts";
import * as account from "./screens/account/area.ts";
import * as open from "./screens/open/area.ts";
import * as space from "./screens/space/area.ts";
import * as vote from "./screens/vote/area.ts";

export { document } from "./furniture/frame.ts";
export { Html } from "./furniture/html.ts";

/** The rooms of the site, in the order a voter meets them. */
const AREAS = [open, account, space, vote];

/** The pages under a theme. */
export function pages(theme: Theme): Page[] {
  return AREAS.flatMap((area) => area.pages(theme));
}

/** Every screen in every state, under a theme. */
export function specimens(theme: Theme): Specimen[] {
  return AREAS.flatMap((area) => area.specimens(theme));
}
