/** The countdown card (SCREENS §4): whole days, hours and minutes between what two clocks show; its time is the server's. */

import { dayAndHour, inParis } from "./dates.ts";
import { html, type Html } from "./html.ts";
import { show } from "./show.ts";
import * as texts from "../../texts/fr/furniture.ftl";

/** The dates the card speaks of. */
export interface Voting {
  opens: Date;
  closes: Date;
}

/** The server's time, from an answer's `now`: the device's clock only measures what has passed since. */
export class ServerClock {
  private readonly readAt = performance.now();

  constructor(private readonly server: Date) {}

  now(): Date {
    return new Date(this.server.getTime() + performance.now() - this.readAt);
  }
}

/** The card at a given moment. */
export function countdown(voting: Voting, now: Date): Html {
  const { opens, closes } = voting;
  if (now >= closes) return html`<section class="countdown"><p>${texts.closedSince({ date: inParis(closes) })}</p></section>`;
  const target = now < opens ? opens : closes;
  const title = now < opens ? texts.opensIn : texts.closesIn;
  // A clock that shows 12:27 is 7 days, 4 hours and 33 minutes before 17:00, until it shows 12:28; and open, never 0 minutes.
  const minutes = Math.floor(target.getTime() / 60_000) - Math.floor(now.getTime() / 60_000);
  const boxes: [number, string][] = [
    [Math.floor(minutes / 1440), texts.days({ n: Math.floor(minutes / 1440) })],
    [Math.floor(minutes / 60) % 24, texts.hours({ n: Math.floor(minutes / 60) % 24 })],
    [minutes % 60, texts.minutes({ n: minutes % 60 })],
  ];
  return html`<section class="countdown" aria-labelledby="countdown-title">
    <h2 id="countdown-title">${title}</h2>
    <p class="boxes">${boxes.map(([value, unit]) => html`<span><strong>${String(value).padStart(2, "0")}</strong> ${unit}</span> `)}</p>
    <p>${openFromTo(voting)}</p>
  </section>`;
}

/** `Ouvert du jeudi … au jeudi … (Heure de Paris)`. */
export function openFromTo({ opens, closes }: Voting): string {
  return texts.openFromTo({ opens: dayAndHour(opens), closes: dayAndHour(closes) });
}

/** Keeps a card in `target` up to date, and says aloud the last hour's 60, 15 and 5 minutes. */
export function keepCounting(target: Element, voice: Element, voting: Voting, clock: ServerClock): void {
  let shown = "";
  let left = Infinity;
  const tick = () => {
    const now = clock.now();
    const card = countdown(voting, now);
    if (card.markup !== shown) show(target, card);
    shown = card.markup;
    const before = left;
    left = Math.ceil((voting.closes.getTime() - now.getTime()) / 60_000);
    const mark = [60, 15, 5].find((minutes) => left <= minutes && before > minutes && before !== Infinity);
    if (mark !== undefined) voice.textContent = texts.closesSoon({ n: mark });
  };
  tick();
  setInterval(tick, 5_000);
}
