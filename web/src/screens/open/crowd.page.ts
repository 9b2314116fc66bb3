/** Tries again after a drawn delay, until the portal answers; says so once a try, never every second. */

import { jitter } from "../../furniture/jitter.ts";
import { get, Refused } from "../../furniture/api.ts";
import { find, show } from "../../furniture/show.ts";
import { html } from "../../furniture/html.ts";
import { wait, waiting } from "./crowd.ts";
import * as texts from "../../../texts/fr/open-crowd.ftl";

const OWN_ADDRESS = "/beaucoup-de-monde";
const place = find("#waiting");

schedule(0, 0);

function schedule(tried: number, atLeast: number): void {
  const seconds = Math.max(atLeast, wait(tried, jitter()));
  show(place, waiting(seconds));
  setTimeout(() => void attempt(tried), seconds * 1000);
}

async function attempt(tried: number): Promise<void> {
  show(place, html`${texts.crowdTrying}`);
  try {
    await get("/api/event");
  } catch (error) {
    return schedule(tried + 1, error instanceof Refused ? (error.problem.retryAfter ?? 0) : 0);
  }
  // The front may answer with this document at any address: that address is then tried again. No parameter leads anywhere.
  if (location.pathname === OWN_ADDRESS) location.replace("/");
  else location.reload();
}
