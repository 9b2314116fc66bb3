import { expect, test } from "vitest";
import { normalise, readIdentifier } from "./identifier.ts";

test("an identifier is the same whatever the case, the spaces and the marks a paste brings along", () => {
  for (const written of [
    "  Claire.DUPONT@AC-Paris.FR\u00a0",
    "\u200bclaire.dupont@ac-paris.fr\ufeff",
    "\u202aclaire.dupont@ac-paris.fr\u202c",
    "ｃlaire.dupont＠ac-paris.fr",
    "\tclaire.dupont@ac-paris.fr\r\n",
  ]) {
    expect(normalise(written)).toBe("claire.dupont@ac-paris.fr");
  }
});

test("an empty identifier is asked for, and one that is no address is told its form", () => {
  for (const empty of ["", "   ", "\u00a0", "\u200b"]) expect(readIdentifier(empty)).toEqual({ reason: "Saisissez votre identifiant." });
  for (const bad of [
    "claire",
    "claire@ac",
    "claire@.fr",
    "claire@ac-paris.",
    "claire dupont@ac-paris.fr",
    "a@b.fr,c@d.fr",
    "a@b@c.fr",
    "<script>@ac-paris.fr",
    "claire@ac-paris.fr\r\nBcc: x@y.fr",
    `${"a".repeat(250)}@ac-paris.fr`,
  ]) {
    expect(readIdentifier(bad), bad).toEqual({ reason: "Saisissez une adresse de messagerie au format nom@domaine.fr." });
  }
});

test("an address of letters beyond ASCII is an address", () => {
  expect(readIdentifier("Zoé.Lévêque@académie.fr")).toEqual({ address: "zoé.lévêque@académie.fr" });
  expect(readIdentifier("😀@ac-paris.fr")).toEqual({ address: "😀@ac-paris.fr" });
});
