/**
 * Pages, styles and scripts as Safari 14.0 would take them, for a browser that knows more: without `<dialog>`, without the selectors,
 * properties and values it drops. What scripts use is held to the same browser by `tests/built/floor.test.ts`.
 */

import { parse } from "postcss";

/** A text of the site, on its way to a browser that shall show what Safari 14.0 would. */
export function asSafari14(text: string, type: string): string {
  const reworded = /css/.test(type) ? style(text) : text.replace(/ integrity="[^"]*"/g, "");
  // An element that no browser knows, as <dialog> was.
  return reworded.replace(/<(\/?)dialog\b/g, "<$1x-dialog").replace(/createElement\("dialog"\)/g, `createElement("x-dialog")`);
}

function style(text: string): string {
  const sheet = parse(text);
  sheet.walkRules((rule) => {
    if (/:focus-visible|:modal|::backdrop/.test(rule.selector)) rule.remove();
    else rule.selector = rule.selector.replace(/(^|[\s,])dialog\b/g, "$1x-dialog");
  });
  sheet.walkDecls((declaration) => {
    const grid = declaration.parent?.some((other) => other.type === "decl" && other.prop === "display" && other.value === "grid");
    const flexGap = /(^|-)gap$/.test(declaration.prop) && !grid;
    if (flexGap || declaration.value === "anywhere" || /^(accent-color|scroll-behavior)$/.test(declaration.prop)) declaration.remove();
  });
  sheet.walkAtRules("supports", (rule) => {
    rule.name = "media";
    rule.params = "all";
  });
  return sheet.toString();
}
