// What the build tells the guide: steps, signs of danger, numbers to call, and words.
export const content = JSON.parse(document.getElementById("content").textContent);
export const { words } = content;

// A text with its gaps filled, such as "Step {number} of {all}".
export const filled = (text, gaps) => text.replace(/\{(\w+)\}/g, (_, name) => gaps[name]);
