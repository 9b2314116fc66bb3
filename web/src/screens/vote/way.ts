/** The addresses of the document `/vote`: one screen after the other without leaving it, since its memory holds the code. */

import type { Html, Piece } from "../../furniture/html.ts";
import { stayWhenSessionEnds } from "../../furniture/portal.ts";
import { find, show, waitingScreens } from "../../furniture/show.ts";
import { filled } from "../../furniture/stage.ts";

/** Shows what stands at an address of this document; `confirming` is the second screen of a ballot's address. */
export type Arrive = (path: string, confirming: boolean) => void;

/** What must be asked before the voter leaves the present screen; calls `leave` when they may. */
export type Guard = (leave: () => void) => void;

/** What the history holds of a screen: never a code, a choice or a reference. */
interface Entry {
  confirming: boolean;
}

/** What waits in the page as it arrives: the first screen shown takes its place. */
const waiting = waitingScreens();
const service = document.title.slice(document.title.lastIndexOf(" – "));
let arrive: Arrive;
let guard: Guard | undefined;
let path = location.pathname;

/** Starts following addresses: our own links, the back button, `go`. */
export function follow(arriving: Arrive): void {
  arrive = arriving;
  addEventListener("popstate", (event) => {
    const { pathname } = location;
    const { confirming = false } = (event.state ?? {}) as Partial<Entry>;
    if (!guard) return at(pathname, confirming);
    history.pushState({ confirming: false }, "", path);
    guard(() => go(pathname));
  });
  addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.("a");
    if (!link || link.target || link.download || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const { origin, pathname } = new URL(link.href);
    const ours = origin === location.origin && /^\/vote(\/|$)/.test(pathname);
    if (!ours && !guard) return;
    if (link.getAttribute("href")!.startsWith("#")) return;
    event.preventDefault();
    leaving(() => (ours ? go(pathname) : location.assign(link.href)));
  });
  // The header's button ends the session first: the question comes before it.
  addEventListener(
    "click",
    (event) => {
      const button = (event.target as Element).closest?.<HTMLButtonElement>("#sign-out");
      if (!button || !guard) return;
      event.stopPropagation();
      guard(() => button.click());
    },
    true,
  );
  // A page kept by the browser for its back button would keep the code too.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}

/** Goes to an address of this document. */
export function go(to: string, options: { confirming?: boolean; replace?: boolean } = {}): void {
  const entry: Entry = { confirming: options.confirming ?? false };
  if (options.replace) history.replaceState(entry, "", to);
  else history.pushState(entry, "", to);
  at(to, entry.confirming);
}

/** Does `leave` when the present screen may be left. */
export function leaving(leave: () => void): void {
  if (guard) guard(leave);
  else leave();
}

/** Asks before the present screen is left, by us or by the browser; `undefined` asks no more. */
export function guardWith(asking: Guard | undefined): void {
  guard = asking;
  stayWhenSessionEnds(Boolean(asking));
  if (asking) addEventListener("beforeunload", warn);
  else removeEventListener("beforeunload", warn);
}

/** A piece that waits in the page, with something in place of its marks. */
export function taken(name: string, given: Readonly<Record<string, Piece>> = {}): Html {
  return filled(waiting.get(name)!.markup, given);
}

/** The title of what waits under a name. */
export function titleOf(name: string): string {
  return waiting.get(name)!.title;
}

/** Shows a screen that waits in the page; one without a title of its own is given it. */
export function turnToWaiting(name: string, given: Readonly<Record<string, Piece>> = {}): void {
  turnTo(titleOf(name) || String(given.title), taken(name, given));
}

/** Shows a screen: its title, and the focus on its heading, so that it is read aloud. */
export function turnTo(title: string, main: Html): void {
  const content = find("#content");
  show(content, main);
  document.title = title + service;
  const heading = find("h1", content);
  heading.tabIndex = -1;
  heading.focus();
  // At once: a slide to the top would take the page away from what a quick Tab reaches.
  scrollTo({ top: 0, behavior: "instant" });
}

function at(to: string, confirming: boolean): void {
  path = to;
  arrive(to, confirming);
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
  event.returnValue = "";
}
