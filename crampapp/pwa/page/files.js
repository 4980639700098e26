// A file that Python made, given to the person: through what the phone shares with, else downloaded.
const TAKEN_MS = 60_000; // After so long a browser has surely copied what it downloads.

export async function give({ name, type, text }) {
  const file = new File([text], name, { type });
  // On a computer the sheet for sharing is a detour.
  if (matchMedia("(pointer: coarse)").matches && navigator.canShare?.({ files: [file] })) {
    try {
      return await navigator.share({ files: [file] });
    } catch (error) {
      if (error.name === "AbortError") return; // The person has thought better of it.
      console.info("Not shared:", error.message);
    }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN_MS);
}
