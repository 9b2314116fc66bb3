/** Numbers as French writes them (SCREENS §1.3). */

/** `12 722`, with a narrow space that does not break. */
export function integer(value: number): string {
  return new Intl.NumberFormat("fr-FR").format(value);
}

/** `40,0 %` of a whole; of nothing, `–`. */
export function rate(part: number, whole: number): string {
  if (whole === 0) return "–";
  return new Intl.NumberFormat("fr-FR", { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(part / whole);
}

/** `420 Ko`, `14,7 Mo`: thousands, as files are sold and shown. */
export function size(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 1000), "Ko"] : [Math.round(bytes / 100_000) / 10, "Mo"];
  return `${new Intl.NumberFormat("fr-FR").format(value)}\u00a0${unit}`;
}
