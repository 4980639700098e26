// What the build tells the page, and where its files are.
export const config = JSON.parse(document.getElementById("config").textContent);

export const at = (path) => new URL(path, document.baseURI).href;
