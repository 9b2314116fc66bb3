/** What everybody may read, signed in or not. */

import type { Page, Specimen } from "../../furniture/frame.ts";
import type { Theme } from "../../furniture/theme.ts";
import { html } from "../../furniture/html.ts";
import { home, homeSpecimens } from "./home.ts";
import * as texts from "../../../texts/fr/open.ftl";

/** The area's pages. */
export function pages(_theme: Theme): Page[] {
  return [{ path: "/", title: texts.homeTitle, main: home(html``), script: "screens/open/home.page.ts" }];
}

/** The area's screens in every state. */
export function specimens(_theme: Theme): Specimen[] {
  return [...homeSpecimens()];
}
