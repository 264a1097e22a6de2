// Copies, shares and reports a release. Without this file the links still work; what needs it stays
// hidden.
(() => {
  "use strict";

  const place = document.querySelector(".response, .subscribe");
  if (!place) return;
  const status = place.querySelector(".copied");
  const show = (element) => {
    element.closest("[hidden]")?.removeAttribute("hidden");
  };
  // The sentence that the address names: #s12.
  const sentence = () => /^#s([0-9]{1,5})$/.exec(location.hash);

  // Emptied first: what stands there already would not be read out again.
  const say = (text) => {
    status.textContent = "";
    requestAnimationFrame(() => {
      status.textContent = text;
    });
  };

  for (const button of place.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) break; // a page without https has none
    show(button);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        say(place.dataset.copied);
      } catch {
        say(place.dataset.failed);
      }
    });
  }

  const share = place.querySelector("[data-share]");
  if (share && navigator.share) {
    show(share);
    share.addEventListener("click", () => {
      navigator.share({ title: place.dataset.title, url: place.dataset.page }).catch(() => {
        // The reader closed the sheet.
      });
    });
  }

  // A report names the sentence that the reader has chosen.
  const report = place.querySelector("[data-report]");
  if (report) {
    const plain = report.getAttribute("href");
    const page = encodeURIComponent(place.dataset.page);
    const line = plain.startsWith("mailto:") ? "%0D%0A" : "%0A";
    const fill = () => {
      const found = sentence();
      const said = found
        ? page + encodeURIComponent(found[0]) + line +
          encodeURIComponent(place.dataset.sentence.replace("{n}", found[1]))
        : page;
      report.setAttribute("href", plain.replace(page, () => said));
    };
    fill();
    addEventListener("hashchange", fill);
  }
})();
