/** What a journey asks of a browser, whichever protocol drives it. */

/** A browser that runs, with one page open. */
export interface Engine {
  /** Name and version, as the browser says them. */
  readonly version: string;
  open(address: string): Promise<void>;
  /** Whether it saves files; else it shows them in the page's place, as a browser within another app may. */
  readonly saves: boolean;
  /** Runs a function in the page; it knows its arguments and nothing else of this side. */
  evaluate<Given extends readonly unknown[], Found>(what: (...given: Given) => Found, ...given: Given): Promise<Found>;
  /** A press where the first element of this selector stands, as a finger makes it. */
  click(selector: string): Promise<void>;
  /** The keys of a text, into an element that has none yet. */
  type(selector: string, text: string): Promise<void>;
  /** What is seen of the page, as PNG. */
  picture(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The page's size in CSS pixels; a window's own bars may take some of the height. */
export interface Size {
  width: number;
  height: number;
}

/** How an engine is started: `folder` is new, for a profile; files are saved in `downloads`. */
export type Start = (folder: string, downloads: string, size: Size) => Promise<Engine>;

/** What the pages are shown in: a French voter's device, in Paris. */
export const DEVICE = { LANG: "C.UTF-8", LANGUAGE: "fr", TZ: "Europe/Paris" };
