"""Stands in for what a headless browser has not: voice and light, which count what is asked."""

from typing import Any

from playwright.sync_api import Page

LISTENING = """
  globalThis.heard = { spoken: [], cancelled: 0, lit: 0, dark: 0 };
  Object.defineProperty(globalThis, "speechSynthesis", { value: {
    getVoices: () => [
      { lang: "en-GB", localService: false, default: true, name: "far" },
      { lang: "en-GB", localService: true, default: false, name: "near" },
    ],
    speak: (words) => words.text && heard.spoken.push(
      { text: words.text, voice: words.voice?.name, volume: words.volume }),
    cancel: () => { heard.cancelled += 1; },
  }});
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
    heard.lit += 1;
    return { released: false, async release() { this.released = true; heard.dark += 1; } };
  }}});
"""


def heard(page: Page) -> Any:
    """What the page was asked for so far."""
    return page.evaluate("heard")
