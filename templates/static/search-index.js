// Fetches those files of the search index that a query needs, and says which documents may have
// its words (docs/search.md).

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const LAST = 48;
const DOCUMENTS = 64;
const ENOUGH = 12; // documents that are looked at rather than narrowed further
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

function numbersOf(row = "") {
  const found = new Set();
  let number = -1;
  let gap = 0;
  let times = 1;
  for (const sign of row) {
    const value = SIGNS.indexOf(sign);
    if (value < LAST) {
      number += gap + value * times;
      found.add(number);
      gap = 0;
      times = 1;
    } else {
      gap += (value - LAST) * times;
      times *= 16;
    }
  }
  return found;
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
    const titles = numbersOf(title);
    return [numbersOf(all), titles, new Set([...titles, ...numbersOf(deck)])];
  }

  /** The address of a document and its mark. */
  async address({ year, number }) {
    const file = `${this.folder}${year}/d${Math.floor(number / DOCUMENTS)}.txt`;
    const line = (await fetched(file)).split("\n")[number % DOCUMENTS];
    const [address, mark = ""] = line.split("\t");
    return { address, mark };
  }

  /** Documents that may have what a reading asks for, in the order of their rank and day. */
  async candidates(reading, topic, year) {
    const years = this.years.filter((one) => !year || one.year === year);
    const telling = reading.filter((slot) => !slot.every(isLetters));
    const slots = (telling.length ? telling : reading).slice(0, MOST_SLOTS);
    let found = await this.narrowed(years, slots, topic, slots.length > 2 ? 1 : FIRST_TERMS);
    if (found.length > ENOUGH) {
      const left = new Set(found.map((one) => one.year));
      found = await this.narrowed(years.filter((one) => left.has(one.year)), slots, topic, MOST_TERMS);
    }
    return found.sort(byRank);
  }

  async narrowed(years, slots, topic, most) {
    const found = await Promise.all(years.map((one) => this.inYear(one, slots, topic, most)));
    return found.flat();
  }

  async inYear(one, slots, topic, most) {
    const sets = await Promise.all(slots.map((slot) => this.ofSlot(one, slot, most)));
    const [all, titles, heads] = [0, 1, 2].map((field) => intersection(sets.map((set) => set[field])));
    const kept = topic ? (await this.postings(one, `#${topic}`))[0] : all;
    return [...all]
      .filter((number) => kept.has(number))
      .map((number) => ({
        year: one.year,
        number,
        rank: titles.has(number) ? 0 : heads.has(number) ? 1 : 2,
      }));
  }

  /** What has one of the alternatives of a slot: anywhere, in its title, in its title or deck. */
  async ofSlot(one, slot, most) {
    const alternatives = await Promise.all(
      slot.map(async (words) => {
        const terms = words.flatMap((word) => termsOf(word)).slice(0, most);
        const found = await Promise.all(terms.map((term) => this.postings(one, term)));
        return [0, 1, 2].map((field) => intersection(found.map((sets) => sets[field])));
      }),
    );
    return [0, 1, 2].map((field) => new Set(alternatives.flatMap((sets) => [...sets[field]])));
  }
}

function intersection(sets) {
  const [first, ...others] = [...sets].sort((one, other) => one.size - other.size);
  return new Set([...(first ?? [])].filter((number) => others.every((set) => set.has(number))));
}

/** The order of results: how well they fit, then the newest first. */
export const byRank = (one, other) =>
  one.rank - other.rank || other.year.localeCompare(one.year) || other.number - one.number;
