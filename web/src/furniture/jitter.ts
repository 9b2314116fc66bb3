/** Chance for waiting times: devices that failed together must not come back together. Never for anything secret. */

/** A number from 0 (included) to 1 (excluded). */
export function jitter(): number {
  return Math.random();
}
