import { expect, test } from "vitest";
import { challengeErrors } from "./challenge.ts";

test("a question, an answer and its confirmation are asked for, each at its field", () => {
  const fields = (question: string, answer: string, again: string) => challengeErrors(question, answer, again).map((error) => error.field);
  expect(fields("", "", "")).toEqual(["question", "answer"]);
  expect(fields("voiture", " \u00a0", "Vert")).toEqual(["answer"]);
  expect(fields("voiture", "Vert", "")).toEqual(["answer-again"]);
  expect(fields("voiture", "Vert", "Bleu")).toEqual(["answer-again"]);
  expect(fields("voiture", "<script>", "<script>")).toEqual([]);
});

test("two writings of one answer are the same answer", () => {
  for (const again of ["vert bouteille", "  VERT-BOUTEILLE. ", "Vert\u00a0bouteille", "ｖert bouteille"]) {
    expect(challengeErrors("voiture", "Vert bouteille", again)).toEqual([]);
  }
  expect(challengeErrors("ecole", "École", "e\u0301cole")).toEqual([]);
  expect(challengeErrors("ecole", "École", "ecole")).toEqual([]);
});
