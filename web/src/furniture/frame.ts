/** What surrounds every screen (SCREENS §4): skip links, header, footer, and what stands there without JavaScript. */

import { html, type Html } from "./html.ts";
import { sessionDialog } from "./session.ts";
import type { Theme } from "./theme.ts";
import * as texts from "../../texts/fr/furniture.ftl";

/** A page of the site. */
export interface Page {
  /** Its address, for example `/connexion/mot-de-passe`. */
  path: string;
  /** Its title, without the service's name. */
  title: string;
  /** What `<main>` holds when the page arrives: for a page that asks the API, its first state. */
  main: Html;
  /** The module that brings it to life, from `src/`: `screens/account/identifier.page.ts`. */
  script?: string;
  /** Whether its header is that of a signed-in voter. */
  signedIn?: boolean;
}

/** One screen in one state, for reviewers, translators and the accessibility tests. */
export interface Specimen {
  /** `V03`. */
  screen: string;
  /** Unique within the screen, for addresses: `two-tries-left`. */
  state: string;
  /** The page's title. */
  title: string;
  /** What `<main>` holds. */
  main: Html;
  /** What the strip at the head of the page says: an announcement, a suspension. */
  notice?: Html;
  /** Whether its header is that of a signed-in voter. */
  signedIn?: boolean;
}

/** The body of a page: `document` puts it into a whole HTML document. */
export function frame(page: Pick<Specimen, "main" | "notice" | "signedIn">, theme: Theme): Html {
  return html`<div class="skip-links"><a href="#content">${texts.skipToContent}</a> <a href="#menu">${texts.skipToMenu}</a> <a href="#footer">${texts.skipToFooter}</a></div>
    <header>
      <div class="brand">${theme.mark}<a href="/" class="service">${theme.service}</a></div>
      <nav id="menu" aria-label="${texts.mainMenu}">
        <ul>
          <li><a href="/aide">${texts.help}</a></li>
          ${page.signedIn ? signedIn() : ""}
        </ul>
      </nav>
      ${page.signedIn ? html`<p id="last-login" class="last-login"></p>` : ""}
    </header>
    <noscript><div class="alert">${texts.noScript}</div></noscript>
    <div id="unsupported" class="alert" hidden>${texts.unsupported}</div>
    <div id="notice" role="status">${page.notice}</div>
    <main id="content" tabindex="-1">${page.main}</main>
    <footer id="footer">
      <ul>
        <li><a href="/accessibilite">${theme.accessibility}</a></li>
        <li><a href="/mentions-legales">${texts.legalNotice}</a></li>
        <li><a href="/donnees-personnelles">${texts.personalData}</a></li>
        <li><a href="/plan-du-site">${texts.siteMap}</a></li>
        <li><a href="/contact">${texts.contact}</a></li>
        <li><a href="/empreintes">${texts.version({ version: theme.version })}</a></li>
        <li><a href="/code-source">${texts.sourceCode}</a></li>
      </ul>
    </footer>
    ${page.signedIn ? sessionDialog() : ""}`;
}

function signedIn(): Html {
  return html`<li><a href="/portail" id="signed-in-name">${texts.mySpace}</a></li>
    <li><button type="button" id="sign-out" class="link">${texts.signOut}</button></li>`;
}

/** A whole document. `scripts` is the markup of its script elements. */
export function document(page: Page | Specimen, theme: Theme, scripts: Html): string {
  return `<!doctype html>
${html`<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – ${theme.service}</title>
<meta name="robots" content="${"path" in page && page.path === "/" ? "index" : "noindex"}">
<meta name="description" content="${texts.description({ service: theme.service })}">
<meta name="theme-color" content="${theme.color}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${scripts}
</head>
<body${page.signedIn ? html` class="signed-in"` : ""}>
${frame(page, theme)}
</body>
</html>`}
`;
}
