import { expect, it } from "vitest";
import { Refused, Unreachable } from "../../furniture/api.ts";
import { untilCertain, type Waiting } from "./certain.ts";

type Answer = "ok" | Error;

const lost = () => new Unreachable();
const refusal = (status: number, code: string, retryAfter?: number) => new Refused({ status, code, title: code, ...(retryAfter && { retryAfter }) });

/** Sends into a list of answers; the last one is given for ever. */
async function sending(...answers: Answer[]) {
  const told: Waiting[] = [];
  const waits: number[] = [];
  let sent = 0;
  const end = await untilCertain({
    send: async () => {
      const answer = answers[Math.min(sent++, answers.length - 1)]!;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    wait: async (milliseconds) => void waits.push(milliseconds),
    random: () => 0.5,
    told: (waiting) => void told.push(waiting),
  });
  return { end, told, waits, sent };
}

it("an answer at the first sending is the end", async () => {
  expect(await sending("ok")).toEqual({ end: { done: "ok" }, told: [], waits: [], sent: 1 });
});

it("ca_05 an answer lost on the way is asked for again until it comes, and the voter is told that it is being verified", async () => {
  const { end, told, sent } = await sending(lost(), lost(), refusal(503, "VOT-503"), "ok");
  expect(end).toEqual({ done: "ok" });
  expect(told).toEqual(["verifying", "verifying", "verifying"]);
  expect(sent).toBe(4);
});

it("a refusal is an end, and nothing is sent after it", async () => {
  const { end, sent } = await sending(refusal(409, "VOT-502"));
  expect(end.refused?.code).toBe("VOT-502");
  expect(sent).toBe(1);
});

it("ca_16 a portal that is too busy again and again ends in « no ballot », and only then", async () => {
  const { end, told, sent } = await sending(refusal(503, "SYS-901", 1));
  expect(end.refused?.code).toBe("SYS-901");
  expect(told.every((one) => one === "busy")).toBe(true);
  expect(sent).toBe(8);
});

it("we_09 a sending in doubt never ends in « no ballot » because the portal is busy", async () => {
  const busy = Array.from({ length: 30 }, () => refusal(503, "SYS-901"));
  const { end, sent } = await sending(lost(), ...busy, "ok");
  expect(end).toEqual({ done: "ok" });
  expect(sent).toBe(32);
});

it("we_09 a session that ends in doubt waits for the voter to sign in, then asks again", async () => {
  const { end, told, waits } = await sending(lost(), refusal(401, "AUT-103"), "ok");
  expect(end).toEqual({ done: "ok" });
  expect(told).toEqual(["verifying", "signed_out"]);
  expect(waits[1]).toBe(Infinity);
});

it("a session that ends without doubt is an end: nothing was recorded", async () => {
  expect((await sending(refusal(401, "AUT-103"))).end.refused?.code).toBe("AUT-103");
});

it("ca_17 the wait grows, is random, is never longer than twenty seconds, and respects the portal's own", async () => {
  const { waits } = await sending(...Array.from({ length: 12 }, lost), refusal(503, "SYS-901", 3), "ok");
  expect(waits.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
  expect(Math.max(...waits.slice(0, 12))).toBe(10_000);
  expect(waits[12]).toBe(13_000);
});

it("a fault of the page itself is not taken for an answer", async () => {
  await expect(sending(new TypeError("a fault"))).rejects.toThrow(TypeError);
});
