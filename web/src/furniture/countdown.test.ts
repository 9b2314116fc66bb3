import { expect, it } from "vitest";
import { countdown, type Voting } from "./countdown.ts";

const GUIDE: Voting = { opens: new Date("2022-12-01T08:00:00+01:00"), closes: new Date("2022-12-08T17:00:00+01:00") };

/** The card's title and boxes at a moment, as a person reads them. */
function read(at: string): string {
  return countdown(GUIDE, new Date(at)).markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").trim();
}

it.each([
  ["2022-12-01T12:27:00+01:00", "07 Jours 04 Heures 33 Minutes"],
  ["2022-12-01T12:27:59+01:00", "07 Jours 04 Heures 33 Minutes"],
  ["2022-12-01T12:31:00+01:00", "07 Jours 04 Heures 29 Minutes"],
  ["2022-12-07T16:59:00+01:00", "01 Jour 00 Heure 01 Minute"],
  ["2022-12-08T16:59:59+01:00", "00 Jour 00 Heure 01 Minute"],
])("at %s the guide's vote closes in %s", (at, boxes) => {
  expect(read(at)).toContain(`Fermeture du vote dans ${boxes}`);
});

it("before the opening the card counts to the opening, at the opening to the closing", () => {
  expect(read("2022-12-01T07:59:30+01:00")).toContain("Ouverture du vote dans 00 Jour 00 Heure 01 Minute");
  expect(read("2022-12-01T08:00:00+01:00")).toContain("Fermeture du vote dans 07 Jours 09 Heures 00 Minute");
});

it("at the second of the closing the card says since when, and counts no more", () => {
  expect(read("2022-12-08T17:00:00+01:00")).toBe("Le vote est clos depuis le jeudi 8 décembre 2022 à 17 h (heure de Paris).");
});
