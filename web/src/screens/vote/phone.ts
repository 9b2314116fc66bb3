/** Mobile numbers as the portal will read them (`election::reissue::PhoneNumber`): shown back before anything is sent. */

/** Country code, mobile prefixes, digits after the code. */
const ACCEPTED: readonly (readonly [string, string, number])[] = [
  ["262", "692|693|639", 9],
  ["590", "690|691", 9],
  ["594", "694", 9],
  ["596", "696|697", 9],
  ["508", "55", 6],
  ["687", "[789]", 6],
  ["689", "8[79]", 8],
  ["681", "72|82|83", 6],
  ["33", "[67]", 9],
];

/** Prefixes of the 06 block that are overseas numbers. */
const OVERSEAS = /^(?:(639|692|693)|(690|691)|(694)|(696|697))/;
const OVERSEAS_CODES = ["262", "590", "594", "596"];

/** The number in E.164 form (`+33612345678`), or `undefined`. */
export function e164(typed: string): string | undefined {
  const number = typed.length > 100 ? undefined : international(typed);
  if (!number || number.startsWith("33700")) return undefined;
  const accepted = ACCEPTED.some(([code, prefixes, digits]) => {
    const national = number.slice(code.length);
    return number.startsWith(code) && national.length === digits && new RegExp(`^(?:${prefixes})`).test(national);
  });
  return accepted ? `+${number}` : undefined;
}

/** `+33 6 12 34 56 78`: an E.164 number in groups that can be read over. */
export function readable(number: string): string {
  const code = ACCEPTED.map(([one]) => one).find((one) => number.startsWith(`+${one}`)) ?? "";
  const national = number.slice(code.length + 1);
  const first = national.length % 2 === 0 ? "" : national.slice(0, national.length === 9 && code !== "33" ? 3 : 1);
  const pairs = national.slice(first.length).match(/..?/g) ?? [];
  return [`+${code}`, first, ...pairs].filter(Boolean).join("\u00a0");
}

function international(typed: string): string | undefined {
  const plain = typed
    .normalize("NFKC")
    .replace(/[\s.\-\u2010-\u2015]/g, "")
    .replace("(0)", "");
  const [, sign, digits] = /^(\+|00|0)([0-9]{1,15})$/.exec(plain) ?? [];
  if (!sign || !digits) return undefined;
  if (sign !== "0" && !digits.startsWith("33")) return digits;
  const national = (sign === "0" ? digits : digits.slice(2)).replace(/^0/, "");
  const overseas = OVERSEAS.exec(national);
  const code = overseas ? OVERSEAS_CODES[overseas.slice(1).findIndex(Boolean)] : "33";
  return `${code}${national}`;
}
