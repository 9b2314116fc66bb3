import { expect, test } from "vitest";
import { isTooLong, passwordErrors, rulesMet, unmetRules } from "./password.ts";

test("each rule that is not met is named", () => {
  expect(unmetRules("vkq", false)).toEqual([
    "12 caractères au minimum",
    "1 majuscule au minimum",
    "1 chiffre au minimum",
    "1 caractère spécial au minimum",
  ]);
  expect(unmetRules("VKQPLMRTZ83§2", false)).toEqual(["1 minuscule au minimum"]);
  expect(unmetRules("vKq8§plmrtz4", false)).toEqual([]);
});

test("letters of every script have their case, and an emoji is one special character", () => {
  expect(unmetRules("Été-ça-vaut-12", false)).toEqual([]);
  expect(rulesMet("😀", false)).toEqual({ length: false, upper: false, lower: false, digit: false, special: true });
  expect(unmetRules("Aé1".padEnd(11, "x") + "😀", false)).toEqual([]);
  // Twelve as typed, six once composed: the portal counts these six.
  expect(rulesMet("e\u0301".repeat(6), false).length).toBe(false);
});

test("a phrase needs no classes where the event says so", () => {
  const phrase = "quatre girafes mauves dansent";
  expect(unmetRules(phrase, true)).toEqual([]);
  expect(unmetRules(phrase, false)).not.toEqual([]);
  expect(unmetRules("girafes mauves dans", true)).not.toEqual([]);
});

test("the two writings must be one, and a password too long is told so alone", () => {
  const good = "vKq8§plmrtz4";
  const reason = (typed: string, again: string) => passwordErrors(typed, again, false).map((error) => [error.field, error.reason]);
  expect(reason(good, good)).toEqual([]);
  expect(reason(good, good.toUpperCase())).toEqual([["password-again", "Les deux mots de passe sont différents."]]);
  expect(reason(good, "")).toEqual([["password-again", "Confirmez votre mot de passe."]]);
  expect(reason("", "")).toEqual([["password", "Saisissez votre mot de passe."]]);
  expect(reason("é".repeat(129), "")).toEqual([["password", "Ce mot de passe est trop long\u00a0: 64 caractères suffisent."]]);
  expect(isTooLong("é".repeat(128))).toBe(false);
});
