/** What the portal says of links that cannot serve, for the specimens. */

import type { LinkPurpose, LinkTrouble } from "./one-time-link.ts";
import * as texts from "../../../texts/fr/account.ftl";

/** Every reason for which a link cannot serve. */
export function troubles(purpose: LinkPurpose): [state: string, trouble: LinkTrouble][] {
  const used = purpose === "activation" ? "Ce lien a déjà servi\u00a0: votre compte est activé." : "Ce lien a déjà servi\u00a0: votre mot de passe a été changé. Identifiez-vous, ou demandez un nouveau lien.";
  return [
    ["link-expired", { way: "expired", sentence: "Ce lien n'est plus valable. Demandez un nouveau lien.", code: "ACT-201" }],
    ["link-used", { way: "used", sentence: used, code: purpose === "activation" ? "ACT-202" : "ACT-204" }],
    ["link-incomplete", { way: "unknown", sentence: "Ce lien est incomplet. Copiez-le entièrement ou demandez un nouveau lien.", code: "ACT-203" }],
    ["link-absent", { way: "absent", sentence: texts.linkAbsent }],
    ["unreachable", { way: "retry", sentence: "Le portail ne répond pas. Vérifiez votre connexion à Internet, puis recommencez." }],
  ];
}
