// The search page: reads the query in its address, and shows the releases that have its words.
// Every one of them is looked at before it is shown. Without this file the page says where to look.
import { Index, byRank, counterparts, fetched } from "./search-index.js";
import { hitsOf, itemsOf, normalized, readQuery, withPlaces } from "./search-words.js";

const AT_ONCE = { own: 8, other: 3 }; // results that are shown at once
const LOOKED_AT = 30; // pages that are looked at for them at most
const LONGEST = 200; // letters of a query
const AROUND = 60; // letters of a snippet before and after what was found
const INLINE = new Set(
  "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr".split(" "),
);

const place = document.getElementById("search");
const form = place.querySelector("form");
const status = place.querySelector("[role=status]");
const shown = place.querySelector(".found");
const say = (name, values = {}) =>
  place.dataset[name].replace(/\{(\w+)\}/g, (_, value) => values[value]);
const own = document.documentElement.lang;
const other = own === "ko" ? "ja" : "ko";
const yearsOf = (lang) =>
  (place.dataset[lang] || "")
    .split(" ")
    .filter(Boolean)
    .map((one) => one.split(":"))
    .map(([year, count]) => ({ year, count: Number(count) }));
const indexes = Object.fromEntries(
  ["ko", "ja"].map((lang) => [lang, new Index(`${place.dataset.index}${lang}/`, yearsOf(lang))]),
);

const element = (name, attributes = {}, ...content) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  made.append(...content);
  return made;
};

// ------------------------------------------------------------------ from a query to its readings

const PLAUSIBLE = { ko: /^[^\u3041-\u3096\u30a1-\u30fa]*$/u, ja: /^[^\uac00-\ud7a3]*$/u };

/** The slots of a reading for an index: of each word, or of words that are a name, what may stand
    for it. None if nothing of one can stand in that language. */
async function slotsFor(lang, words) {
  const slots = [];
  for (let at = 0; at < words.length; ) {
    const [count, forms] = await nameAt(words, at);
    const typed = words.slice(at, at + count);
    const both = [typed, ...forms.map((form) => readQuery(form).typed)];
    const fitting = both.filter((one) => one.length && one.every(({ text }) => PLAUSIBLE[lang].test(text)));
    if (!fitting.length && lang !== own) return [];
    slots.push(fitting.length ? fitting : [typed]);
    at += count;
  }
  return slots;
}

/** How many words from here on are a registered name, and its forms in the other language. */
async function nameAt(words, at) {
  const most = Math.min(4, words.length - at);
  for (let count = most; count > 0; count -= 1) {
    const name = words.slice(at, at + count).map((word) => word.text).join("");
    const forms = await counterparts(place.dataset.index, Number(place.dataset.names), name);
    if (forms.length) return [count, forms];
  }
  return [1, []];
}

// ------------------------------------------------------------------ from a page to what it says

/** What an element shows, with a line end where one part does not go on in the next. */
function textOf(root) {
  let text = "";
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) text += node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.dataset.search === "no") return;
    const parts = !INLINE.has(node.localName);
    if (parts) text += "\n";
    node.childNodes.forEach(walk);
    if (parts) text += "\n";
  };
  root.childNodes.forEach(walk);
  return text;
}

/** Whether what lists say of a release is only how its text begins. */
const isOpening = (description, body) =>
  withoutSpace(body).includes(withoutSpace(description.replace(/…$/u, "")));
const withoutSpace = (text) => normalized(text).replace(/\s+/gu, "");

function readField(text) {
  const { plain, place: placeOf } = withPlaces(text);
  return { text, plain, placeOf, items: itemsOf(plain) };
}

/** A release as its own page shows it. */
async function pageOf(address) {
  const html = await fetched(place.dataset.base + address);
  const page = new DOMParser().parseFromString(html, "text/html");
  const article = page.querySelector("main article") ?? page.querySelector("main") ?? page.body;
  const headline = article.querySelector("h1") ?? page.querySelector("h1");
  const description = page.querySelector("meta[name=description]")?.content ?? "";
  const decks = [...article.querySelectorAll(".deck")];
  const time = article.querySelector("time");
  const title = headline?.textContent ?? page.title;
  const deck = decks.map(textOf).join("\n");
  [headline, ...decks].forEach((one) => one?.setAttribute("data-search", "no"));
  const body = textOf(article);
  return {
    title: readField(title),
    deck: readField(isOpening(description, body) ? deck : `${deck}\n${description}`),
    body: readField(body),
    summary: readField(description),
    time: time?.textContent ?? "",
    moment: time?.getAttribute("datetime") ?? "",
    lang: headline?.lang || page.documentElement.lang,
  };
}

/** How well a page fits some readings: {rank, hits} of the first that it has; else nothing. */
function fitOf(page, readings) {
  const fields = [page.title, page.deck, page.body];
  for (const [exactness, slots] of readings.entries()) {
    const ranks = slots.map((slot) => rankOfSlot(fields, slot));
    if (ranks.every((rank) => rank < fields.length)) {
      return { rank: exactness * 3 + Math.max(...ranks), words: slots.flat(2) };
    }
  }
  return null;
}

function rankOfSlot(fields, slot) {
  const ranks = slot.map((words) => {
    const found = words.map((word) => fields.findIndex((field) => hitsOf(word, field.items).length));
    return found.includes(-1) ? fields.length : Math.max(...found);
  });
  return Math.min(...ranks);
}

// ------------------------------------------------------------------ results, best first

/** Gives the results of a query in one language, a few at a time. */
class Results {
  constructor(lang, readings, topic, year) {
    Object.assign(this, { lang, readings, topic, year, refused: 0, seen: 0 });
    this.candidates = []; // the best last
    this.fitting = []; // those that were looked at and fit, the best first
    this.atOnce = lang === own ? AT_ONCE.own : AT_ONCE.other;
  }

  async begin() {
    const known = new Set();
    for (const [exactness, slots] of this.readings.entries()) {
      for (const one of await indexes[this.lang].candidates(slots, this.topic, this.year)) {
        if (known.has(one.newest)) continue;
        known.add(one.newest);
        one.rank += exactness * 3;
        this.candidates.push(one);
      }
    }
    this.candidates.sort((one, other) => byRank(other, one));
    this.total = this.candidates.length;
    if (this.total <= AT_ONCE.own) this.atOnce = AT_ONCE.own;
    return this;
  }

  /** The next results. What fits less well than the index could know waits for its turn. */
  async next() {
    const ready = [];
    for (let left = LOOKED_AT; ready.length < this.atOnce; ) {
      while (this.isBest(this.fitting[0]) && ready.length < this.atOnce) {
        ready.push(this.fitting.shift());
      }
      const wanted = Math.min(this.atOnce - ready.length, this.candidates.length, left);
      if (wanted <= 0) break;
      const some = this.candidates.splice(-wanted);
      left -= wanted;
      await Promise.all(some.map((one) => this.lookAt(one)));
      const fitting = some.filter((one) => one.fit);
      this.refused += some.length - fitting.length;
      this.fitting = [...this.fitting, ...fitting].sort(byRank);
    }
    return ready;
  }

  /** Whether no candidate may fit better. */
  isBest(one) {
    const next = this.candidates.at(-1);
    return Boolean(one) && (!next || byRank(one, next) <= 0);
  }

  get isAll() {
    return !this.candidates.length && !this.fitting.length;
  }

  async lookAt(one) {
    this.seen += 1;
    try {
      Object.assign(one, await indexes[this.lang].address(one));
      one.page = await pageOf(one.address);
      one.fit = fitOf(one.page, this.readings);
      one.rank = one.fit?.rank;
    } catch {
      one.fit = null; // the site is just being replaced: what cannot be looked at is not shown
    }
  }

  get count() {
    return this.total - this.refused;
  }

  /** Whether the count is certain: all were looked at, or the index itself knows all of the words. */
  get isCounted() {
    return this.seen >= this.total || this.readings.every((slots) => slots.every(isKnown));
  }
}

const isKnown = (slot, _, slots) =>
  slots.length === 1 && slot.every((words) => words.length === 1 && isPair(words[0]));
const isPair = ({ items: [{ kind, text, currency }, ...more] }) =>
  !more.length && !currency && (kind !== "run" || Array.from(text).length <= 2);

// ------------------------------------------------------------------ what is shown of them

/** A text with its hits marked; a long one is cut around the first. */
function marked(field, words, cut) {
  const { text, placeOf } = field;
  const hits = words.flatMap((word) => hitsOf(word, field.items));
  const places = hits.map(([start, end]) => [placeOf(start), placeOf(end)]).sort((a, b) => a[0] - b[0]);
  let from = 0;
  let to = text.length;
  if (cut) {
    const at = tellingPlace(text, places);
    const { begin, end } = lineAround(text, at);
    from = Math.max(begin, at - AROUND);
    to = Math.min(end, at + 2 * AROUND);
  }
  const nodes = from > 0 && text[from - 1] !== "\n" ? ["… "] : [];
  let here = from;
  for (const [start, end] of places) {
    if (start < here || end > to) continue;
    nodes.push(text.slice(here, start), element("mark", {}, text.slice(start, end)));
    here = end;
  }
  nodes.push(text.slice(here, to));
  if (to < text.length && text[to] !== "\n") nodes.push(" …");
  return nodes;
}

function lineAround(text, at) {
  const end = text.indexOf("\n", at);
  return { begin: text.lastIndexOf("\n", at - 1) + 1, end: end < 0 ? text.length : end };
}

/** Where most of what was found stands together; rather in a sentence than in a line such as the
    name of the office. */
function tellingPlace(text, places) {
  let best = { at: places[0]?.[0] ?? 0, found: 0 };
  for (const [at] of places.slice(0, LOOKED_AT)) {
    const { begin, end } = lineAround(text, at);
    const near = places.filter(([start]) => start >= at && start < Math.min(end, at + 2 * AROUND));
    const different = new Set(near.map(([start, stop]) => text.slice(start, stop))).size;
    const found = different + (end - begin > AROUND ? 0.5 : 0);
    if (found > best.found) best = { at, found };
  }
  return best.at;
}

function result(one, lang, level) {
  const { page, fit } = one;
  const foreign = page.lang === own ? "" : page.lang;
  const inBody = fit.words.some((word) => hitsOf(word, page.body.items).length);
  const inDeck = fit.words.some((word) => hitsOf(word, page.deck.items).length);
  const snippet = inBody ? page.body : inDeck ? page.deck : page.summary;
  const link = element(
    "a",
    { href: place.dataset.base + one.address, lang: foreign, hreflang: lang === own ? "" : lang },
    ...marked(page.title, fit.words, false),
  );
  const facts = element("div", { class: "card-facts" });
  if (page.time) {
    facts.append(element("time", { datetime: page.moment, lang: lang === own ? "" : lang }, page.time));
  }
  if (one.mark === "m") {
    facts.append(element("span", { class: "mark mark-machine" }, say("machine")));
  }
  return element(
    "li",
    {},
    element(
      "article",
      { class: "card" },
      element(
        "div",
        { class: "card-text" },
        element(`h${level}`, { class: "card-title" }, link),
        element("p", { class: "card-summary", lang: lang === own ? "" : lang }, ...marked(snippet, fit.words, inBody || inDeck)),
      ),
      facts,
    ),
  );
}

/** A list of results that grows; gives how many there are so far. */
function listOf(results, level) {
  const list = element("ol", { class: "cards" });
  const more = element("button", { type: "button", class: "more" }, say("more"));
  const grow = async () => {
    more.disabled = true;
    const found = await results.next();
    const items = found.map((one) => result(one, results.lang, level));
    list.append(...items);
    more.disabled = false;
    more.hidden = results.isAll;
    return items;
  };
  more.addEventListener("click", async () => {
    const [first] = await grow();
    first?.querySelector("a").focus();
    tell();
  });
  const tell = () => results.tell?.();
  return { list, more, grow };
}

const unlisted = element("meta", { name: "robots", content: "noindex" });

let turn = 0;

async function search() {
  turn += 1;
  const mine = turn;
  const asked = new URLSearchParams(location.search);
  const query = (asked.get("q") ?? "").trim().slice(0, LONGEST);
  for (const name of ["q", "topic", "year"]) {
    const field = form.elements[name];
    const value = name === "q" ? query : (asked.get(name) ?? "");
    field.value = value;
    if (field.value !== value) field.value = "";
  }
  document.title = query ? say("title", { query }) : say("untitled");
  // Search engines may list the page for searching, but none of its results.
  if (query) document.head.append(unlisted);
  else unlisted.remove();
  shown.replaceChildren();
  status.textContent = query ? say("searching") : "";
  shown.setAttribute("aria-busy", "true");
  try {
    if (query) await show(query, () => mine === turn);
  } catch {
    if (mine === turn) status.textContent = say("failed");
  }
  if (mine === turn) shown.setAttribute("aria-busy", "false");
}

/** The results in a language, and the list of the first of them; nothing if there are none. */
async function found(lang, readings) {
  const { topic, year } = Object.fromEntries(new FormData(form));
  const slots = [];
  for (const words of readings) {
    const some = words?.length ? await slotsFor(lang, words) : [];
    if (some.length) slots.push(some);
  }
  if (!slots.length) return null;
  const results = await new Results(lang, slots, topic, year).begin();
  const list = listOf(results, lang === own ? 2 : 3);
  const first = await list.grow();
  return first.length ? { results, list } : null;
}

async function show(query, isMine) {
  const { typed, bare, parted } = readQuery(query);
  const parts = [];
  const lists = [];
  for (const lang of [own, other]) {
    const one = (await found(lang, [typed, bare])) ?? (await found(lang, [parted]));
    if (!one) continue;
    lists.push(one.results);
    if (lang === own) parts.push(one.list.list, one.list.more);
    else parts.push(inOtherLanguage(one.list));
  }
  if (!isMine()) return;
  const tell = () => {
    const count = lists.reduce((sum, one) => sum + one.count, 0);
    const about = lists.every((one) => one.isCounted) ? "count" : "about";
    status.textContent = say(about, { query, n: count.toLocaleString("en") });
  };
  for (const one of lists) one.tell = tell;
  shown.replaceChildren(...parts);
  if (lists.length) tell();
  else {
    status.textContent = say("none", { query });
    shown.append(place.querySelector("template").content.cloneNode(true));
  }
}

function inOtherLanguage({ list, more }) {
  const heading = element("h2", { id: "other-language" }, say("other"));
  const about = { class: "other-language", "aria-labelledby": heading.id };
  return element("section", about, heading, list, more);
}

function ask() {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) asked.set(name, value.trim());
  history.pushState(null, "", `${location.pathname}?${asked}`);
  search();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
form.addEventListener("change", (event) => {
  if (event.target.localName === "select" && form.elements.q.value.trim()) ask();
});
addEventListener("popstate", search);
place.querySelector(".without-script")?.remove();
form.hidden = false;
search();
