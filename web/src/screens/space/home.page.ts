/** Brings the signed-in home to life, and keeps « Je Vote » true when the vote opens or closes under the voter's eyes. */

import { get } from "../../furniture/api.ts";
import { keepCounting } from "../../furniture/countdown.ts";
import { openPortal } from "../../furniture/portal.ts";
import { find, show } from "../../furniture/show.ts";
import { arrive } from "./arrival.ts";
import { reissueNotice, voteBox, voteState } from "./home.ts";

void arrive(async () => {
  const { portal, clock } = await openPortal();
  const proclaimed = portal.phase === "vote_closed" && (await resultsArePublished());
  let state = voteState(portal, clock.now(), proclaimed);
  show(find("#reissues"), reissueNotice(portal.reissues));
  show(find("#vote-box"), voteBox(portal, state));
  const { vote_opens, vote_closes } = portal.calendar;
  keepCounting(find("#countdown"), find("#voice"), { opens: new Date(vote_opens), closes: new Date(vote_closes) }, clock);
  setInterval(() => {
    const next = voteState(portal, clock.now(), proclaimed);
    if (next === state) return;
    state = next;
    show(find("#vote-box"), voteBox(portal, state));
  }, 5_000);
}, "#vote-box");

// The results are a page of their own: without an answer here, only the link to them is missing.
async function resultsArePublished(): Promise<boolean> {
  const results = await get<{ state: string }>("/api/results").catch(() => undefined);
  return results !== undefined && results.state !== "not_published";
}
