// Shows the comments on a release, for sites that have them, once a reader asks for them. Without this
// file they stay hidden, and their host is asked for nothing.
(() => {
  "use strict";

  const box = document.querySelector("[data-comments]");
  if (!box) return;
  const KEY = "giscus-session";
  const here = new URL(location.href);
  // GitHub sends a reader who has signed in back with a session, which is nobody else's to see.
  const given = here.searchParams.get("giscus");
  here.searchParams.delete("giscus");
  if (given) history.replaceState(null, "", here);
  here.hash = "";
  let session = given ?? kept();
  if (given) keep(given);

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? "";
    } catch {
      return "";
    }
  }

  function keep(value) {
    try {
      localStorage.setItem(KEY, JSON.stringify(value));
    } catch {
      // Asked to sign in again next time.
    }
  }

  const frame = document.createElement("iframe");
  const load = () => {
    const source = new URL(box.dataset.comments);
    source.searchParams.set("origin", here.href);
    source.searchParams.set("session", session);
    frame.src = source.href;
  };
  const open = () => {
    frame.title = box.dataset.label;
    load();
    box.querySelector("button").parentElement.replaceWith(frame);
  };
  addEventListener("message", (event) => {
    if (event.origin !== box.dataset.origin || event.source !== frame.contentWindow) return;
    const said = event.data?.giscus;
    if (said?.resizeHeight > 0) frame.height = Math.ceil(said.resizeHeight);
    if ((said?.signOut || said?.error) && session) {
      session = "";
      keep("");
      load();
    }
  });
  box.hidden = false;
  if (given) open();
  else box.querySelector("button").addEventListener("click", () => {
    open();
    frame.focus();
  });
})();
