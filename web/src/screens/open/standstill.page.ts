/** Dates the pages that say why the vote stands still. */

import { readEvent } from "../../furniture/event.ts";
import { find, show } from "../../furniture/show.ts";
import { dated } from "./standstill.ts";

// Without the API the page keeps what is true at any hour.
void readEvent()
  .then(({ event }) => {
    const { title, still } = dated(event);
    document.title = document.title.replace(/^.*(?= – )/, title);
    show(find("#still"), still);
  })
  .catch(() => undefined);
