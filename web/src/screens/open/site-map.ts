/** `/plan-du-site`: every page a person may want to go to, by what they want to do (RGAA 12.1, 12.3). */

import { html, type Html } from "../../furniture/html.ts";
import * as faqTexts from "../../../texts/fr/open-faq.ftl";
import * as receiptTexts from "../../../texts/fr/open-receipt.ftl";
import * as resultsTexts from "../../../texts/fr/open-results.ftl";
import * as texts from "../../../texts/fr/open.ftl";
import * as urnTexts from "../../../texts/fr/open-urn.ftl";

type Entry = readonly [path: string, name: string];

/** The map, by chapter. */
export const SITE_MAP: readonly (readonly [chapter: string, entries: readonly Entry[]])[] = [
  [
    texts.mapBefore,
    [
      ["/", texts.mapHome],
      ["/connexion", texts.mapSignIn],
      ["/activation/renvoi", texts.mapActivation],
      ["/mot-de-passe-oublie", texts.mapPassword],
      ["/aide/identifiant", texts.identifierHelpTitle],
    ],
  ],
  [
    texts.mapSpace,
    [
      ["/portail", texts.mapPortal],
      ["/portail/moi", texts.mapMe],
      ["/portail/listes-electorales", texts.mapRolls],
      ["/portail/scrutins", texts.mapElections],
      ["/portail/reclamation", texts.mapClaim],
      ["/vote", texts.mapVote],
    ],
  ],
  [
    texts.mapHelp,
    [
      ["/edito", texts.editoTitle],
      ["/aide", faqTexts.faqTitle],
      ["/tutoriels/parcours-electeur", texts.tutorialVoterTitle],
      ["/tutoriels/parcours-de-vote", texts.tutorialVoteTitle],
      ["/tutoriels/reassorts", texts.tutorialReissueTitle],
      ["/assistance", texts.mapAssistance],
      ["/contact", texts.contactTitle],
    ],
  ],
  [
    texts.mapCheck,
    [
      ["/urne", urnTexts.urnTitle],
      ["/verifier-une-preuve", receiptTexts.receiptTitle],
      ["/resultats", resultsTexts.resultsTitle],
      ["/empreintes", texts.hashesTitle],
      ["/code-source", texts.sourceTitle],
    ],
  ],
  [
    texts.mapAbout,
    [
      ["/accessibilite", texts.accessibilityTitle],
      ["/mentions-legales", texts.legalTitle],
      ["/donnees-personnelles", texts.personalDataTitle],
    ],
  ],
];

/** The screen. */
export function siteMap(): Html {
  return html`<h1>${texts.siteMapTitle}</h1>
    ${SITE_MAP.map(
      ([chapter, entries]) => html`<h2>${chapter}</h2>
        <ul>
          ${entries.map(([path, name]) => html`<li><a href="${path}">${name}</a></li>`)}
        </ul>`,
    )}`;
}
