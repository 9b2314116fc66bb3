/** Brings the public home to life: the countdown and the bureau's announcements. */

import { keepCounting } from "../../furniture/countdown.ts";
import { readEvent } from "../../furniture/event.ts";
import { find } from "../../furniture/show.ts";

// Without the API the page keeps its sentences and its button: the countdown is a comfort.
readEvent()
  .then(({ event, clock }) => {
    const { vote_opens, vote_closes } = event.calendar;
    const voting = { opens: new Date(vote_opens), closes: new Date(vote_closes) };
    keepCounting(find("#countdown"), find("#voice"), voting, clock);
  })
  .catch(() => undefined);
