// Remembers the language that a reader chose, and at the front door leads there.
// Everything works without this file.
(() => {
  "use strict";

  const KEY = "pressbridge.lang";
  const root = document.documentElement;
  // Only the front door names the two homes: <html data-home-ko="…" data-home-ja="…">.
  const homes = { ko: root.dataset.homeKo, ja: root.dataset.homeJa };

  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is switched off
    }
  };

  const remember = (lang) => {
    try {
      localStorage.setItem(KEY, lang);
    } catch {
      // Not remembered, then: the links still work.
    }
  };

  // "ko-KR" and "ko" are Korean; a reader of neither language stays at the door.
  const wanted = () =>
    [remembered(), ...(navigator.languages ?? [navigator.language])]
      .map((tag) => String(tag ?? "").toLowerCase().split("-")[0])
      .find((lang) => homes[lang]);

  if (homes.ko && homes.ja && location.hash !== "#choose") {
    const lang = wanted();
    if (lang) location.replace(homes[lang]);
  }

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-lang]") : null;
    if (link) remember(link.dataset.lang);
  });
})();
