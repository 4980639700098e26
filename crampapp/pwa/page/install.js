// Where the app runs, and putting it on the home screen where the browser lets a page ask for that.
import { answer, tell } from "./bridge.js";
import { place } from "./place.js";

let question = null;
let installed = false;
let answered = "";

export function sayWhere() {
  const here = place();
  const is = { installed: installed || here.standalone, prompts: Boolean(question), answered };
  tell("place", { ...here, ...is });
}

addEventListener("beforeinstallprompt", (event) => {
  // The browser's own bar would lie over a relief; the app asks when that is over.
  event.preventDefault();
  question = event;
  sayWhere();
});

addEventListener("appinstalled", () => {
  question = null;
  installed = true;
  sayWhere();
});

answer({
  install: async () => {
    const asked = question;
    question = null;
    try {
      await asked.prompt();
      answered = (await asked.userChoice).outcome;
    } catch (error) {
      console.info("Not asked to install:", error.message);
      answered = "failed";
    }
    sayWhere();
  },
});
