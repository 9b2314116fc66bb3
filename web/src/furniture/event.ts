/** What anybody may know of the event (`GET /api/event`). */

import { get } from "./api.ts";
import { ServerClock } from "./countdown.ts";
import { inParis } from "./dates.ts";
import { html, type Html } from "./html.ts";
import type { Announcement, Calendar, Phase, Suspension } from "./portal.ts";
import { find, show } from "./show.ts";
import * as texts from "../../texts/fr/furniture.ftl";

/** The public event. */
export interface PublicEvent {
  now: string;
  phase: Phase;
  event: { id: string; title: string };
  calendar: Calendar;
  questions: { id: string; text: string }[];
  phrase_passwords: boolean;
  announcement?: Announcement;
  suspension?: Suspension;
}

/** Reads the event, and shows what the bureau announced at the head of the page. */
export async function readEvent(): Promise<{ event: PublicEvent; clock: ServerClock }> {
  const event = await get<PublicEvent>("/api/event");
  show(find("#notice"), notice(event));
  return { event, clock: new ServerClock(new Date(event.now)) };
}

/** The strip at the head of each page: a suspension first, then an announcement. */
export function notice({ announcement, suspension }: Pick<PublicEvent, "announcement" | "suspension">): Html {
  return html`${suspension ? suspended(suspension) : ""}${announcement ? html`<p>${announcement.text}</p>` : ""}`;
}

function suspended({ since, reason, next_information }: Suspension): Html {
  const next = next_information ? texts.nextInformation({ date: inParis(new Date(next_information)) }) : "";
  return html`<p><strong>${texts.suspendedSince({ date: inParis(new Date(since)) })}</strong> ${reason} ${next}</p>`;
}
