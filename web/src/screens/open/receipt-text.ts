/** A receipt as a person gives it: its JSON, or the line of its QR code, copied from a PDF that may have broken it. */

const DEPOSIT = ["event", "election", "reference", "deposited_at"];
const EMARGEMENT = ["event", "election", "voted_at", "voter_number", "name", "corps"];
/** The fields that hold words: only there can a line break have been a space. */
const WORDS = ["name", "corps"];

/**
 * What a text may be as a receipt, likeliest first; none if it is neither form. Nothing is believed here: the signature
 * decides which reading is the right one.
 */
export function readReceipt(text: string): unknown[] {
  const given = text.replace(/^\ufeff/, "").trim();
  if (given.startsWith("{")) return json(given);
  const [kind, version, ...rest] = given.split("|").map((part) => part.trim());
  const names = kind === "isoloir-deposit" ? DEPOSIT : kind === "isoloir-emargement" ? EMARGEMENT : undefined;
  if (!names || version !== "v1" || rest.length !== names.length + 2) return [];
  const [key, signature] = rest.slice(-2).map(joined);
  const readings = [" ", ""].map((space) => {
    const fields = names.map((name, place) => [name, WORDS.includes(name) ? rest[place]!.replace(/\s*\n\s*/g, space) : joined(rest[place]!)]);
    return { kind, version: 1, ...Object.fromEntries(fields), key, signature };
  });
  return given.includes("\n") && names === EMARGEMENT ? readings : readings.slice(0, 1);
}

/** The public keys a person pasted: the portal's own document, or keys of 64 hexadecimal digits; `undefined` for anything else. */
export function readKeys(text: string): { deposit: string[]; emargement: string[] } | undefined {
  const given = text.trim();
  if (given.startsWith("{")) {
    const [read] = json(given) as { deposit?: unknown; emargement?: unknown }[];
    return read && areKeys(read.deposit) && areKeys(read.emargement) ? { deposit: read.deposit, emargement: read.emargement } : undefined;
  }
  const keys = given.toLowerCase().split(/[\s,;]+/);
  return areKeys(keys) ? { deposit: keys, emargement: keys } : undefined;
}

function areKeys(keys: unknown): keys is string[] {
  return Array.isArray(keys) && keys.length > 0 && keys.every((key) => typeof key === "string" && /^[0-9a-f]{64}$/.test(key));
}

function joined(part: string): string {
  return part.replace(/\s/g, "");
}

function json(text: string): unknown[] {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null ? [read] : [];
  } catch {
    return [];
  }
}
