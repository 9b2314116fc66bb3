import { describe, expect, it } from "vitest";
import { charactersLeft, messageErrors, showsVotingCode } from "./free-text.ts";

describe("a text for the administration", () => {
  it.each([
    "Mon code est 7K3QD-X90RA-B2ZZW-41HHT, il est refusé",
    "7k3qd x90ra b2zzw 41hht",
    "7K3QD\u00a0X90RA\u00a0B2ZZW\u00a041HHT",
    "7K3QDX90RAB2ZZW41HHT.",
    "code:\n7K3Q DX90 RAB2 ZZW4 1HHT",
    "O1LID-X9ORA-B2ZZW-41HHT",
    "\uff17K3QD–X90RA–B2ZZW–41HHT",
    "7 K 3 Q D X 9 0 R A B 2 Z Z W 4 1 H H T",
  ])("that holds something of the voting code's form is refused: %s", (typed) => {
    expect(showsVotingCode(typed)).toBe(true);
    expect(messageErrors("message", typed, "Écrivez.")).toEqual([{ field: "message", reason: expect.stringContaining("N'indiquez jamais votre code de vote") }]);
  });

  it.each([
    "Madame, je ne parviens pas à activer mon compte depuis le 12/11 à 18 h.",
    "salut merci votre carte reste perdue",
    "01 44 62 40 40 ou 0612345678, 0712345678",
    "R-2022-004217, dossier 2022-11-30",
    "institutionnalisation",
    "7K3QD-X90RA-B2ZZU-41HHT",
    "😀😀😀 <script>alert(1)</script>",
  ])("passes as prose, numbers and anything else that is no code: %s", (typed) => {
    expect(showsVotingCode(typed)).toBe(false);
    expect(messageErrors("message", typed, "Écrivez.")).toEqual([]);
  });

  it("must hold something", () => {
    for (const typed of ["", " \n\t\u00a0"]) expect(messageErrors("message", typed, "Écrivez.").map(({ field }) => field)).toEqual(["message"]);
  });

  it("has 2,000 characters at most, an emoji being one, and says how many there are too many", () => {
    expect(messageErrors("message", "😀".repeat(2_000), "Écrivez.")).toEqual([]);
    expect(messageErrors("message", "e\u0301".repeat(2_000), "Écrivez.")).toEqual([]);
    expect(messageErrors("message", "é".repeat(2_001), "Écrivez.")).toEqual([{ field: "message", reason: "Ce texte est trop long\u00a0: 1 caractère de trop." }]);
    expect(charactersLeft("")).toBe("Il reste 2\u202f000 caractères.");
    expect(charactersLeft("a".repeat(1_999))).toBe("Il reste 1 caractère.");
    expect(charactersLeft("a".repeat(2_002))).toBe("2 caractères de trop.");
  });
});
