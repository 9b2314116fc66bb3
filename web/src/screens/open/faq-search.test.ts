import { expect, it } from "vitest";
import { folded, holds } from "./faq-search.ts";

const QUESTION = folded("Je n'ai pas ma notice de vote, ou j'ai perdu mon code. Demandez un réassort !");

it.each(["code perdu", "REASSORT", "réassort", "  Notice   DE vote ", "perd", "n'ai pas", "n’ai", "code\u00a0perdu", "", "   ", "🗳️"])("« %s » finds the question", (searched) => {
  expect(holds(QUESTION, searched)).toBe(true);
});

it.each(["mot de passe", "code introuvable", "<script>", "réassorts 2022", "x".repeat(5000)])("« %s » does not", (searched) => {
  expect(holds(QUESTION, searched)).toBe(false);
});
