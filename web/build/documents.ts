/**
 * Makes the example event's documents, in place of what unions hand in: a manifesto and a list of candidates for each list, as
 * tagged PDF. Run by hand after event.toml, candidates.csv or a logo has changed: `npm run documents` (or
 * `npm run documents -- <event folder>`), then look at the files. Needs Chromium and qpdf.
 */

import { chromium, type Browser } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { html, Html, type Piece } from "../src/furniture/html.ts";
import { themeFolder } from "./theme.ts";
import { french } from "./typography.ts";

interface Event {
  title: string;
  election: Election[];
}

interface Election {
  uuid: string;
  label: string;
  title: string;
  seats: number;
  list: { title: string; affiliation: string }[];
}

interface Candidate {
  rank: string;
  name: string;
  corps: string;
}

const BUILD = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(BUILD, "../../examples/pro2022");
const event = parse(readFileSync(join(folder, "event.toml"), "utf8")) as unknown as Event;
const candidates = readCandidates(readFileSync(join(folder, "candidates.csv"), "utf8"));
const style = new Html(readFileSync(join(BUILD, "documents/style.css"), "utf8"));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const election of event.election) {
  for (const index of election.list.keys()) await writeDocuments(browser, election, index);
}
await browser.close();

async function writeDocuments(browser: Browser, election: Election, index: number): Promise<void> {
  const { title, affiliation } = election.list[index]!;
  const own = candidates.get(`${election.label},${index + 1}`);
  if (!own) throw new Error(`candidates.csv has nobody for list ${index + 1} of ${election.label}`);
  const words: Record<string, Piece> = {
    style,
    mark: mark(election.uuid, index),
    event: event.title,
    election: election.title,
    seats: election.seats,
    list: title,
    affiliation,
    count: own.length,
    first: own[0]!.name,
    rows: own.map(({ rank, name, corps }) => html`<tr><th scope="row">${rank}</th><td>${name}</td><td>${corps}</td></tr>`),
  };
  const target = join(folder, "documents", election.label);
  mkdirSync(target, { recursive: true });
  for (const kind of ["profession-de-foi", "liste-de-candidats"]) {
    const template = readFileSync(join(BUILD, `documents/${kind}.html`), "utf8");
    const file = join(target, `${index + 1}-${kind}.pdf`);
    writeFileSync(file, await printed(browser, filled(template, words)));
    // Chromium writes the tags as plain text, which is half of the file.
    execFileSync("qpdf", ["--object-streams=generate", "--deterministic-id", "--replace-input", file]);
  }
}

/** The same sources give the same bytes: the dates inside are those of nobody's clock. */
async function printed(browser: Browser, markup: string): Promise<Buffer> {
  const page = await browser.newPage();
  await page.setContent(markup);
  const pdf = (await page.pdf({ format: "A4", tagged: true, outline: true, preferCSSPageSize: true })).toString("latin1");
  await page.close();
  return Buffer.from(pdf.replace(/\/(CreationDate|ModDate) \(D:[^)]{14}/g, "/$1 (D:20221116080000"), "latin1");
}

function filled(template: string, words: Record<string, Piece>): string {
  return french(template).replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (!(name in words)) throw new Error(`the template asks for ${name}`);
    return html`${words[name]}`.markup;
  });
}

/** The list's mark is decoration here: its words stand beside it. */
function mark(election: string, index: number): Html {
  const drawing = readFileSync(join(themeFolder("neutre"), "logos", election, `${index}.svg`), "utf8");
  return new Html(drawing.replace("<svg ", `<svg aria-hidden="true" `));
}

/** The people of each list, by `<label>,<number>`. */
function readCandidates(csv: string): Map<string, Candidate[]> {
  const lists = new Map<string, Candidate[]>();
  for (const line of csv.trim().split("\n").slice(1)) {
    const cells = line.split(",");
    if (cells.length !== 7 || line.includes('"')) throw new Error(`candidates.csv: a line this reader does not know: ${line}`);
    const [label, list, rank, civility, familyName, givenName, corps] = cells as [string, string, string, string, string, string, string];
    const key = `${label},${list}`;
    lists.set(key, [...(lists.get(key) ?? []), { rank, name: `${civility} ${givenName} ${familyName}`, corps }]);
  }
  return lists;
}
