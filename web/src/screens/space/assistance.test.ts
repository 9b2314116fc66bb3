import { describe, expect, it, vi } from "vitest";

// The worker's address is the bundler's to give; nothing here starts one.
vi.mock("altcha/workers/pbkdf2?worker&url", () => ({ default: "" }));

const { assistanceErrors, prefilled } = await import("./assistance.ts");

const FIT = {
  last_name: "Dupont",
  first_name: "Claire",
  email: "claire@exemple.fr",
  phone: "",
  establishment: "DRAJES d'Île-de-France",
  difficulty: "activation",
  message: "Je n'ai pas reçu le lien.",
};

function wrongFields(changes: Partial<typeof FIT>): string[] {
  return assistanceErrors({ ...FIT, ...changes }).map(({ field }) => field);
}

describe("a request for assistance", () => {
  it("that is whole is sent, with a telephone number or without", () => {
    expect(wrongFields({})).toEqual([]);
    expect(wrongFields({ phone: "+33 (0)1 44.62-40\u00a040" })).toEqual([]);
  });

  it("names every field that is missing, in the order of the form", () => {
    const empty = { last_name: "", first_name: " ", email: "", phone: "", establishment: "", difficulty: "", message: "" };
    expect(wrongFields(empty)).toEqual(["last_name", "first_name", "email", "establishment", "difficulty", "message"]);
  });

  it.each(["claire", "claire@exemple", "a@b.fr, c@d.fr", "a b@c.fr", "😀"])("is not sent with an address nobody can answer: %s", (email) => {
    expect(wrongFields({ email })).toEqual(["email"]);
  });

  it.each(["le soir", "=cmd|' /C calc'!A0"])("is not sent with a telephone number nobody can call: %s", (phone) => {
    expect(wrongFields({ phone })).toEqual(["phone"]);
  });

  it("is not sent with a voting code, in whatever field it stands", () => {
    const code = "7K3QD-X90RA-B2ZZW-41HHT";
    expect(wrongFields({ message: `Mon code ${code} est refusé` })).toEqual(["message"]);
    expect(wrongFields({ last_name: code, establishment: code })).toEqual(["last_name", "establishment"]);
  });

  it("begins with what the link that leads to it knows, and with nothing for a link it does not know", () => {
    expect(prefilled("#code")).toEqual({ difficulty: "voting_code", message: "" });
    expect(prefilled("#connexion-inconnue").message).not.toBe("");
    for (const hash of ["", "#", "#<script>", "#constructor"]) expect(prefilled(hash)).toEqual({ difficulty: "", message: "" });
  });
});
