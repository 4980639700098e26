// Starts Python's worker, and gives the Flutter client the three names by which it calls it.
import { windowName } from "./bridge.js";
import { at, config } from "./config.js";
import * as kept from "./kept.js";

// Resolves when Python listens to the client; rejects when it cannot start.
export function startPython() {
  // The worker starts from a blob so that it inherits this page's Content-Security-Policy. It tells by
  // itself when its script does not come: WebKit reports no error then.
  const script = JSON.stringify(at(config.worker));
  const starter = `import(${script}).then(
    () => postMessage({ kind: "loaded" }), ({ message }) => postMessage({ kind: "failed", text: message }));`;
  const url = URL.createObjectURL(new Blob([starter], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module" });
  let toDart = null;
  const started = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data instanceof Uint8Array) toDart(data);
      else if (data.kind === "loaded") begin();
      else if (data.kind === "initialized") resolve();
      else reject(new Error(data.text));
    };
    worker.onerror = (event) => reject(new Error(event.message));
  });
  const absolute = ([name, path]) => [name, at(path)];
  const begin = () => worker.postMessage({
    window: windowName,
    kept: JSON.stringify(kept.all()),
    documentUrl: document.URL,
    pyodide: at(config.pyodide),
    archives: Object.fromEntries(Object.entries(config.archives).map(absolute)),
    late: Object.fromEntries(Object.entries(config.late).map(absolute)),
  });
  globalThis.jsConnect = async (appId, args, onMessage) => {
    toDart = onMessage;
    await started;
  };
  globalThis.jsSend = async (appId, data) => worker.postMessage(data, [data.buffer]);
  globalThis.jsDisconnect = async () => worker.terminate();
  return started;
}
