/** V15 in every state. */

import type { Specimen } from "../../furniture/frame.ts";
import type { Html } from "../../furniture/html.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/space.ftl";
import { failure, screen, waiting } from "./arrival.ts";
import { claimErrors, claimForm, claimsClosed, claimScreen, filed, noElection, ownClaims, type OwnClaim } from "./claim.ts";
import { ELECTIONS, PORTAL } from "./portal.specimen.ts";

const CLAIMS: OwnClaim[] = [
  { number: "R-2022-004217", election: "CAPNzinspect2z22pro", subject: "absent", filed_at: "2022-11-18T10:00:00+01:00", answered_by: "2022-11-21T10:00:00+01:00", state: "received" },
  { number: "R-2022-004102", election: "CSAproximiteParis22", subject: "wrong_details", filed_at: "2022-11-17T09:12:00+01:00", answered_by: "2022-11-20T09:12:00+01:00", state: "in_progress" },
  { number: "R-2022-003877", election: "CSAMjeunesseSports2", subject: "wrongly_listed", filed_at: "2022-11-14T15:40:00+01:00", state: "accepted", reason: "Votre inscription a été corrigée." },
  { number: "R-2022-003001", election: "CAPNzinspect2z22pro", subject: "other", filed_at: "2022-11-08T11:00:00+01:00", state: "rejected", reason: "Le corps indiqué est celui de votre dernier arrêté de nomination." },
];

/** The screen in every state. */
export function claimSpecimens(): Specimen[] {
  const empty = claimScreen(ELECTIONS, ownClaims([], ELECTIONS));
  const own = ownClaims(CLAIMS, ELECTIONS);
  const sent = filed({ number: "R-2022-004217", filed_at: "2022-11-18T10:00:00+01:00", answered_by: "2022-11-21T10:00:00+01:00" });
  const later = new Date(PORTAL.now);
  return [
    specimen("waiting", waiting()),
    specimen("form", empty),
    specimen("nothing-typed", claimScreen(ELECTIONS, ownClaims([], ELECTIONS), claimForm(ELECTIONS, claimErrors({ election: "", subject: "", message: "" })))),
    specimen("filed", claimScreen(ELECTIONS, ownClaims(CLAIMS.slice(0, 1), ELECTIONS), sent)),
    specimen("followed", claimScreen(ELECTIONS, own)),
    specimen("closed", claimScreen(ELECTIONS, own, claimsClosed(PORTAL, later))),
    specimen("no-election", claimScreen([], ownClaims([], []), noElection())),
    specimen("claims-missing", claimScreen(ELECTIONS, ownClaims(undefined, ELECTIONS))),
    specimen("unreachable", failure(furniture.unreachable)),
  ];
}

function specimen(state: string, content: Html): Specimen {
  return { screen: "V15", state, title: texts.claimTitle, main: screen(texts.claimTitle, content), signedIn: true };
}
