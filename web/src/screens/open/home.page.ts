/** Brings the public home to life: the phase, the countdown and the bureau's announcements. */

import { get } from "../../furniture/api.ts";
import { keepCounting } from "../../furniture/countdown.ts";
import { readEvent } from "../../furniture/event.ts";
import { find, show } from "../../furniture/show.ts";
import { whatNext, whereItStands } from "./home.ts";
import type { Results } from "./results.ts";

// Without the API the page keeps its sentences and its button: the rest is a comfort.
void bringToLife().catch(endWaiting);

async function bringToLife(): Promise<void> {
  const { event, clock } = await readEvent();
  endWaiting();
  show(find("#what-next"), whatNext(event));
  show(find("#standing"), whereItStands(event));
  if (event.phase === "before_portal") return;
  const { vote_opens, vote_closes } = event.calendar;
  keepCounting(find("#countdown"), find("#voice"), { opens: new Date(vote_opens), closes: new Date(vote_closes) }, clock);
  if (event.phase !== "vote_closed") return;
  const results = await get<Results>("/api/results");
  show(find("#standing"), whereItStands({ ...event, proclaimed: results.state !== "not_published" }));
}

function endWaiting(): void {
  for (const place of ["#standing", "#countdown"]) find(place).classList.remove("awaited");
}
