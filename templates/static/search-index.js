// Fetches those files of the search index that a query needs, and says which documents may have
// its words (docs/search.md).

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUES = new Map([...LETTERS].map((sign, value) => [sign, value]));
const LAST = 48;
const DOCUMENTS = 64;
const ENOUGH = 12; // documents that are looked at rather than narrowed further
const IN_A_YEAR = 1e6; // more documents than a year has
const FIRST_TERMS = 2; // of each word, before it is known where the others are worth fetching
const MOST_TERMS = 3;
const MOST_SLOTS = 6; // of a longer query the other words are only looked for in the text

const files = new Map();

/** The text of a file; each is fetched once. */
export function fetched(address) {
  if (!files.has(address)) {
    const text = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${address}`);
      return answer.text();
    });
    text.catch(() => files.delete(address));
    files.set(address, text);
  }
  return files.get(address);
}

const powerOfTwo = (wanted) => {
  let found = 1;
  while (found < wanted && found < 512) found *= 2;
  return found;
};

function numberOf(term, count) {
  let found = 0;
  for (const letter of term) found = (Math.imul(found, 31) + letter.codePointAt(0)) >>> 0;
  return found & (count - 1);
}

const lineOf = (text, term) => {
  const lines = `\n${text}`;
  const at = lines.indexOf(`\n${term}\t`);
  return at < 0 ? [] : lines.slice(at + 1, lines.indexOf("\n", at + 1)).split("\t").slice(1);
};

// What a document has of a query, in bits: anywhere, in its title, in its title or deck.
const ANYWHERE = 1;
const TITLE = 2;
const HEAD = 4;

/** Sets bits of those documents that a row of postings names. */
function mark(documents, bits, row = "") {
  let number = -1;
  let gap = 0;
  let times = 1;
  for (const sign of row) {
    const value = VALUES.get(sign);
    gap += (value < LAST ? value : value - LAST) * times;
    times *= 16;
    if (value >= LAST) continue;
    number += gap;
    documents[number] |= bits;
    gap = 0;
    times = 1;
  }
}

/** Forms of a name in the other language; none if the name is not known. */
export async function counterparts(folder, count, name) {
  const text = await fetched(`${folder}names/n${numberOf(name, count)}.txt`);
  return lineOf(text, name);
}

/** The terms of a word by which documents are found, the telling ones first. */
function termsOf(word) {
  const terms = [];
  const letters = [];
  for (const { kind, text } of word.items) {
    const run = Array.from(text);
    if (kind !== "run") terms.unshift(text);
    else if (run.length === 1) letters.push(text);
    else {
      // The first two letters, the last two, and two in the middle: each file costs time.
      const last = run.length - 2;
      for (const at of new Set([0, last, last >> 1])) terms.push(run[at] + run[at + 1]);
    }
  }
  const own = terms.length ? terms : letters;
  // Pairs in hiragana alone (した, ます) are in nearly all texts.
  return own.sort((one, other) => isCommon(one) - isCommon(other)).slice(0, MOST_TERMS);
}

/** Tells whether an alternative has single letters alone, whose lists are long. */
const isLetters = (words) => words.every((word) => termsOf(word).every((term) => isLetter(term)));
const isLetter = (term) => Array.from(term).length === 1 && term > "\u007f";
const isCommon = (term) => Number(/^[\u3041-\u3096]+$/u.test(term));

/** The index of one language: [{year, count}], the newest year first. */
export class Index {
  constructor(folder, years) {
    this.folder = folder;
    this.years = years;
  }

  async postings({ year, count }, term) {
    const pairs = powerOfTwo(count / 2);
    const name = isLetter(term)
      ? `l${numberOf(term, Math.max(1, Math.floor(pairs / 16)))}`
      : `p${numberOf(term, pairs)}`;
    const [all, title, deck] = lineOf(await fetched(`${this.folder}${year}/${name}.txt`), term);
    const documents = new Uint8Array(count);
    mark(documents, ANYWHERE, all);
    mark(documents, TITLE | HEAD, title);
    mark(documents, HEAD, deck);
    return documents;
  }

  /** The address of a document and its mark. */
  async address({ year, number }) {
    const file = `${this.folder}${year}/d${Math.floor(number / DOCUMENTS)}.txt`;
    const line = (await fetched(file)).split("\n")[number % DOCUMENTS];
    const [address, mark = ""] = line.split("\t");
    return { address, mark };
  }

  /** Documents that may have what a reading asks for, in no order. */
  async candidates(reading, topic, year) {
    const years = this.years.filter((one) => !year || one.year === year);
    const telling = reading.filter((slot) => !slot.every(isLetters));
    const slots = (telling.length ? telling : reading).slice(0, MOST_SLOTS);
    let found = await this.narrowed(years, slots, topic, slots.length > 2 ? 1 : FIRST_TERMS);
    if (found.length > ENOUGH) {
      const left = new Set(found.map((one) => one.year));
      found = await this.narrowed(years.filter((one) => left.has(one.year)), slots, topic, MOST_TERMS);
    }
    return found;
  }

  async narrowed(years, slots, topic, most) {
    const found = await Promise.all(years.map((one) => this.inYear(one, slots, topic, most)));
    return found.flat();
  }

  async inYear(one, slots, topic, most) {
    const some = await Promise.all(slots.map((slot) => this.ofSlot(one, slot, most)));
    const all = some.reduce(both);
    const kept = topic ? await this.postings(one, `#${topic}`) : all;
    const found = [];
    for (let number = 0; number < one.count; number += 1) {
      if (!(all[number] & kept[number] & ANYWHERE)) continue;
      const rank = all[number] & TITLE ? 0 : all[number] & HEAD ? 1 : 2;
      found.push({ year: one.year, number, rank, newest: one.year * IN_A_YEAR + number });
    }
    return found;
  }

  /** What the documents of a year have of one of the alternatives of a slot. */
  async ofSlot(one, slot, most) {
    const alternatives = await Promise.all(
      slot.map(async (words) => {
        const terms = words.flatMap((word) => termsOf(word)).slice(0, most);
        return (await Promise.all(terms.map((term) => this.postings(one, term)))).reduce(both);
      }),
    );
    return alternatives.reduce(either);
  }
}

const both = (some, others) => some.map((bits, number) => bits & others[number]);
const either = (some, others) => some.map((bits, number) => bits | others[number]);

/** The order of results: how well they fit, then the newest first. */
export const byRank = (one, other) => one.rank - other.rank || other.newest - one.newest;
