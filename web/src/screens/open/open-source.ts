/** `/code-source` and `/empreintes`: what an observer needs to compare the pages that are served with the published code. */

import { html, type Html } from "../../furniture/html.ts";
import type { Theme } from "../../furniture/theme.ts";
import { employerText } from "./employer.ts";
import * as texts from "../../../texts/fr/open.ftl";

/** `/code-source`. */
export function source(theme: Theme): Html {
  const parts = [texts.sourcePartWeb, texts.sourcePartFunctions, texts.sourcePartCrates, texts.sourcePartDocs];
  return html`<h1>${texts.sourceTitle}</h1>
    <p>${texts.sourceWhat}</p>
    <p>${texts.sourceVersion({ version: theme.version })}</p>
    ${employerText(theme, "code-source")}
    <h2>${texts.sourceParts}</h2>
    <ul>
      ${parts.map((part) => html`<li>${part}</li>`)}
    </ul>
    <p>${texts.sourceThenHashes}</p>`;
}

/** `/empreintes`. */
export function hashes(theme: Theme): Html {
  const commit = /\((\w+)\)/.exec(theme.version)?.[1] ?? "";
  return html`<h1>${texts.hashesTitle}</h1>
    <p>${texts.hashesWhat}</p>
    <p>${texts.hashesVersion({ version: theme.version })}</p>
    <h2>${texts.hashesStepBuild}</h2>
    <p>${texts.hashesStepBuildWhat}</p>
    ${commands(["git checkout " + commit, "cd web", "npm ci", "npm run build"])}
    <h2>${texts.hashesStepCompare}</h2>
    <p>${texts.hashesStepCompareWhat}</p>
    ${commands(["PORTAIL=https://portail.example", "curl -sSf $PORTAIL/hashes.txt | diff - dist/hashes.txt"])}
    <h2>${texts.hashesStepFiles}</h2>
    <p>${texts.hashesStepFilesWhat}</p>
    ${commands(["mkdir servi && cd servi", "cut -c 67- ../dist/hashes.txt | while read -r f; do", "  curl -sSf --create-dirs -o \"$f\" \"$PORTAIL/$f\"", "done", "sha256sum --check ../dist/hashes.txt"])}
    <h2>${texts.hashesLimits}</h2>
    <ul>
      <li>${texts.hashesLimitMoment}</li>
      <li>${texts.hashesLimitIntegrity}</li>
      <li>${texts.hashesLimitVote}</li>
    </ul>`;
}

/** Lines to type in a terminal; the block scrolls, and the keyboard reaches it. */
export function commands(lines: readonly string[]): Html {
  return html`<pre class="commands" tabindex="0"><code>${lines.join("\n")}</code></pre>`;
}
