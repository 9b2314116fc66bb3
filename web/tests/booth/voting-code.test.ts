import { expect, it } from "vitest";
import { codeFromRandomness, grouped, printed, readVotingCode, spelled, type VotingCode } from "../../src/booth/voting-code.ts";
import { stream } from "./vectors.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const code = codeFromRandomness(stream("a code", 10));

it("vc_07 every wrong symbol is located in its group before anything is sent", () => {
  for (let place = 0; place < code.length; place++) {
    for (const symbol of ALPHABET.replace(code.charAt(place), "")) {
      const typed = code.slice(0, place) + symbol + code.slice(place + 1);
      expect(readVotingCode(typed).fault).toEqual({ kind: "groups", groups: [Math.floor(place / 5) + 1] });
    }
  }
});

it("vc_07 every two symbols exchanged inside a group are located", () => {
  for (let random = 0; random < 50; random++) {
    const right = codeFromRandomness(stream(`code ${random}`, 10));
    for (let a = 0; a < right.length; a++) {
      for (let b = a + 1; b < 5 * (Math.floor(a / 5) + 1); b++) {
        const symbols = Array.from(right);
        [symbols[a], symbols[b]] = [symbols[b] as string, symbols[a] as string];
        const typed = symbols.join("");
        const fault = typed === right ? undefined : { kind: "groups", groups: [Math.floor(a / 5) + 1] };
        expect(readVotingCode(typed).fault).toEqual(fault);
      }
    }
  }
});

it("a code is shown as on the notice, and spelled for a screen reader", () => {
  const { code: read } = readVotingCode("7p8tb e17ym df15m g4792");
  expect(printed(read as VotingCode)).toBe("7P8TB-E17YM-DF15M-G4792");
  expect(spelled(read as VotingCode)).toBe("7, P, 8, T, B ; E, 1, 7, Y, M ; D, F, 1, 5, M ; G, 4, 7, 9, 2");
});

it("what is typed is grouped as it comes, without losing a character that is none of a code", () => {
  for (const [typed, shown] of [
    ["", ""],
    ["7p8t", "7P8T"],
    ["7p8tb", "7P8TB"],
    ["7p8tb-", "7P8TB"],
    ["7p8tbe", "7P8TB-E"],
    [" 7p 8t be17ym", "7P8TB-E17YM"],
    ["oil", "011"],
    ["7pU8", "7PU8"],
    ["7P8TB-E17YM-DF15M-G47923", "7P8TB-E17YM-DF15M-G4792-3"],
  ] as const) {
    expect(grouped(typed)).toBe(shown);
    expect(grouped(shown)).toBe(shown);
  }
});
