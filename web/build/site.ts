/**
 * Builds the site: `dist/` is what is served and published, `dist-dev/` the screens in every state, for `/dev/screens`.
 *
 * The pages are made from `src/site.ts` at build time; vite bundles their scripts. The same sources give the same bytes.
 */

import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, createServer, type InlineConfig, type Plugin } from "vite";
import type * as Site from "../src/site.ts";
import { sealPages } from "./integrity.ts";
import { specimenIndex } from "./specimens.ts";
import { texts } from "./texts.ts";
import { readTheme, themeFolder } from "./theme.ts";

// A specimen shows the reader's hour: the machine that builds must not change it.
process.env.TZ = "Europe/Paris";

const WEB = join(dirname(fileURLToPath(import.meta.url)), "..");
const theme = process.env.ISOLOIR_THEME ?? "neutre";
if (!existsSync(join(themeFolder(theme), "theme.json"))) {
  console.error(`There is no theme "${theme}": ISOLOIR_THEME names a folder of web/themes/.`);
  process.exit(2);
}

/** What the browsers of SCREENS V42 know: Safari 14, Chrome 87, Firefox 78. */
const TARGET = "es2020";

const shared: InlineConfig = {
  configFile: false,
  publicDir: false,
  logLevel: "warn",
  plugins: [texts(), plainImports()],
  resolve: { alias: { "/src": join(WEB, "src"), "/theme": themeFolder(theme) } },
  worker: { format: "iife", plugins: () => [texts()] },
  esbuild: { target: TARGET, legalComments: "none" },
};

const server = await createServer({ ...shared, root: WEB, appType: "custom", server: { middlewareMode: true, hmr: false, ws: false, watch: null } });
const site = (await server.ssrLoadModule("/src/site.ts")) as typeof Site;
const read = readTheme(theme, site.Html);
const pages = site.pages(read);
const specimens = site.specimens(read);
await server.close();

const style = `<link rel="stylesheet" href="/theme/theme.css"><link rel="stylesheet" href="/src/style/main.css">`;
const entries = write(
  join(WEB, ".site"),
  pages.map((page) => {
    const script = page.script ? `<script type="module" src="/src/${page.script}"></script>` : "";
    return [fileOf(page.path), site.document(page, read, new site.Html(style + script))];
  }),
);
rmSync(join(WEB, "dist"), { recursive: true, force: true });
for (const group of byScript(entries)) await bundle(join(WEB, ".site"), join(WEB, "dist"), group, "assets");
sealPages(join(WEB, "dist"), themeFolder(theme), join(WEB, "public"));

const shown = write(join(WEB, ".site-dev"), [
  ...specimens.map((specimen): [string, string] => [
    `dev/screens/${specimen.screen}/${specimen.state}.html`,
    site.document(specimen, read, new site.Html(style)),
  ]),
  ["dev/screens.html", specimenIndex(specimens)],
]);
rmSync(join(WEB, "dist-dev"), { recursive: true, force: true });
await bundle(join(WEB, ".site-dev"), join(WEB, "dist-dev"), shown, "dev-assets");

rmSync(join(WEB, ".site"), { recursive: true });
rmSync(join(WEB, ".site-dev"), { recursive: true });
console.log(`${pages.length} pages in web/dist, ${specimens.length} states of screens in web/dist-dev.`);

/** `/connexion` is `connexion.html`, `/` is `index.html`. */
function fileOf(path: string): string {
  return path === "/" ? "index.html" : `${path.slice(1)}.html`;
}

/** Pages of one script are bundled together, and apart from the others: each carries its own sentences and nothing of its neighbours'. */
function byScript(entries: Record<string, string>): Record<string, string>[] {
  const groups = new Map<string, Record<string, string>>();
  for (const { path, script = "" } of pages) {
    const name = fileOf(path);
    groups.set(script, { ...groups.get(script), [name]: entries[name]! });
  }
  return [...groups.values()];
}

function write(folder: string, files: [string, string][]): Record<string, string> {
  rmSync(folder, { recursive: true, force: true });
  const entries: Record<string, string> = {};
  for (const [name, content] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (entries[name]) throw new Error(`two pages are ${name}`);
    writeFileSync(path, content);
    entries[name] = path;
  }
  return entries;
}

/** A part fetched on demand is fetched by `import()` and nothing else: vite's helper that announces what the part imports weighs more than it saves. */
function plainImports(): Plugin {
  return {
    name: "isoloir-plain-imports",
    enforce: "pre",
    load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (part) => part();" : null),
  };
}

async function bundle(root: string, out: string, entries: Record<string, string>, assets: string): Promise<void> {
  await build({
    ...shared,
    root,
    build: {
      outDir: out,
      assetsDir: assets,
      emptyOutDir: false,
      target: TARGET,
      cssTarget: TARGET,
      // Scripts come out 3 to 4 % lighter than with esbuild; of every voter's wait, that is worth some seconds of build.
      minify: "terser",
      terserOptions: { ecma: 2020, compress: { passes: 3 }, format: { comments: false } },
      assetsInlineLimit: 0,
      modulePreload: false,
      reportCompressedSize: false,
      // One style sheet under one name, whichever page brings it.
      rollupOptions: { input: entries, output: { assetFileNames: `${assets}/[hash][extname]` } },
    },
  });
}
