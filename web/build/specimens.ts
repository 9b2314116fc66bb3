/** `/dev/screens`: every screen in every state on one page, for reviewers and translators. Never published. */

import type { Specimen } from "../src/furniture/frame.ts";

/** The index page. */
export function specimenIndex(specimens: Specimen[]): string {
  const screens = [...new Set(specimens.map((specimen) => specimen.screen))].sort();
  const section = (screen: string) => {
    const states = specimens.filter((specimen) => specimen.screen === screen);
    const links = states.map(
      ({ state, title }) =>
        `<li><figure><figcaption><a href="/dev/screens/${screen}/${state}">${screen} ${state}</a> ${escaped(title)}</figcaption><iframe loading="lazy" title="${screen} ${state}" src="/dev/screens/${screen}/${state}"></iframe></figure></li>`,
    );
    return `<section><h2 id="${screen}">${screen}</h2><ul>${links.join("")}</ul></section>`;
  };
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Tous les écrans</title>
<link rel="stylesheet" href="/src/style/specimens.css"></head>
<body><main><h1>Tous les écrans, dans tous leurs états</h1><p>${specimens.length} états de ${screens.length} écrans.</p>
<nav aria-label="Écrans">${screens.map((screen) => `<a href="#${screen}">${screen}</a> `).join("")}</nav>
${screens.map(section).join("\n")}</main></body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
