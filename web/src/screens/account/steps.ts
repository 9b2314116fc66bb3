/** Several screens in one document: each takes the place of the one before, with its own title. */

import type { Html } from "../../furniture/html.ts";
import { find, show } from "../../furniture/show.ts";

/** Shows a screen in `<main>` and moves the focus to its title, so that it is read aloud. */
export function showScreen(title: string, screen: Html): void {
  const main = find("#content");
  show(main, screen);
  document.title = title + document.title.slice(document.title.lastIndexOf(" – "));
  const heading = find("h1", main);
  heading.tabIndex = -1;
  heading.focus();
  scrollTo(0, 0);
}
