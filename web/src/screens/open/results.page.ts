/** Fetches the results once: a reload asks again. */

import { get, Refused } from "../../furniture/api.ts";
import { readEvent } from "../../furniture/event.ts";
import { find, show } from "../../furniture/show.ts";
import { published, unknown, type Results } from "./results.ts";

const place = find("#results");

void readEvent().catch(() => undefined);
get<Results>("/api/results")
  .then((results) => show(place, published(results)))
  .catch((error) => show(place, unknown(error instanceof Refused ? error.problem.title : undefined)));
