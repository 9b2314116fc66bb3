import { expect, it } from "vitest";
import { french } from "./typography.ts";

it.each([
  ["Votre choix : une liste", "Votre choix\u00a0: une liste"],
  ["« Vote blanc »", "«\u00a0Vote blanc\u00a0»"],
  ["Prêt ? Oui ! Alors ; votez", "Prêt\u202f? Oui\u202f! Alors\u202f; votez"],
  ["à 17 h", "à 17\u00a0h"],
  ["à 15 h 30.", "à 15\u00a0h\u00a030."],
  ["n° SS", "n°\u00a0SS"],
])("%s gets its unbreakable spaces", (written, shown) => {
  expect(french(written)).toBe(shown);
});

it.each(["https://portail.example/a?b", "12 heures", "rendez-vous", "a:b", "17 huit", ""])("%s is left as it is", (written) => {
  expect(french(written)).toBe(written);
});

it("typography done twice is typography done once", () => {
  const once = french("À 8 h 05, « oui » : n° 3 ?");
  expect(french(once)).toBe(once);
});
