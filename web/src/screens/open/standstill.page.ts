/** Dates the pages that say why the vote stands still. */

import { readEvent } from "../../furniture/event.ts";
import { find, show } from "../../furniture/show.ts";
import { dated, type Standstill } from "./standstill.ts";

const place = find("#dated");

// Without the API the page keeps what is true at any hour.
readEvent()
  .then(({ event }) => show(place, dated(place.dataset.why as Standstill, event)))
  .catch(() => undefined);
