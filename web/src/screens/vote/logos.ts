/** The lists' logos: all of them, or none (SCREENS V26: equality of the lists). */

import { BLANK_LOGO, logoOf } from "./ballot.ts";

/** How long all logos together may take, in milliseconds. */
const PATIENCE = 6_000;

/** Whether every logo of an election could be loaded. */
export async function allLogos(election: string, lists: readonly { index: number }[]): Promise<boolean> {
  const late = new Promise<boolean>((done) => setTimeout(done, PATIENCE, false));
  const addresses = [BLANK_LOGO, ...lists.map(({ index }) => logoOf(election, index))];
  const loaded = Promise.all(addresses.map(load)).then((all) => all.every(Boolean));
  return Promise.race([loaded, late]);
}

function load(address: string): Promise<boolean> {
  return new Promise((done) => {
    const image = new Image();
    image.onload = () => done(image.naturalWidth > 0);
    image.onerror = () => done(false);
    image.src = address;
  });
}
