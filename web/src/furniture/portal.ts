/** What a signed-in page knows of its voter (`GET /api/portal`), and the header it fills. */

import { get } from "./api.ts";
import { ServerClock } from "./countdown.ts";
import { lastLogin } from "./dates.ts";
import { notice } from "./event.ts";
import { html } from "./html.ts";
import { find, show } from "./show.ts";
import { watchSession } from "./session.ts";
import { endSession, isOver } from "./sign-out.ts";
import * as texts from "../../texts/fr/furniture.ftl";

/** Where the event stands in its calendar. */
export type Phase = "before_portal" | "portal_open" | "lists_published" | "sealed" | "vote_open" | "vote_closed";

/** The event's dates (RFC 3339). */
export interface Calendar {
  portal_opens: string;
  lists_published: string;
  sealed: string;
  vote_opens: string;
  vote_closes: string;
  grace_minutes: number;
  claims_until?: string;
  roll_displayed_until?: string;
}

/** What the bureau said to everybody. */
export interface Announcement {
  text: string;
  published_at: string;
}

/** The vote is suspended by the bureau. */
export interface Suspension {
  since: string;
  reason: string;
  next_information?: string;
}

/** One election of the voter's. */
export interface PortalElection {
  id: string;
  title: string;
  body: string;
  seats: number;
  /** Empty until the lists are published. */
  lists: { index: number; title: string; affiliation: string }[];
  list_order: "sealed" | "random";
  blank: boolean;
  min: number;
  max: number;
  state: "upcoming" | "open" | "suspended" | "voted" | "closed";
  voted_at?: string;
}

/** The voter's space. */
export interface Portal {
  now: string;
  phase: Phase;
  event: { id: string; title: string };
  calendar: Calendar;
  voter: {
    civility: string;
    family_name: string;
    given_name: string;
    corps: string;
    establishment: string;
    /** Empty where the roll does not say it. */
    academy: string;
    identifier: string;
    voter_number: string;
    question?: string;
  };
  elections: PortalElection[];
  last_login?: string;
  reissues: { at: string }[];
  possession_nonce: string;
  sessions: { created_at: string; last_seen: string; current: boolean }[];
  announcement?: Announcement;
  suspension?: Suspension;
}

/** A portal and the server's clock at the moment it was read. */
export interface OpenPortal {
  portal: Portal;
  clock: ServerClock;
}

/** Reads the voter's space, fills the header and watches the session. Without a session, leaves for the page that says so. */
export async function openPortal(): Promise<OpenPortal> {
  // Before anything is asked: whoever wants to leave waits for nothing.
  find<HTMLButtonElement>("#sign-out").onclick = () => void signOut();
  const opened = await readPortal();
  fillHeader(opened.portal);
  watchSession(readPortal);
  addEventListener("pageshow", (event) => event.persisted && void comeBack());
  return opened;
}

/** A page that the browser brings back as it was left is shown only once the session is known to be open still. */
async function comeBack(): Promise<void> {
  const content = find("#content");
  content.hidden = true;
  await readPortal().catch(() => location.reload());
  content.hidden = false;
}

/** Reads the voter's space again. */
export async function readPortal(): Promise<OpenPortal> {
  try {
    const portal = await get<Portal>("/api/portal");
    if (leaving) await never;
    return { portal, clock: new ServerClock(new Date(portal.now)) };
  } catch (error) {
    if (leaving) await never;
    if (isOver(error) && !kept) leaveFor("/session-expiree");
    throw error;
  }
}

let kept = false;
/** The voter is signing out: what the page still waited for comes to nothing. */
let leaving = false;
const never = new Promise<never>(() => undefined);

/** Whether this page stays when the session ends: it shows what can be shown nowhere else. */
export function stayWhenSessionEnds(stay: boolean): void {
  kept = stay;
}

/** Goes to another page of ours; nothing of this one stays in the history behind it. */
export function leaveFor(path: string): void {
  location.replace(path);
}

/** Signs out: what the page showed goes at once. Where the end of the session could not be confirmed, the next page says so. */
export async function signOut(): Promise<void> {
  leaving = true;
  find("#content").hidden = true;
  show(find("#notice"), html`<p>${texts.signingOut}</p>`);
  leaveFor((await endSession()) ? "/deconnexion" : "/deconnexion#echec");
}

function fillHeader(portal: Portal): void {
  show(find("#notice"), notice(portal));
  const { given_name, family_name } = portal.voter;
  find("#signed-in-name").textContent = `${given_name} ${family_name}`;
  const strip = portal.last_login ? texts.lastLogin({ date: lastLogin(new Date(portal.last_login)) }) : texts.firstLogin;
  show(find("#last-login"), html`${strip} <a href="/assistance#connexion-inconnue">${texts.notYou}</a>`);
}
