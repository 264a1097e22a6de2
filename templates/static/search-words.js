// Reads texts and queries for the search: the same as pressbridge/searching/terms.py does when the
// index is built (docs/search.md). tests/cases/search_terms.txt is asked of both.

const CJK =
  "\\u1100-\\u11ff\\u3005-\\u3007\\u3041-\\u3096\\u3099\\u309a\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff" +
  "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const WORD = `(?![${CJK}])[\\p{L}\\p{N}]`;
const DIGITS = "(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?";
const UNIT = "(?:[십백천十百千]?[만억조万億兆]|[백천百千])";
const END = `(?!${WORD}|[.,][0-9])`;
const REST = `(?: (?=[0-9],?[0-9]{3})|)(?:[0-9],[0-9]{3}|[0-9]{1,4})${END}`;
const ITEM = new RegExp(
  `(?<number>(?<![0-9][.,])${DIGITS}${END}(?:${UNIT}(?: ?${DIGITS}${UNIT})*(?:${REST})?)?)` +
    `|(?<run>[${CJK}]+)|(?<word>(?:${WORD})+)`,
  "gu",
);
const STEP = new RegExp(`(${DIGITS})([십백천十百千]?)([만억조万億兆]?)`, "gu");
const UNSEEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]+/gu;
// A letter with what belongs to it: a voicing mark, an accent, the parts of a syllable of Hangul.
const LETTER =
  /[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|[^][\u0300-\u036f\u3099\u309a\uff9e\uff9f]*/gu;
const SMALL = { 십: 1, 백: 2, 천: 3, 十: 1, 百: 2, 千: 3 };
const BIG = { 만: 4, 억: 8, 조: 12, 万: 4, 億: 8, 兆: 12 };
const LONGEST = 40;
const STEPS = 12;

/** The text in one width and case, without what nobody sees; voicing marks stay. */
export const normalized = (text) =>
  text.replace(UNSEEN, "").normalize("NFKC").replace(UNSEEN, "").toLowerCase();

/** The same, and for each of its letters where it stands in the text. */
export function withPlaces(text) {
  const whole = normalized(text);
  if (whole.length === text.length && text.normalize("NFKC") === text) {
    return { plain: whole, place: (at) => at };
  }
  const places = [];
  let plain = "";
  for (const found of text.matchAll(LETTER)) {
    const letters = normalized(found[0]);
    for (let at = 0; at < letters.length; at += 1) places.push(found.index);
    plain += letters;
  }
  places.push(text.length);
  return { plain, place: (at) => places[at] };
}

/** The items of a normalized text: runs of Hangul, kana and kanji, words, values of numbers. */
export function itemsOf(plain) {
  const items = [];
  for (const found of plain.matchAll(ITEM)) {
    const { number, run, word } = found.groups;
    if (number) items.push(...numbersIn(number, found.index));
    else {
      const kind = run ? "run" : /^[0-9]+$/.test(word) ? "number" : "word";
      const text = run ?? word;
      items.push({ kind, text, parts: [], start: found.index, end: found.index + text.length });
    }
  }
  for (const item of items) if (item.kind === "number") item.currency = currencyAt(plain, item.end);
  return items;
}

function numbersIn(words, start) {
  const numbers = [];
  let steps = [];
  for (const found of words.matchAll(STEP)) {
    const digits = found[1].replaceAll(",", "");
    const at = start + found.index;
    const step = { digits, small: SMALL[found[2]] ?? 0, big: BIG[found[3]] ?? 0, at };
    step.end = at + found[0].length;
    if (steps.length && !goesOn(steps, step)) {
      numbers.push(numberOf(steps));
      steps = [];
    }
    steps.push(step);
  }
  numbers.push(numberOf(steps));
  return numbers;
}

function goesOn(steps, step) {
  const { small, big } = steps.at(-1);
  const below = Math.min(99, ...steps.map((one) => one.big).filter(Boolean));
  return steps.length < STEPS && step.big < below && (big > 0 || small > step.small);
}

function numberOf(steps) {
  const [first] = steps;
  const item = { kind: "number", parts: [], start: first.at, end: steps.at(-1).end };
  const alone = steps.length === 1 && !first.small && !first.big;
  if (steps.some((one) => one.digits.length > LONGEST)) return { ...item, text: first.digits };
  if (alone && !first.digits.includes(".")) return { ...item, text: first.digits };
  const places = Math.max(...steps.map((one) => (one.digits.split(".")[1] ?? "").length));
  let total = 0n;
  let waiting = 0n;
  for (const { digits, small, big } of steps) {
    const own = (digits.split(".")[1] ?? "").length;
    waiting += BigInt(digits.replace(".", "")) * 10n ** BigInt(small + places - own);
    if (big) {
      total += waiting * 10n ** BigInt(big);
      waiting = 0n;
    }
  }
  const parts = alone ? [] : steps.map((one) => one.digits);
  return { ...item, text: plainNumber(total + waiting, places), parts };
}

function plainNumber(value, places) {
  if (!places) return String(value);
  const digits = String(value).padStart(places + 1, "0");
  const whole = digits.slice(0, -places);
  return `${whole}.${digits.slice(-places)}`.replace(/0+$/, "").replace(/\.$/, "");
}

const CURRENCY = /\s?(?:(원|ウォン|krw)|(円|엔|jpy)|(달러|ドル|usd))/uy;
const ONLY_CURRENCY = /^(?:원|ウォン|krw|円|엔|jpy|달러|ドル|usd)$/u;

function currencyAt(plain, at) {
  CURRENCY.lastIndex = at;
  const found = CURRENCY.exec(plain);
  return found ? found.slice(1).findIndex(Boolean) + 1 : 0;
}

/** Particles that a query may end a word with; the longer ones first. */
const KOREAN =
  /^(.{2,}?)(?:에서는|에서도|으로는|으로도|에게서|이라는|이라고|까지|부터|에서|에게|으로|라는|라고|이나|처럼|보다|마다|에는|에도|과의|와의|은|는|이|가|을|를|의|에|와|과|로|도|만)$/u;
const JAPANESE = /^(.*[^\u3041-\u3096])(?:について|における|による|からの|への|での|との|から|まで|より|には|では|とは|は|が|を|に|の|で|と|も|へ|や)$/u;
/** Where one Japanese word ends and the next begins: another script, or a particle between them. */
const BETWEEN =
  /(?<=[\u30a1-\u30fa\u30fc]{2})(?=[\u3005\u3400-\u9fff]{2})|(?<=[\u3005\u3400-\u9fff]{2})(?=[\u30a1-\u30fa][\u30a1-\u30fa\u30fc])|(?<=[^\u3041-\u3096]{2})(?:について|における|による|からの|への|での|との|には|では|は|が|を|に|の|で|と|や)(?=[^\u3041-\u3096]{2})/u;

function withoutParticle(run, alone) {
  if (/[가-힣]$/u.test(run)) {
    const found = KOREAN.exec(run);
    if (found) return found[1];
    return !alone && KOREAN.test(`다다${run}`) ? "" : run;
  }
  const found = JAPANESE.exec(run);
  return found && (found[1].length > 1 || !alone) ? found[1] : run;
}

const asWord = (items) => ({ items, text: items.map((one) => one.text).join("") });

/** The readings of a query: its words as they are typed; without particles, if it has any; and for
    who finds nothing by these its words between which Japanese has no space. */
export function readQuery(query) {
  const plain = normalized(query);
  const typed = [];
  const bare = [];
  const parted = [];
  let items = itemsOf(plain);
  items = items.filter((item, at) => {
    const before = items[at - 1];
    const near = before?.kind === "number" && /^\s?$/u.test(plain.slice(before.end, item.start));
    return !(near && ONLY_CURRENCY.test(item.text));
  });
  let word = [];
  items.forEach((item, at) => {
    word.push(item);
    const next = items[at + 1];
    if (next && !/\s/u.test(plain.slice(item.end, next.start))) return;
    typed.push(asWord(word));
    bare.push(asWord(withoutParticles(word)));
    parted.push(...partsOf(bare.at(-1)));
    word = [];
  });
  return { typed, bare: isSameQuery(typed, bare) ? null : bare, parted: parted.length > typed.length ? parted : null };
}

const isSameQuery = (some, others) => some.every((word, at) => word.text === others[at].text);

function withoutParticles(items) {
  const last = items.at(-1);
  if (last.kind !== "run") return items;
  const text = withoutParticle(last.text, items.length === 1);
  const others = items.slice(0, -1);
  return text ? [...others, { ...last, text }] : others;
}

function partsOf(word) {
  const [first, ...more] = word.items;
  if (more.length || first.kind !== "run") return [word];
  return first.text.split(BETWEEN).map((text) => asWord([{ ...first, text }]));
}

/** Where a word of a query stands among the items of a text: pairs of places in the plain text. */
export function hitsOf(word, items) {
  const hits = [];
  const wanted = word.items;
  for (let at = 0; at + wanted.length <= items.length; at += 1) {
    if (wanted.length === 1 && wanted[0].kind === "run") {
      const { kind, text, start } = items[at];
      if (kind !== "run") continue;
      for (let here = text.indexOf(wanted[0].text); here >= 0; ) {
        hits.push([start + here, start + here + wanted[0].text.length]);
        here = text.indexOf(wanted[0].text, here + wanted[0].text.length);
      }
    } else if (wanted.every((item, n) => isSame(item, items[at + n], n, wanted.length - 1))) {
      const first = items[at];
      const last = items[at + wanted.length - 1];
      const start = first.kind === "run" ? first.end - wanted[0].text.length : first.start;
      const end = last.kind === "run" ? last.start + wanted.at(-1).text.length : last.end;
      hits.push([start, end]);
    }
  }
  return hits;
}

function isSame(wanted, item, number, last) {
  if (wanted.kind !== item.kind) return false;
  if (wanted.kind === "number") {
    const paid = !wanted.currency || !item.currency || wanted.currency === item.currency;
    const digits = !wanted.parts.length && item.parts.includes(wanted.text);
    return paid && (wanted.text === item.text || digits);
  }
  if (wanted.kind === "word") return wanted.text === item.text;
  if (number === 0) return item.text.endsWith(wanted.text);
  return number === last ? item.text.startsWith(wanted.text) : item.text === wanted.text;
}
