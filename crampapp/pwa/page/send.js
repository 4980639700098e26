// A stretch for somebody else: its picture, a few words and the way to it, seen before they go.
import { made, pressed, sheet } from "./file_sheet.js";

const WIDTH = 960;
const HEIGHT = 660;

export async function send({ picture, ground, label, message, name, share, copy, save, ...words }, download) {
  const file = new File([await drawn(picture, ground)], name, { type: "image/png" });
  const url = URL.createObjectURL(file);
  const how = await sheet(words, (done) => {
    const shown = Object.assign(made("img"), { src: url, alt: label });
    const shared = [{ files: [file], text: message }, { text: message }].find(shareable);
    const ways = [
      [share, () => navigator.share(shared).then(() => done("shared"))],
      [copy, () => navigator.clipboard.writeText(message).then(() => done("copied"))],
      [save, () => done("saved", download(file))],
    ].slice(shared ? 0 : 1);
    return [
      shown,
      made("p", message, "message body-large"),
      ...ways.map(([text, go], place) => {
        const button = pressed(text, `${place ? "second" : "main"} player`);
        button.onclick = async () => {
          try {
            await go();
          } catch (error) {
            console.info("Not sent:", error.message);
            done(error.name === "AbortError" ? "dismissed" : "failed");
          }
        };
        return button;
      }),
    ];
  });
  URL.revokeObjectURL(url);
  return { how: how ?? "dismissed" };
}

function shareable(what) {
  try {
    return navigator.canShare(what);
  } catch {
    return false; // A browser without it.
  }
}

async function drawn(picture, ground) {
  const sized = picture.replace("<svg ", `<svg width="${WIDTH}" height="${HEIGHT}" `);
  const url = URL.createObjectURL(new Blob([sized], { type: "image/svg+xml" }));
  const image = Object.assign(new Image(), { src: url });
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  const pen = canvas.getContext("2d");
  pen.fillStyle = ground;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.drawImage(image, 0, 0, WIDTH, HEIGHT);
  URL.revokeObjectURL(url);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
