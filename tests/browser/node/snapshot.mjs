// What Lighthouse finds in a tab as it stands: the score of its accessibility, and what fails.
// node snapshot.mjs FOLDER_OF_PACKAGES PORT_OF_THE_BROWSER ADDRESS
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, port, address] = process.argv.slice(2);
const require = createRequire(join(folder, "lighthouse/"));
const load = async (name) => import(pathToFileURL(require.resolve(name)).href);
const { default: puppeteer } = await load("puppeteer-core");
const { snapshot } = await load("lighthouse");

const browser = await puppeteer.connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null });
const page = (await browser.pages()).findLast((one) => one.url().startsWith(address));
const { lhr } = await snapshot(page, { flags: { onlyCategories: ["accessibility"], screenEmulation: { disabled: true } } });
const failed = Object.values(lhr.audits).filter(({ score }) => score !== null && score < 1);
console.log(JSON.stringify({ score: lhr.categories.accessibility.score, failed: failed.map(({ id }) => id) }));
await browser.disconnect();
