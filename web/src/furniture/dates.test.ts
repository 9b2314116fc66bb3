import { expect, it } from "vitest";
import { day, hour, inParis, lastLogin, time } from "./dates.ts";

/** What a person reads of an element. */
function read(element: { markup: string }): string {
  return element.markup.replace(/<[^>]+>/g, "");
}

it("a date is said in French with its hour and the zone's name", () => {
  expect(inParis(new Date("2022-12-08T16:00:00Z"))).toBe("jeudi 8 décembre 2022 à 17\u00a0h (heure de Paris)");
  expect(inParis(new Date("2022-10-13T06:05:00Z"))).toBe("jeudi 13 octobre 2022 à 8\u00a0h\u00a005 (heure de Paris)");
});

it("only the first day of a month is 1er", () => {
  expect(day(new Date("2022-12-01T11:47:00Z"))).toBe("jeudi 1er décembre 2022");
  expect(day(new Date("2022-12-11T11:47:00Z"))).toBe("dimanche 11 décembre 2022");
  expect(day(new Date("2022-11-30T23:30:00Z"))).toBe("jeudi 1er décembre 2022");
});

it("an hour is written without a leading zero, its minutes with one", () => {
  expect(hour(new Date("2022-12-01T07:00:00Z"))).toBe("8\u00a0h");
  expect(hour(new Date("2022-12-01T23:09:00Z"))).toBe("0\u00a0h\u00a009");
});

it("the last login keeps the portal's numeric form", () => {
  expect(lastLogin(new Date("2022-12-01T11:28:00Z"))).toBe("01/12/2022 à 12h28 (heure de Paris)");
});

it("a reader in Paris reads one hour, a reader overseas their own besides", () => {
  const closing = new Date("2022-12-08T12:00:00Z");
  expect(read(time(closing, "Europe/Paris"))).toBe("jeudi 8 décembre 2022 à 13\u00a0h (heure de Paris)");
  expect(read(time(closing, "Europe/Brussels"))).not.toContain("soit");
  expect(read(time(closing, "Indian/Reunion"))).toContain("soit jeudi 8 décembre 2022 à 16\u00a0h à La Réunion");
  expect(read(time(closing, "Pacific/Noumea"))).toContain("soit jeudi 8 décembre 2022 à 23\u00a0h à Nouméa");
});

it("the element carries the exact instant for programs", () => {
  expect(time(new Date("2022-12-08T16:00:00Z"), "Europe/Paris").markup).toContain('<time datetime="2022-12-08T16:00:00.000Z">');
});

it("a browser that hides where it is gets Paris time alone", () => {
  const zone = process.env.TZ;
  for (const hidden of ["UTC", "Etc/UTC"]) {
    process.env.TZ = hidden;
    expect(read(time(new Date("2022-12-08T16:00:00Z")))).toBe("jeudi 8 décembre 2022 à 17\u00a0h (heure de Paris)");
  }
  process.env.TZ = "Pacific/Noumea";
  expect(read(time(new Date("2022-12-08T16:00:00Z")))).toContain("soit vendredi 9 décembre 2022 à 3\u00a0h à Nouméa");
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});
