import { describe, expect, it } from "vitest";
import { claimErrors } from "./claim.ts";

const FIT = { election: "CAPNzinspect2z22pro", subject: "absent", message: "Je ne suis pas sur la liste de la CAPN." };

describe("a claim", () => {
  it("that is whole is sent", () => {
    expect(claimErrors(FIT)).toEqual([]);
  });

  it("names every field that is missing, in the order of the form", () => {
    const errors = claimErrors({ election: "", subject: "", message: "" });
    expect(errors.map(({ field }) => field)).toEqual(["election", "subject", "message"]);
  });

  it.each(["", " \u00a0\n", "é".repeat(2_001), "mon code : 7K3QD-X90RA-B2ZZW-41HHT"])("is not sent with a message that is not fit", (message) => {
    expect(claimErrors({ ...FIT, message }).map(({ field }) => field)).toEqual(["message"]);
  });

  it("may hold any other text", () => {
    expect(claimErrors({ ...FIT, message: "😀 <script>alert(1)</script> l'« élève » n° 12" })).toEqual([]);
  });
});
