// Quoting a sentence: one bar with the sentence that is chosen, and no further tab stop in the text.
// Loaded by facts.js when somebody begins.

let bar = null; // open while somebody quotes
let chosen = null;
let facts = null; // the other language, from a file that is fetched when somebody begins
let loading = null;
let page = null;
const release = document.querySelector(".release");
const sentences = [...release.querySelectorAll(".sentence")];

const wordsOf = (sentence) => {
  const copy = sentence.cloneNode(true);
  copy.querySelectorAll(".original-sentence, sup").forEach((one) => one.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
};

// Between quotation marks, those of a text become the inner ones, and those within them the outer.
const MARKS = { ja: ["「", "」", "『", "』"], ko: ["“", "”", "‘", "’"] };
const within = (text, lang) => {
  const [outer, end, inner, innerEnd] = MARKS[lang];
  const open = []; // what closes each quotation that is open
  return [...text]
    .map((mark) => {
      if (mark === outer || mark === inner) {
        const depth = open.push(mark === outer ? end : innerEnd);
        return depth % 2 ? inner : outer;
      }
      if (mark !== open.at(-1)) return mark === end ? innerEnd : mark; // such as an apostrophe
      open.pop();
      return open.length % 2 ? end : innerEnd;
    })
    .join("");
};

const quotation = (lang, text, source, number) => {
  const { organization, title, date } = source;
  const lines =
    lang === "ja"
      ? [`「${within(text, lang)}」`, `${organization}「${within(title, lang)}」、${date}`]
      : [`“${within(text, lang)}”`, `${organization}, “${within(title, lang)}”, ${date}`];
  return [...lines, `${source.url}#s${number}`, source.license].filter(Boolean).join("\n");
};

// Where a passage has other sentences in the other language, the whole passage is quoted there.
const inOtherLanguage = (number) => {
  const lang = page.tools.dataset.lang === "ko" ? "ja" : "ko";
  const found = facts?.sentences.filter((one) => one.n <= number).pop();
  return found ? quotation(lang, found[lang], facts.editions[lang], found.n) : "";
};

const say = (text) => {
  bar.querySelector(".quote-text").textContent = text;
};

// The browser goes on marking the sentence that the address named first (:target): "moved" ends that.
const choose = (sentence) => {
  chosen?.classList.remove("chosen");
  chosen = sentence;
  chosen.classList.add("chosen");
  release.classList.add("moved");
  chosen.scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", `#${chosen.id}`);
  page.keepSentence();
  say(wordsOf(chosen));
};

const step = (by) => {
  const next = sentences[sentences.indexOf(chosen) + by];
  if (next) choose(next);
};

const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not allowed here
  }
};

const copy = async (button) => {
  const { dataset } = page.tools;
  const number = Number(chosen.id.slice(1));
  await loading;
  const own = quotation(dataset.lang, wordsOf(chosen), dataset, number);
  const text = [own, inOtherLanguage(number)].filter(Boolean).join("\n\n");
  say((await copied(text)) ? button.dataset.done : button.dataset.failed);
};

const end = () => {
  bar.remove();
  bar = null;
  release.classList.remove("quoting");
  page.start.setAttribute("aria-expanded", "false");
  page.start.focus();
};

const selected = () => {
  const node = getSelection()?.anchorNode;
  return (node?.nodeType === 1 ? node : node?.parentElement)?.closest(".release .sentence");
};

const named = () => page.isSentence(location.hash)?.closest(".sentence");

const begin = () => {
  bar = document.getElementById("quote-bar").content.firstElementChild.cloneNode(true);
  page.tools.after(bar);
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.step) step(Number(button.dataset.step));
    else if ("copy" in button.dataset) copy(button);
    else end();
  });
  release.classList.add("quoting");
  page.start.setAttribute("aria-expanded", "true");
  choose(selected() ?? named() ?? sentences[0]);
  bar.querySelector("[data-copy]").focus({ preventScroll: true });
  if (page.tools.dataset.facts && !facts) {
    loading = fetch(page.tools.dataset.facts)
      .then((answer) => (answer.ok ? answer.json() : null))
      .then((found) => (facts = found))
      .catch(() => {}); // the quotation is in one language, then
  }
};

document.addEventListener("keydown", (event) => {
  if (!bar) return;
  if (event.key === "Escape") end();
  else if (bar.contains(event.target) && event.key === "ArrowRight") step(1);
  else if (bar.contains(event.target) && event.key === "ArrowLeft") step(-1);
});

release.addEventListener("click", (event) => {
  const sentence = bar && !event.target.closest("a, button") && event.target.closest(".sentence");
  if (sentence) choose(sentence);
});

// Whoever follows a link to another sentence leaves the chosen one.
addEventListener("hashchange", () => {
  if (bar && named()) {
    choose(named());
  } else if (!bar) {
    release.classList.remove("moved");
    chosen?.classList.remove("chosen");
    chosen = null;
  }
});

export const toggle = (given) => {
  page = given;
  if (bar) end();
  else begin();
};
