/** Dates as the pages write them (SCREENS §1.3): French, Paris time, and the reader's own time where it differs. */

import { html, type Html } from "./html.ts";
import * as texts from "../../texts/fr/furniture.ftl";

/** The zone every date is said in. */
export const PARIS = "Europe/Paris";

/** `jeudi 1er décembre 2022 à 12 h 47`: without the zone's name. */
export function dayAndHour(at: Date, zone: string = PARIS): string {
  return texts.dayAndHour({ day: day(at, zone), hour: hour(at, zone) });
}

/** `jeudi 1er décembre 2022 à 12 h 47 (heure de Paris)`. */
export function inParis(at: Date): string {
  return texts.parisTime({ date: dayAndHour(at) });
}

/** `jeudi 1er décembre 2022`. */
export function day(at: Date, zone: string = PARIS): string {
  const parts = new Intl.DateTimeFormat("fr-FR", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: zone,
  }).formatToParts(at);
  return parts.map((part) => (part.type === "day" && part.value === "1" ? "1er" : part.value)).join("");
}

/** `12 h 47`, or `8 h` on the hour. */
export function hour(at: Date, zone: string = PARIS): string {
  const parts = new Intl.DateTimeFormat("fr-FR", { hour: "numeric", minute: "2-digit", hourCycle: "h23", timeZone: zone }).formatToParts(at);
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  const minutes = value("minute");
  return minutes === "00" ? texts.hour({ hour: Number(value("hour")) }) : texts.hourAndMinutes({ hour: Number(value("hour")), minutes });
}

/** `01/12/2022 à 12h28 (heure de Paris)`: the last login (SCREENS format B). */
export function lastLogin(at: Date): string {
  const parts = new Intl.DateTimeFormat("fr-FR", {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: PARIS,
  }).formatToParts(at);
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return texts.numericDate({
    day: value("day"),
    month: value("month"),
    year: value("year"),
    hour: value("hour"),
    minutes: value("minute"),
  });
}

/** A date as an element: Paris time, and the reader's own (`soit 23 h à Nouméa`) when its clock shows another hour. */
export function time(at: Date, zone: string = readersZone()): Html {
  const paris = html`<time datetime="${at.toISOString()}">${inParis(at)}</time>`;
  if (dayAndHour(at, zone) === dayAndHour(at)) return paris;
  const place = texts.placeOfZone({ name: zone.slice(zone.lastIndexOf("/") + 1).replace(/_/g, " ") });
  return html`${paris}<span class="own-time">, ${texts.ownTime({ date: dayAndHour(at, zone), place })}</span>`;
}

/** A zone that names no place (`UTC`) is a browser's that hides where its reader is. */
function readersZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone?.includes("/") && !zone.startsWith("Etc/") ? zone : PARIS;
}
