/** A voter at a browser: what is pressed and filled goes by the words on the screen. */

import { expect } from "@playwright/test";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./engine.ts";

const HAND = "[data-hand]";
/** How long a voter waits for an answer, in milliseconds. */
const PATIENCE = 40_000;

/** The folder of the pictures that people look at: target/browsers/<project>/<width>. */
export function pictures(project: string, width: number): string {
  const folder = join(import.meta.dirname, "../../../target/browsers", project, String(width));
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A browser on the pages of one portal. */
export class Device {
  constructor(
    readonly engine: Engine,
    readonly origin: string,
  ) {}

  open(path: string): Promise<void> {
    return this.engine.open(this.origin + path);
  }

  /** Presses the link or button of this name. */
  async press(name: string): Promise<void> {
    await this.reach("a[href], button, summary", name);
    await this.engine.click(HAND);
  }

  /** Ticks the box, or takes the choice, whose label begins so. */
  async tick(label: string): Promise<void> {
    await this.reach("label", label);
    await this.engine.click(HAND);
  }

  /** Types into the empty field whose label begins so. */
  async fill(label: string, typed: string): Promise<void> {
    await this.reach("label", label, true);
    await this.engine.type(HAND, typed);
    const kept = await this.engine.evaluate((hand) => document.querySelector<HTMLInputElement>(hand)!.value, HAND);
    expect(kept.replace(/\W/g, "")).toBe(typed.replace(/\W/g, ""));
  }

  /** Takes an option of the list whose label begins so. */
  async choose(label: string, option: string): Promise<void> {
    await this.reach("label", label, true);
    await this.engine.evaluate(
      (hand, text) => {
        const list = document.querySelector<HTMLSelectElement>(hand)!;
        list.value = [...list.options].find((one) => one.text.replace(/\s+/g, " ").startsWith(text))!.value;
        list.dispatchEvent(new Event("change", { bubbles: true }));
      },
      HAND,
      option,
    );
  }

  /** Waits until the screen has this title. */
  async arrives(title: string): Promise<void> {
    // The style sheet may write it in capitals: what is asked for is the text.
    const shown = () => this.engine.evaluate(() => (document.querySelector("h1")?.textContent ?? "").replace(/\s+/g, " ").trim());
    await expect.poll(shown, { timeout: PATIENCE, message: title }).toBe(title);
  }

  /** Waits until the screen says this. */
  async sees(sentence: string): Promise<void> {
    await expect.poll(() => this.read("main"), { timeout: PATIENCE, message: sentence }).toContain(sentence);
  }

  /** What can be read in the first element of this selector, one space between words. */
  read(selector: string): Promise<string> {
    return this.engine.evaluate((at) => (document.querySelector<HTMLElement>(at)?.innerText ?? "").replace(/\s+/g, " ").trim(), selector);
  }

  /** Keeps what is seen, for people to look at. */
  async picture(file: string): Promise<void> {
    writeFileSync(file, await this.engine.picture());
  }

  /** Marks the element that is seen and has this name, or the field it labels; waits for it. */
  private async reach(selector: string, name: string, field = false): Promise<void> {
    const found = () =>
      this.engine.evaluate(
        (at, words, toField) => {
          document.querySelectorAll("[data-hand]").forEach((one) => one.removeAttribute("data-hand"));
          const plain = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim();
          const is = (text: string) => (at === "label" ? text.startsWith(words) : text === words);
          const all = [...document.querySelectorAll<HTMLElement>(at)].filter((one) => one.getClientRects().length > 0);
          const one = all.find((one) => is(plain(one.textContent)) || plain(one.getAttribute("aria-label")) === words);
          const target = toField ? (one as HTMLLabelElement | undefined)?.control : one;
          target?.setAttribute("data-hand", "");
          if (!target) return null;
          target.scrollIntoView({ block: "center", behavior: "instant" });
          const { left, top } = target.getBoundingClientRect();
          return `${left} ${top}`;
        },
        selector,
        name,
        field,
      );
    // Pages scroll smoothly: a hand waits until it stands still.
    let before: string | null = null;
    const still = async () => {
      const at = await found();
      const same = at !== null && at === before;
      before = at;
      return same;
    };
    await expect.poll(still, { timeout: PATIENCE, intervals: [50, 100, 100, 250], message: name }).toBe(true);
  }
}
