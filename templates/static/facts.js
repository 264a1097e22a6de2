// Sentences of a release: the language switch keeps the one in the address, and the original is shown
// beside the translation. The page is read without this file; quoting is in quote.js, for whoever does.
(() => {
  "use strict";

  const isSentence = (hash) =>
    /^#s\d+$/.test(hash) ? document.getElementById(hash.slice(1)) : null;

  // The switch leads to the same sentence, where the other language has this page at all.
  const depth = (link) => link.pathname.split("/").length;
  const keepSentence = () => {
    for (const link of document.querySelectorAll(".switch a[hreflang]")) {
      if (depth(link) === depth(location)) link.hash = isSentence(location.hash) ? location.hash : "";
    }
  };
  addEventListener("hashchange", keepSentence);
  keepSentence();

  const tools = document.querySelector(".sentence-tools");

  // Without this file the link leads to the table below the text.
  const beside = tools.querySelector(".beside-link");
  const showOriginal = () => {
    for (const row of document.querySelectorAll("#beside tbody tr")) {
      const [number, original] = row.cells;
      const note = document.createElement("span");
      note.className = "original-sentence";
      note.lang = original.lang;
      note.textContent = original.textContent;
      document.getElementById(`s${number.textContent}`)?.append(note);
    }
  };
  const hideOriginal = () => document.querySelectorAll(".original-sentence").forEach((n) => n.remove());
  if (beside) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = beside.textContent;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const shown = button.getAttribute("aria-pressed") === "true";
      (shown ? hideOriginal : showOriginal)();
      button.setAttribute("aria-pressed", String(!shown));
    });
    beside.replaceWith(button);
  }

  const start = tools.querySelector(".quote-start");
  if (start) {
    start.hidden = tools.hidden = false;
    start.addEventListener("click", async () => {
      const { toggle } = await import("./quote.js");
      toggle({ tools, start, isSentence, keepSentence });
    });
  }
})();
