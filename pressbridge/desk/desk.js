/* The desk: the list of what waits for a person, and a release passage by passage. All that is said
   comes into the page as text, never as HTML. */
"use strict";
(() => {
/* --- texts and elements */
const $ = (id) => document.getElementById(id);
const GIVEN = $("given") ? JSON.parse($("given").textContent) : null; // only an exported page has it
const LANGUAGES = { ko: "한국어", ja: "日本語", en: "English" };
let texts = {}, ui = "en";

const t = (message, values = {}) =>
	(texts[ui]?.[message] ?? message).replace(/\{(\w+)\}/g, (all, name) =>
		name in values ? (typeof values[name] === "number" ? values[name].toLocaleString(ui) : values[name]) : all);

const h = (tag, given = {}, ...children) => {
	const node = document.createElement(tag);
	for (const [name, value] of Object.entries(given)) {
		if (value === null || value === undefined || value === false) continue;
		if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
		else if (name === "value") node.value = value;
		else node.setAttribute(name, value === true ? "" : value);
	}
	node.append(...children.flat(3).filter((child) => child || child === 0));
	return node;
};

const button = (label, does, given = {}) => h("button", { type: "button", onclick: does, ...given }, label);
const key = (name) => h("kbd", {}, name);
const say = (message) => {
	$("said").textContent = "";
	setTimeout(() => { $("said").textContent = message; }, 30); // the same words twice are two changes
};

const changedMeanwhile = () => t("This passage was changed in the file meanwhile. Nothing was overwritten. Which text shall stay?");
const STATES = {
	stale: () => t("Source changed"), failed: () => t("Translation failed"), missing: () => t("Not translated"),
	machine: () => t("Machine translation"), edited: () => t("Edited, not approved"), reviewed: () => t("Approved"),
};
const STAGES = {
	public: () => "", page: () => t("Standing page"), draft: () => t("Draft"), embargoed: () => t("Under embargo"),
	future: () => t("Not yet published"), expired: () => t("Expired"), withdrawn: () => t("Withdrawn"),
};
const CONTEXTS = {
	title: () => t("Title"), subtitle: () => t("Subtitle"), summary: () => t("Summary"), heading: () => t("Heading"),
	caption: () => t("Caption"), alt: () => t("Description of the picture"), cell: () => t("Table cell"),
};
const KINDS = {
	person: () => t("Person"), organization: () => t("Organization"), place: () => t("Place"),
	product: () => t("Product"), term: () => t("Term"),
};

/* What a closed laptop must not lose lies in the browser; it may refuse (a private window). */
const memory = {
	get(name) { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } },
	set(name, value) { try { localStorage.setItem(name, JSON.stringify(value)); return true; } catch { return false; } },
	drop(name) { try { localStorage.removeItem(name); } catch { /* nothing was kept */ } },
};
const NAME = "pressbridge name", UI = "pressbridge language", PAGE = "pressbridge page";

/* --- the other side */
const ask = async (what, body) => {
	const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
	for (let tries = 0; ; tries++) {
		let answer;
		try {
			answer = await fetch(`/_desk/data/${what}`, {
				...sent, cache: "no-store", headers: { "Content-Type": "application/json", "X-Pressbridge": document.querySelector('meta[name=pressbridge-token]')?.content ?? "desk", "Accept-Language": ui },
			});
		} catch { throw new Error(t("The preview no longer answers. Start it again and open the address that it shows.")); }
		if (answer.status === 503 && tries < 30) { // another run holds the folder
			await new Promise((then) => setTimeout(then, 500));
			continue;
		}
		if (answer.status === 404 || answer.status === 403) throw new Error(t("This address is no longer valid. Open the one that the preview shows now."));
		const told = await answer.json().catch(() => ({}));
		if (!answer.ok) throw new Error(t(told.message || "") || t("This did not work. Try again."));
		return told;
	}
};

const server = {
	list: () => ask("list"), sheet: (path, to) => ask(`release?${new URLSearchParams({ path, to })}`),
	...Object.fromEntries(["check", "save", "name", "undo"].map((what) => [what, (body) => ask(what, body)])),
};

/* An exported page: answers are gathered here, and go out as a review file. The checks of a build
	 are not here; what this can tell is whether a figure was changed. */
const figures = (text) => (text.normalize("NFKC").replace(/⟦\/?\d+⟧/g, "").replace(/(\d),(?=\d)/g, "$1").match(/\d+(?:\.\d+)?/g) || []).sort();
const file = {
	kept: () => `pressbridge answers|${GIVEN.sheet.path}|${GIVEN.sheet.to}|${GIVEN.sheet.version}`,
	edits: [],
	begin() {
		this.first = new Map(GIVEN.sheet.passages.map((one) => [one.key, structuredClone(one)]));
		this.edits = memory.get(this.kept()) || [];
	},
	async sheet() {
		const done = new Map(this.edits.map((edit) => [edit.key, edit]));
		return { ...GIVEN.sheet, passages: [...this.first.values()].map((one) => (done.has(one.key) ? this.after(one, done.get(one.key)) : one)) };
	},
	after(one, edit) {
		const text = edit.do === "reject" ? "" : edit.text, same = text === one.text;
		const state = { approve: "reviewed", edit: same ? one.state : "edited", reject: "missing", note: one.state }[edit.do];
		return {
			...one, text, state, waived: edit.waive || one.waived, ...this.checked(one, text),
			reviewed: edit.do === "approve" ? { name: edit.name || "", date: edit.date || "" } : one.reviewed,
			notes: edit.notes || one.notes, changed: state === "reviewed" ? [] : one.changed, kept: same ? one.kept : [],
		};
	},
	checked(one, text) {
		if (text === one.text) return { findings: one.findings, sentences: one.sentences, names: one.names };
		const findings = [], was = figures(one.text || one.source), now = figures(text);
		if (text && was.join(" ") !== now.join(" ")) {
			const message = t("Figures here: {now}. Before: {was}.", { was: was.join(", ") || "–", now: now.join(", ") || "–" });
			findings.push({ check: "figures", hard: false, message, source: [], text: [] });
		}
		return { findings, sentences: null, names: { source: one.names.source, text: [] }, later: true };
	},
	async check({ key: of, text }) { return this.checked(this.first.get(of), text); },
	async save({ name, edits }) {
		const date = new Date().toLocaleDateString("sv"), before = [...this.edits];
		for (const edit of edits) this.edits = [...this.edits.filter((one) => one.key !== edit.key), { ...edit, name, date }];
		(this.done ||= []).push(before);
		memory.set(this.kept(), this.edits);
		return { saved: edits.map((edit) => edit.key), conflicts: [], refused: [], passages: edits.map((edit) => this.after(this.first.get(edit.key), edit)) };
	},
	async undo() {
		if (!this.done?.length) return;
		this.edits = this.done.pop();
		memory.set(this.kept(), this.edits);
	},
	answers(name) {
		const { path, to } = GIVEN.sheet;
		const edits = this.edits.map(({ key: of, entry, do: what, text, waive, notes }) => ({ key: of, entry, do: what, text, waive, notes }));
		return JSON.stringify({ pressbridge: "review", version: 1, path, to, name, made: new Date().toISOString(), edits }, null, 1);
	},
};
const other = GIVEN ? file : server;

/* --- painting */
/* Places in a text are those of JavaScript: what counts is a unit of UTF-16. */
const nameAt = (sheet, passage, n) => sheet.names[n] ?? passage.more?.[n - sheet.names.length];

const layersOf = (sheet, passage, side) => {
	const text = side === "text" ? passage.draft ?? passage.text : passage.source, layers = [];
	for (const found of open(passage)) for (const [from, to] of found[side]) layers.push({ from, to, hard: found.hard, found });
	for (const [from, to, which] of passage.names?.[side] || []) layers.push({ from, to, name: nameAt(sheet, passage, which) });
	for (const sign of text.matchAll(/⟦\/?\d+⟧/g)) layers.push({ from: sign.index, to: sign.index + sign[0].length, sign: true });
	return layers;
};

const entryOf = (name) => {
	const reading = name.reading ? `（${name.reading}）` : "";
	return [`${name.ko} = ${name.ja}${reading}`, KINDS[name.kind]?.() ?? name.kind, name.note].filter(Boolean).join(" · ");
};

const piece = (text, over) => {
	const found = over.find((layer) => layer.found), name = over.find((layer) => layer.name), sign = over.some((layer) => layer.sign);
	const classes = [sign && "sign", name && "name", found && (over.some((layer) => layer.hard) ? "differs hard" : "differs")].filter(Boolean);
	if (!classes.length) return text;
	const title = [found?.found.message, name && entryOf(name.name)].filter(Boolean).join("\n");
	return h(found ? "mark" : "span", { class: classes.join(" "), title: title || null }, text);
};

const paint = (text, layers, from = 0, to = text.length) => {
	const events = [];
	for (const layer of layers) {
		const a = Math.max(from, layer.from), b = Math.min(to, layer.to);
		if (a < b) events.push([a, 1, layer], [b, 0, layer]);
	}
	events.sort((one, two) => one[0] - two[0] || one[1] - two[1]);
	const parts = [], over = new Set();
	let at = from;
	for (const [where, opens, layer] of events) {
		if (where > at) { parts.push(piece(text.slice(at, where), [...over])); at = where; }
		if (opens) over.add(layer); else over.delete(layer);
	}
	if (at < to) parts.push(piece(text.slice(at, to), [...over]));
	return parts;
};

/* --- a passage */
const open = (passage) => passage.findings.filter((found) => !passage.waived.some((one) => one.check === found.check));
const hard = (passage) => open(passage).filter((found) => found.hard);
const waits = (passage) => passage.state !== "reviewed" || hard(passage).length > 0 || passage.draft !== undefined || Boolean(passage.conflict);
const waivable = (passage) => open(passage).filter((found) => !["marks", "invisible", "marks-moved"].includes(found.check));
const clean = (passage) => ["machine", "edited"].includes(passage.state) && passage.text && !passage.findings.length && passage.draft === undefined && !passage.conflict;
const shownText = (passage) => passage.draft ?? passage.text;

const pairs = (sheet, passage) => {
	const { lang, to } = sheet, text = shownText(passage);
	const source = layersOf(sheet, passage, "source"), target = layersOf(sheet, passage, "text");
	const side = (which, of, layers, span) => h("div", { class: `side ${which}`, lang: which === "source" ? lang : to, "data-side": which }, paint(of, layers, ...(span || [])));
	const known = passage.sentences;
	if (!known || known.source.length < 2) {
		const empty = h("p", { class: "nothing" }, t("There is no translation yet."));
		return h("div", { class: "pair" }, side("source", passage.source, source), text ? side("text", text, target) : empty);
	}
	const kept = new Set(passage.state === "reviewed" ? [] : passage.kept);
	const rows = known.source.map((span, n) => h("div", { class: "pair", "data-sentence": n },
		side("source", passage.source, source, span), side("text", text, target, known.text[n])));
	return folded(rows, kept);
};

/* Sentences that kept their translation need no second look: they are folded, with their number. */
const folded = (rows, kept) => {
	const out = [];
	for (let n = 0; n < rows.length; ) {
		if (!kept.has(n)) { out.push(rows[n++]); continue; }
		const some = [];
		while (n < rows.length && kept.has(n)) some.push(rows[n++]);
		out.push(h("details", { class: "kept" }, h("summary", {}, t("Unchanged, translation kept. Sentences: {n}", { n: some.length })), some));
	}
	return out;
};

const changes = (sheet, passage) => passage.changed.length > 0 && h("div", { class: "changed" },
	h("p", { class: "label" }, t("What changed in the source")),
	h("p", { lang: sheet.lang }, passage.changed.map(([what, text]) => (what === "=" ? text : h(what === "-" ? "del" : "ins", {}, text)))));

const stateLine = (passage) => {
	const by = passage.reviewed && passage.state === "reviewed" ? ` · ${passage.reviewed.name} ${passage.reviewed.date}` : passage.machine && passage.state === "machine" ? ` · ${passage.machine}` : "";
	return h("span", { class: `state ${passage.state}` }, STATES[passage.state](), by);
};

const findings = (passage) => {
	const lines = passage.findings.map((found) => {
		const waived = passage.waived.find((one) => one.check === found.check);
		const what = waived ? t("Found to be right: {reason}", { reason: waived.reason || "–" }) : found.hard ? t("Must be checked") : t("Please look");
		return h("li", { class: waived ? "waived" : found.hard ? "hard" : "soft" }, h("b", {}, what), " ", h("span", {}, found.message));
	});
	for (const one of passage.waived) if (!passage.findings.some((found) => found.check === one.check)) lines.push(h("li", { class: "waived" }, t("Found to be right: {reason}", { reason: one.reason || one.check })));
	for (const reason of passage.failed || []) lines.unshift(h("li", { class: "hard" }, h("b", {}, t("The machine's answer was not usable")), " ", h("span", {}, reason)));
	if (passage.later) lines.push(h("li", { class: "soft" }, t("The full checks follow when your answers are taken over.")));
	return lines.length > 0 && h("ul", { class: "findings" }, lines);
};

const names = (sheet, passage) => {
	const used = [...new Set([...(passage.names?.source || []), ...(passage.names?.text || [])].map((one) => one[2]))];
	return used.length > 0 && h("ul", { class: "names", "aria-label": t("Names in this passage") }, used.map((n) => h("li", {}, entryOf(nameAt(sheet, passage, n)))));
};

const notes = (passage) => passage.notes.length > 0 && h("ul", { class: "notes", "aria-label": t("Notes") }, passage.notes.map((note) => h("li", {}, note)));

/* --- the release */
let release = null; // what is open: {sheet, views, at, only}

const draftName = (sheet, passage) => `pressbridge draft|${sheet.path}|${sheet.to}|${passage.key}`;

/* What was typed and not saved comes back; where the entry is another by now, both are shown. */
const withDraft = (sheet, passage) => {
	const kept = memory.get(draftName(sheet, passage));
	if (!kept || typeof kept.text !== "string" || kept.text === passage.text) return passage;
	if (kept.entry === passage.entry) passage.draft = kept.text;
	else passage.conflict = { do: kept.do || "edit", text: kept.text };
	return passage;
};

class Release {
	constructor(sheet) {
		this.sheet = sheet;
		sheet.passages.forEach((one) => withDraft(sheet, one));
		this.at = Math.max(0, sheet.passages.findIndex(waits));
		this.only = false;
		this.chosen = { source: "", text: "" };
		this.undoable = 0;
		this.saves = Promise.resolve();
		this.flying = [];
	}

	get all() { return this.sheet.passages; }
	get passage() { return this.all[this.at]; }
	of(name) { return this.all.find((one) => one.key === name); }
	viewOf(passage) { return this.views[this.all.indexOf(passage)]; }
	get left() { return this.all.filter(waits).length; }

	draw() {
		const { sheet } = this;
		document.title = `${sheet.title} · Pressbridge`;
		this.list = h("div", { class: "passages" });
		this.views = sheet.passages.map((one, n) => this.view(one, n));
		this.list.append(...this.views);
		this.done = h("p", { class: "done", tabindex: "-1", hidden: true }, t("Nothing is left in this release."), " ",
			!GIVEN && h("a", { href: "#" }, t("Back to the list")));
		this.frame = null;
		this.beside = h("aside", { class: "beside", hidden: true, "aria-label": t("The page as readers see it") });
		const stage = STAGES[sheet.stage]?.();
		this.tally = h("p", { class: "tally" });
		this.alert = h("p", { class: "alert", role: "alert", hidden: true });
		shell(
			h("header", { class: "top" },
				h("div", { class: "headline" },
					!GIVEN && h("a", { class: "back", href: "#" }, "← ", t("List")),
					h("h1", { lang: sheet.lang }, sheet.title),
					h("p", { class: "facts" }, stage && h("b", { class: `stage ${sheet.stage}` }, stage), ` ${sheet.day || ""} `, `${LANGUAGES[sheet.lang]} → ${LANGUAGES[sheet.to]}`)),
				h("div", { class: "tools" }, this.tally, this.tools())),
			this.alert,
			h("div", { class: "work" }, h("main", {}, this.done, this.list), this.beside),
		);
		if (memory.get(PAGE) && sheet.page && !GIVEN) this.togglePage();
		this.count();
		this.go(this.at);
	}

	tools() {
		this.allClean = button("", () => this.approveAll(), { title: "A" });
		this.undoing = button(t("Undo"), () => this.undo(), { title: "U", disabled: true });
		this.onlyWaiting = button(t("Only what is left"), () => this.toggleOnly(), { "aria-pressed": "false", title: "O" });
		this.pageButton = !GIVEN && this.sheet.page && button(t("Show the page"), () => this.togglePage(), { "aria-pressed": "false", title: "V" });
		return h("div", { class: "buttons" }, this.allClean, this.undoing, this.onlyWaiting, this.pageButton,
			GIVEN && fileButtons(), button(t("Keys"), help, { title: "?" }), language());
	}

	count() {
		const all = this.all.length, left = this.left, fine = this.all.filter(clean).length;
		this.tally.textContent = left ? t("Left: {left} of {all}", { left, all }) : t("Nothing left of {all}", { all });
		this.allClean.textContent = t("Approve all without findings ({n})", { n: fine });
		this.allClean.disabled = !fine;
		this.undoing.disabled = !(GIVEN ? file.done?.length : this.undoable);
		this.done.hidden = left > 0;
		fileCount();
	}

	view(passage, n) {
		const { sheet } = this;
		const head = `head-${passage.key}`, editing = passage.editing;
		const node = h("div", { class: `passage is-${passage.state}${waits(passage) ? " waits" : ""}`, tabindex: "0", "data-key": passage.key, role: "group", "aria-labelledby": head },
			h("div", { class: "head" }, h("h2", { id: head }, `${n + 1}. ${(CONTEXTS[passage.context] || (() => t("Text")))()}`), stateLine(passage)),
			passage.refusal && h("p", { class: "refusal" }, passage.refusal),
			passage.conflict && this.conflict(passage),
			changes(sheet, passage),
			h("div", { class: "texts" }, editing ? this.editor(passage) : pairs(sheet, passage)),
			!editing && passage.draft !== undefined && h("p", { class: "unsaved" }, t("Typed, but not saved yet. It is kept in this browser."), " ",
				button(t("Discard what I typed"), () => this.discard(passage))),
			h("div", { class: "under" }, findings(passage), names(sheet, passage), notes(passage)),
			h("div", { class: "actions" }, this.actions(passage)));
		node.addEventListener("focusin", () => this.reached(this.all.indexOf(passage)));
		node.addEventListener("dblclick", (event) => { if (event.target.closest(".text") && !passage.editing) this.edit(passage); });
		return node;
	}

	actions(passage) {
		const one = (label, name, does, given) => button([label, " ", key(name)], does, given);
		const approve = one(t("Approve"), "Ctrl+Enter", () => this.approve(passage), { class: "main" });
		const name = !GIVEN && one(t("Add to the names…"), passage.editing ? "Alt+T" : "T", () => this.name());
		if (passage.editing) return [approve, one(t("Save without approving"), "Ctrl+S", () => this.keep(passage)), one(t("Close"), "Esc", () => this.close(passage)), name];
		return [
			approve, one(t("Edit"), "Enter", () => this.edit(passage)),
			waivable(passage).length > 0 && one(t("Right as it is…"), "W", () => this.waive(passage)),
			passage.text && one(t("Reject"), "R", () => this.reject(passage)),
			one(t("Note…"), "M", () => this.note(passage)), name,
		];
	}

	/* The field has its own text painted behind it, of the same size: so marks stand in what is typed. */
	editor(passage) {
		const { sheet } = this;
		const behind = h("div", { class: "behind", "aria-hidden": "true" }), text = shownText(passage);
		const field = h("textarea", { lang: sheet.to, spellcheck: "false", rows: "1", "aria-label": t("Translation"), "aria-describedby": `found-${passage.key}`, value: text });
		const repaint = () => behind.replaceChildren(...paint(field.value, layersOf(sheet, { ...passage, draft: field.value }, "text")), "\n");
		const source = h("div", { class: "side source", lang: sheet.lang, "data-side": "source" });
		const follow = () => this.follow(passage, field, source);
		passage.repaint = () => { repaint(); follow(); };
		field.addEventListener("input", () => {
			passage.draft = field.value;
			const kept = memory.set(draftName(sheet, passage), { entry: passage.entry, text: field.value });
			if (!kept) this.warn(t("This browser keeps nothing: what you type is lost unless you save it."));
			passage.findings = []; // those of the text as it was would stand at wrong places
			passage.sentences = passage.names = null;
			repaint();
			this.checkSoon(passage);
		});
		for (const event of ["keyup", "click", "focus"]) field.addEventListener(event, follow);
		repaint();
		follow();
		return h("div", { class: "pair" }, source, h("div", { class: "side text field" }, behind, field));
	}

	/* The sentence in which one writes is marked in the source too. */
	follow(passage, field, source) {
		const layers = layersOf(this.sheet, passage, "source"), known = passage.sentences;
		const at = known ? known.text.findIndex(([, to]) => field.selectionStart <= to) : -1;
		const parts = known && known.source.length > 1
			? known.source.map((span, n) => h("span", { class: n === at ? "here" : null }, paint(passage.source, layers, ...span), n + 1 < known.source.length ? " " : ""))
			: paint(passage.source, layers);
		source.replaceChildren(...parts);
	}

	conflict(passage) {
		const mine = passage.conflict;
		const box = (title, text, label, does) => h("div", { class: "version" }, h("p", { class: "label" }, title), h("p", { lang: this.sheet.to }, text || "–"), button(label, does));
		return h("div", { class: "conflict" }, h("p", {}, changedMeanwhile()),
			h("div", { class: "versions" },
				box(t("In the file now"), passage.text, t("Keep the one in the file"), () => { passage.conflict = undefined; this.forget(passage); this.redraw(passage, true); }),
				box(t("Yours"), mine.text, t("Take mine"), () => {
					passage.conflict = undefined;
					this.redraw(passage, true);
					this.send([{ ...mine, ...this.editOf(passage, mine.do, mine.text) }]);
				})));
	}

	/* where one is */
	reached(n) {
		if (n < 0) return;
		const moved = n !== this.at || !this.views[n].classList.contains("current");
		this.views[this.at]?.classList.remove("current");
		this.at = n;
		this.views[n].classList.add("current");
		if (moved) say(this.spoken(n));
	}

	spoken(n) {
		const passage = this.all[n], found = open(passage).map((one) => one.message);
		return [t("Passage {n} of {all}", { n: n + 1, all: this.all.length }), STATES[passage.state](),
			found.length ? t("Findings: {n}", { n: found.length }) : t("No findings"), ...found].join(". ");
	}

	go(n) {
		const view = this.views[n];
		if (!view || view.hidden) return;
		view.focus({ preventScroll: true });
		view.scrollIntoView({ block: "nearest" });
	}

	step(by) {
		let n = this.at + by;
		while (this.views[n]?.hidden) n += by;
		this.go(n);
	}

	next() {
		const all = this.all;
		for (let n = 1; n <= all.length; n++) {
			const at = (this.at + n) % all.length;
			if (waits(all[at])) { this.go(at); return; }
		}
		this.count();
		this.done.focus();
		this.done.scrollIntoView({ block: "center" });
		say(t("Nothing is left in this release."));
	}

	redraw(passage, focus = false) {
		const n = this.all.indexOf(passage), old = this.views[n];
		if (!old) return; // it was asked for before the passage changed
		const had = old.contains(document.activeElement);
		this.views[n] = this.view(passage, n);
		if (n === this.at) this.views[n].classList.add("current");
		old.replaceWith(this.views[n]);
		if (this.only) this.views[n].hidden = !waits(passage);
		if (had || focus) (passage.editing ? this.views[n].querySelector("textarea") : this.views[n]).focus({ preventScroll: true });
		this.count();
	}

	warn(message) { this.alert.textContent = message; this.alert.hidden = !message; }

	/* checks while typing: only the last answer counts */
	checkSoon(passage) {
		clearTimeout(passage.timer);
		passage.asked = (passage.asked || 0) + 1;
		passage.timer = setTimeout(() => this.check(passage), 200);
	}

	async check(passage) {
		clearTimeout(passage.timer);
		const { path, to } = this.sheet, mine = (passage.asked = (passage.asked || 0) + 1), text = shownText(passage);
		let told;
		try { told = await other.check({ path, to, key: passage.key, text }); } catch (wrong) { this.warn(wrong.message); return; }
		if (mine !== passage.asked) return;
		Object.assign(passage, told);
		passage.checkedText = text;
		if (!passage.editing) { this.redraw(passage); return; }
		const under = this.viewOf(passage).querySelector(".under");
		under.replaceChildren(...[findings(passage), names(this.sheet, passage), notes(passage)].filter(Boolean));
		passage.repaint();
		const found = open(passage);
		say(found.length ? found.map((one) => one.message).join(". ") : t("No findings"));
	}

	/* what is done with a passage */
	edit(passage) {
		if (passage.conflict) return;
		passage.editing = true;
		this.redraw(passage, true);
		const field = this.viewOf(passage).querySelector("textarea");
		field.setSelectionRange(field.value.length, field.value.length);
	}

	close(passage) {
		passage.editing = false;
		if (passage.draft === passage.text) this.forget(passage);
		this.redraw(passage, true);
		if (passage.draft === undefined && passage.checkedText !== undefined) this.check(passage);
	}

	discard(passage) {
		this.forget(passage);
		this.redraw(passage, true);
		this.check(passage);
	}

	forget(passage) {
		passage.draft = undefined;
		memory.drop(draftName(this.sheet, passage));
	}

	editOf(passage, what, text = shownText(passage)) {
		return { key: passage.key, entry: passage.entry, do: what, text };
	}

	async approve(passage, waived = []) {
		if (passage.conflict) { say(changedMeanwhile()); return; }
		if (!shownText(passage).trim()) { this.edit(passage); say(t("There is no translation yet.")); return; }
		if (passage.draft !== undefined && passage.checkedText !== passage.draft) await this.check(passage);
		const unsaid = hard(passage).filter((found) => !waived.some((one) => one.check === found.check));
		if (unsaid.some((found) => !waivable(passage).includes(found))) { this.edit(passage); say(unsaid[0].message); return; }
		if (unsaid.length) { this.waive(passage); return; }
		if (!(await reviewer(this.sheet))) return;
		passage.editing = false;
		const edit = this.editOf(passage, "approve");
		if (waived.length) edit.waive = [...passage.waived, ...waived];
		this.shown(passage, "reviewed", edit.text, edit.waive);
		this.next();
		this.send([edit]);
	}

	/* Shown at once, and again as it is when the answer comes. */
	shown(passage, state, text, waived = passage.waived) {
		Object.assign(passage, { state, text, draft: undefined, refusal: undefined, waived, changed: state === "reviewed" ? [] : passage.changed });
		this.redraw(passage);
	}

	async approveAll() {
		const some = this.all.filter(clean);
		if (!some.length) return;
		const sure = await dialog(t("Approve {n} passages?", { n: some.length }), [h("p", {}, t("None of them has a finding. With your name you confirm that you have read them."))], t("Approve"));
		if (!sure || !(await reviewer(this.sheet))) return;
		const edits = some.map((one) => this.editOf(one, "approve"));
		for (const one of some) this.shown(one, "reviewed", one.text);
		this.next();
		this.send(edits);
	}

	async keep(passage) {
		if (!(await reviewer(this.sheet))) return;
		passage.editing = false;
		this.redraw(passage, true);
		this.send([this.editOf(passage, "edit")]);
	}

	async reject(passage) {
		if (!passage.text || !(await reviewer(this.sheet))) return;
		this.forget(passage);
		passage.editing = false;
		this.send([this.editOf(passage, "reject", "")]);
	}

	async waive(passage) {
		const some = waivable(passage);
		if (!some.length) return;
		const boxes = some.map((found) => h("label", {}, h("input", { type: "checkbox", name: "check", checked: true, value: found.check }), " ", found.message));
		const reason = h("input", { name: "reason", required: true, maxlength: "200", value: t("Compared with the source: correct") });
		const given = await dialog(t("Approve it as it is?"), [h("fieldset", {}, h("legend", {}, t("These are right:")), boxes), h("label", {}, t("Reason"), reason)], t("Approve"), reason);
		if (!given) return;
		const waived = [...new Set(given.getAll("check"))].map((check) => ({ check, reason: given.get("reason").trim() }));
		if (waived.length) this.approve(passage, waived);
	}

	async note(passage) {
		const field = h("textarea", { name: "note", rows: "4", value: passage.notes.join("\n") });
		const given = await dialog(t("Note to your colleague"), [h("label", {}, t("It stays in the file of translations. Readers never see it."), field)], t("Save"), field);
		if (!given || !(await reviewer(this.sheet))) return;
		const lines = given.get("note").split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
		this.send([{ ...this.editOf(passage, "note", passage.text), notes: lines }]);
	}

	async name() {
		const ko = this.sheet.lang === "ko" ? "source" : "text", ja = ko === "source" ? "text" : "source";
		const input = (name, label, lang, value = "", more = {}) => h("label", {}, label, h("input", { name, lang, value, maxlength: "200", autocomplete: "off", ...more }));
		const kinds = h("select", { name: "kind" }, Object.entries(KINDS).map(([kind, label]) => h("option", { value: kind }, label())));
		const fields = [input("ko", t("In Korean"), "ko", this.chosen[ko], { required: true }), input("ja", t("In Japanese"), "ja", this.chosen[ja], { required: true }),
			input("reading", t("Reading in kana (may be empty)"), "ja"), h("label", {}, t("Kind"), kinds)];
		const given = await dialog(t("Add to the names"), fields, t("Add"));
		if (!given) return;
		try {
			const told = await other.name(Object.fromEntries(["ko", "ja", "kind", "reading"].map((one) => [one, given.get(one).trim()])));
			this.warn(told.ok ? "" : `${told.message} ${told.hint || ""}`);
			if (told.ok) { say(t("Added to the names.")); await this.refresh(); }
		} catch (wrong) { this.warn(wrong.message); }
	}

	async undo() {
		await this.saves;
		try {
			await other.undo({ path: this.sheet.path, to: this.sheet.to });
			this.warn("");
			this.undoable = Math.max(0, this.undoable - 1);
			const changed = this.take((await other.sheet(this.sheet.path, this.sheet.to)).passages);
			if (changed.length) { this.go(changed[0]); say(t("Undone.")); }
		} catch (wrong) { this.warn(wrong.message); }
		this.count();
	}

	/* saving: one after the other, each at once */
	send(edits) {
		const { path, to } = this.sheet, name = memory.get(NAME) || asked;
		for (const edit of edits) if (edit.do !== "reject" && edit.do !== "note") memory.set(draftName(this.sheet, edit), { entry: edit.entry, text: edit.text, do: edit.do });
		const follows = edits.filter((edit) => this.flying.includes(edit.key)); // an own save that is on its way
		this.flying.push(...edits.map((edit) => edit.key));
		this.saves = this.saves.then(async () => {
			for (const edit of follows) if (!this.of(edit.key).conflict) edit.entry = this.of(edit.key).entry;
			try { this.answered(edits, await other.save({ path, to, name, edits })); this.warn(""); } catch (wrong) { this.unsaved(edits, wrong); }
			this.flying.splice(0, edits.length);
		});
		return this.saves;
	}

	answered(edits, told) {
		const mine = new Map(edits.map((edit) => [edit.key, edit]));
		for (const one of told.saved) memory.drop(draftName(this.sheet, { key: one }));
		if (told.saved.length) this.undoable++;
		this.take(told.passages);
		for (const disk of told.conflicts) this.take([{ ...disk, conflict: mine.get(disk.key) }]);
		for (const { key: of, message } of told.refused) {
			const passage = this.of(of), edit = mine.get(of);
			if (!passage) continue;
			passage.refusal = message;
			this.back(passage, edit);
		}
		const trouble = told.conflicts[0] || told.refused[0];
		if (trouble) { this.go(this.all.indexOf(this.of(trouble.key))); say(t("Not saved. Please look at this passage.")); }
		this.count();
	}

	unsaved(edits, wrong) {
		this.warn(`${t("Not saved. It is kept in this browser.")} ${wrong.message}`);
		for (const edit of edits) {
			const passage = this.of(edit.key);
			if (passage) this.back(passage, edit);
		}
	}

	/* What was shown as done is not: it waits again, with what was typed. */
	back(passage, edit) {
		passage.state = passage.state === "reviewed" ? "edited" : passage.state;
		if (edit.do !== "reject" && edit.do !== "note") passage.draft = edit.text;
		this.redraw(passage);
	}

	/* Put in passages as they are now; return the places of those that are other than before. */
	take(passages) {
		const changed = [];
		for (const fresh of passages) {
			const n = this.all.findIndex((one) => one.key === fresh.key), old = this.all[n];
			if (!old || (JSON.stringify(plain(old)) === JSON.stringify(plain(fresh)) && !fresh.conflict)) continue;
			if (old.editing) { fresh.editing = !fresh.conflict; fresh.draft = old.draft; }
			clearTimeout(old.timer);
			old.asked = -1; // its answers would come too late
			this.all[n] = fresh;
			this.redraw(fresh);
			if (fresh.editing && fresh.draft !== undefined) this.checkSoon(fresh);
			changed.push(n);
		}
		this.count();
		return changed;
	}

	/* Somebody has saved a file: the release is asked for again, and what is typed stays. */
	async refresh() {
		const { path, to } = this.sheet;
		const before = this.saves;
		await before;
		let sheet;
		try { sheet = await other.sheet(path, to); } catch { return; }
		if (release !== this) return;
		if (before !== this.saves) { await this.refresh(); return; } // it is older than what was saved
		const same = sheet.passages.length === this.all.length && sheet.passages.every((one, n) => one.key === this.all[n].key);
		this.sheet.names = sheet.names;
		if (same) {
			this.take(sheet.passages.map((one) => withDraft(sheet, one)));
			return;
		}
		const here = this.passage?.key, typing = this.all.find((one) => one.editing)?.key;
		Object.assign(this.sheet, sheet);
		this.all.forEach((one) => { withDraft(sheet, one); one.editing = one.key === typing; });
		const at = this.all.findIndex((one) => one.key === here);
		this.at = at < 0 ? Math.max(0, this.all.findIndex(waits)) : at;
		this.draw();
	}

	/* looks */
	toggleOnly() {
		this.only = !this.only;
		this.onlyWaiting.setAttribute("aria-pressed", this.only);
		this.all.forEach((one, n) => { this.views[n].hidden = this.only && !waits(one); });
		if (this.views[this.at].hidden) this.next();
	}

	togglePage() {
		if (!this.pageButton) return;
		const shows = this.beside.hidden;
		this.beside.hidden = !shows;
		this.beside.parentElement.classList.toggle("with-page", shows);
		this.pageButton.setAttribute("aria-pressed", shows);
		memory.set(PAGE, shows);
		if (shows && !this.frame && /^\/(?!\/)/.test(this.sheet.page)) {
			this.frame = h("iframe", { src: this.sheet.page, title: t("The page as readers see it") });
			this.beside.append(this.frame);
		}
	}

	keys(event) {
		const passage = this.passage, typing = event.target.closest("textarea, input, select");
		const ctrl = event.ctrlKey || event.metaKey;
		if (!passage || event.isComposing) return false;
		if (ctrl && event.key === "Enter") { if (!event.repeat) this.approve(passage); return true; }
		if (ctrl && event.code === "KeyS") { if (passage.editing) this.keep(passage); return true; }
		if (event.altKey && event.code === "KeyT") { if (!GIVEN) this.name(); return true; }
		if (typing) {
			if (event.key === "Escape" && passage.editing) { this.close(passage); return true; }
			return false;
		}
		if (ctrl && event.code === "KeyZ") { this.undo(); return true; }
		if (ctrl || event.altKey) return false;
		if (event.key === "Enter") { if (event.target.closest("button, a, summary")) return false; this.edit(passage); return true; }
		const does = {
			KeyJ: () => this.step(1), ArrowDown: () => this.step(1), KeyK: () => this.step(-1), ArrowUp: () => this.step(-1),
			KeyN: () => this.next(), KeyE: () => this.edit(passage), KeyA: () => this.approveAll(), KeyR: () => this.reject(passage),
			KeyU: () => this.undo(), KeyW: () => this.waive(passage), KeyM: () => this.note(passage), KeyT: () => !GIVEN && this.name(),
			KeyO: () => this.toggleOnly(), KeyV: () => this.togglePage(), KeyL: () => { if (!GIVEN) location.hash = ""; },
		}[event.code];
		if (!does) return false;
		does();
		return true;
	}
}

const plain = ({ draft, editing, timer, asked: _, checkedText, repaint, refusal, conflict, later, more, ...rest }) => rest;

/* A selection is remembered for either side: the second one would take away the first. */
document.addEventListener("selectionchange", () => {
	if (!release) return;
	const field = document.activeElement;
	if (field?.matches?.(".field textarea")) {
		const text = field.value.slice(field.selectionStart, field.selectionEnd).trim();
		if (text) release.chosen.text = text.slice(0, 200);
		return;
	}
	const chosen = getSelection(), text = chosen.toString().trim();
	const side = chosen.anchorNode?.parentElement?.closest("[data-side]");
	if (side && text) release.chosen[side.dataset.side] = text.replace(/⟦\/?\d+⟧/g, "").slice(0, 200);
});

/* --- the list */
const FIRST = ["stale", "failed", "machine", "edited", "missing", "reviewed"];
const minutes = (left) => t("{passages} passages, {sentences} sentences, about {minutes} min", left);

const bar = (row) => {
	const some = FIRST.filter((state) => row.states[state]);
	const label = some.map((state) => `${STATES[state]()} ${row.states[state]}`).join(", ");
	return h("div", { class: "bar", role: "img", "aria-label": label, title: label },
		some.map((state) => { const part = h("i", { class: state }); part.style.flexGrow = row.states[state]; return part; }));
};

const rowOf = (row, topics) => {
	const title = row.title[row.lang] || row.slug, other_ = row.title[row.to], stage = STAGES[row.stage]?.();
	const address = `#${new URLSearchParams({ path: row.path, to: row.to })}`;
	return h("li", { class: "row" },
		h("a", { class: "row-title", href: address, lang: row.title[row.lang] ? row.lang : null }, title),
		h("p", { class: "row-other", lang: other_ ? row.to : null }, other_ || t("The title is not translated yet.")),
		h("p", { class: "facts" }, stage && h("b", { class: `stage ${row.stage}` }, stage), h("span", {}, row.date), h("span", {}, `${LANGUAGES[row.lang]} → ${LANGUAGES[row.to]}`),
			row.topics.map((id) => h("span", {}, topics.get(id) || id))),
		row.by_hand ? h("p", { class: "hand" }, t("Translated as a whole by a person")) : bar(row),
		h("p", { class: "left" },
			row.errors > 0 && h("b", { class: "hard" }, t("Mistakes in the file: {n}", { n: row.errors })),
			row.hard > 0 && h("b", { class: "hard" }, t("Must be checked: {n}", { n: row.hard })),
			row.soft > 0 && h("span", { class: "soft" }, t("Please look: {n}", { n: row.soft })),
			h("span", {}, row.left.passages ? minutes(row.left) : t("Nothing left"))));
};

const FILTERS = {
	waits: (row) => row.left.passages > 0 || row.hard > 0 || row.errors > 0, hard: (row) => row.hard > 0,
	...Object.fromEntries(["stale", "failed", "machine", "edited", "missing"].map((state) => [state, (row) => row.states[state] > 0])), done: (row) => !FILTERS.waits(row),
	notpublic: (row) => ["draft", "embargoed", "future"].includes(row.stage),
};

const showList = async () => {
	release = null;
	let list;
	try { list = await other.list(); } catch (wrong) { shell(h("p", { class: "alert", role: "alert" }, wrong.message)); return; }
	document.title = `${t("What waits for you")} · Pressbridge`;
	const topics = new Map(list.topics.map((one) => [one.id, one.name[ui] || one.name.ko || one.id]));
	const rows = list.rows.map((row) => ({ row, text: [row.slug, row.title.ko, row.title.ja, row.path].join("\n").normalize("NFKC").toLowerCase() }));
	const kept = memory.get("pressbridge filter") || {};
	const option = (value, label) => h("option", { value }, label);
	const select = (name, label, options) => h("label", {}, label, h("select", { name }, options));
	const form = h("form", { class: "filters", role: "search" },
		select("state", t("State"), [option("", t("All")), option("waits", t("Left to do")), option("hard", t("Must be checked")),
			FIRST.slice(0, -1).map((state) => option(state, STATES[state]())), option("done", t("Nothing left")), option("notpublic", t("Not public yet"))]),
		select("to", t("Language"), [option("", t("All")), option("ja", "한국어 → 日本語"), option("ko", "日本語 → 한국어")]),
		topics.size > 0 && select("topic", t("Topic"), [option("", t("All")), [...topics].map(([id, name]) => option(id, name))]),
		h("label", {}, t("Search"), h("input", { name: "text", type: "search", autocomplete: "off" })));
	for (const [name, value] of Object.entries(kept)) if (form.elements[name]) form.elements[name].value = value;
	const total = h("p", { class: "tally", role: "status" }), holder = h("ul", { class: "rows" });
	for (const one of rows) holder.append((one.node = rowOf(one.row, topics)));
	const filter = () => {
		const { state, to, topic, text } = Object.fromEntries(new FormData(form)), word = text.normalize("NFKC").toLowerCase().trim();
		const sum = { passages: 0, sentences: 0, minutes: 0 };
		let shown = 0;
		for (const { row, node, text: all } of rows) {
			const fits = (!state || FILTERS[state](row)) && (!to || row.to === to) && (!topic || row.topics.includes(topic)) && (!word || all.includes(word));
			if (node.hidden === fits) node.hidden = !fits;
			if (fits) { shown++; for (const one of Object.keys(sum)) sum[one] += row.left[one]; }
		}
		memory.set("pressbridge filter", { state, to, topic });
		total.textContent = `${t("Shown: {n} of {all}", { n: shown, all: rows.length })} · ${sum.passages ? t("Left: {what}", { what: minutes(sum) }) : t("Nothing left")}`;
	};
	form.addEventListener("input", filter);
	form.addEventListener("submit", (event) => event.preventDefault());
	filter();
	shell(h("header", { class: "top" }, h("div", { class: "headline" }, h("h1", {}, t("What waits for you"))),
		h("div", { class: "tools" }, total, h("div", { class: "buttons" }, h("a", { class: "button", href: "/", target: "_blank", rel: "noopener" }, t("Open the preview")), button(t("Keys"), help, { title: "?" }), language()))),
		h("main", {}, form, rows.length ? holder : h("p", {}, t("There is no release yet."))));
	[...holder.querySelectorAll(".row:not([hidden]) a")][0]?.focus();
};

const listKeys = (event) => {
	if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return false;
	if (event.code === "Slash" && !event.shiftKey) { document.querySelector("[name=text]")?.focus(); return true; }
	const by = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 }[event.code];
	if (!by) return false;
	const links = [...document.querySelectorAll(".row:not([hidden]) .row-title")], at = links.indexOf(document.activeElement);
	links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
	return true;
};

/* --- dialogs, and the beginning */
const shell = (...parts) => { document.documentElement.lang = ui; $("desk").replaceChildren(...parts.filter(Boolean)); };

/* Ask something; the answer is what stands in the fields, or null. */
const dialog = (title, parts, label, first = null) => new Promise((then) => {
	const before = document.activeElement;
	const form = h("form", { method: "dialog" }, h("h2", { id: "dialog-title" }, title), parts,
		h("div", { class: "buttons" }, h("button", { class: "main", type: "submit" }, label), label !== t("Close") && button(t("Cancel"), () => box.close())));
	const box = h("dialog", { "aria-labelledby": "dialog-title" }, form);
	let answer = null;
	form.addEventListener("submit", (event) => { event.preventDefault(); answer = new FormData(form); box.close(); });
	form.addEventListener("keydown", (event) => {
		event.stopPropagation(); // what closes the dialog is no key of what lies below
		if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
	});
	box.addEventListener("close", () => { box.remove(); if (before?.isConnected) before.focus({ preventScroll: true }); then(answer); });
	document.body.append(box);
	box.showModal();
	const focused = first || box.querySelector("input, textarea, select") || box.querySelector("button.main");
	focused.focus();
	focused.select?.();
});

let asked = "";
const reviewer = async (sheet) => {
	asked = memory.get(NAME) || asked;
	if (asked) return asked;
	const given = await dialog(t("Your name"), [h("label", {}, t("It is written beside each passage that you approve."), h("input", { name: "name", required: true, maxlength: "80", autocomplete: "name", value: sheet.reviewer || "" }))], t("Continue"));
	asked = given ? given.get("name").trim() : "";
	if (asked) memory.set(NAME, asked);
	return asked;
};

const help = () => {
	const lines = release ? [
		["Ctrl+Enter", t("Approve, and go to the next that is left")], ["Enter, E", t("Edit")], ["Ctrl+S", t("Save without approving")], ["Esc", t("Close")],
		["J, ↓", t("Next passage")], ["K, ↑", t("Passage before")], ["N", t("Next that is left")], ["A", t("Approve all without findings")],
		["R", t("Reject")], ["U, Ctrl+Z", t("Undo")], ["W", t("Right as it is…")], ["M", t("Note…")], ...(GIVEN ? [] : [["T", t("Add to the names…")], ["V", t("Show the page")], ["L", t("Back to the list")]]), ["O", t("Only what is left")],
	] : [["↓ ↑, J K", t("Go through the list")], ["Enter", t("Open")], ["/", t("Search")]];
	return dialog(t("Keys"), [h("dl", { class: "keys" }, [...lines, ["?", t("This help")]].map(([keys, what]) => h("div", {}, h("dt", {}, key(keys)), h("dd", {}, what))))], t("Close"));
};

const language = () => h("label", { class: "language" }, h("span", { class: "unseen" }, t("Language of this page")),
	h("select", { onchange: (event) => { ui = event.target.value; memory.set(UI, ui); if (!release) route(); else { release.draw(); GIVEN || release.refresh(); } } },
		Object.entries(LANGUAGES).map(([code, name]) => h("option", { value: code, lang: code, selected: code === ui }, name))));

/* The exported page hands its answers back as a file, or through the repository's page for a new one. */
let download = null;
const fileName = () => `${GIVEN.sheet.path.split("/").pop().replace(/\.md$/, "")}.${GIVEN.sheet.to}.${new Date().toISOString().slice(0, 16).replace(/\D/g, "")}.json`;
const fileButtons = () => {
	download = button("", async () => {
		if (!(await reviewer(GIVEN.sheet))) return;
		const address = URL.createObjectURL(new Blob([file.answers(asked)], { type: "application/json" }));
		h("a", { href: address, download: fileName() }).click();
		setTimeout(() => URL.revokeObjectURL(address), 10000);
		say(t("The file with your answers is saved. Send it back."));
	}, { class: "main" });
	const repository = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/.test(GIVEN.repository || "") && button(t("Hand in on GitHub"), async () => {
		if (!(await reviewer(GIVEN.sheet))) return;
		const address = new URL(`${GIVEN.repository}/new/HEAD`), value = file.answers(asked);
		address.searchParams.set("filename", `content/reviews/${fileName()}`);
		if (value.length < 5000) address.searchParams.set("value", value);
		else { await navigator.clipboard?.writeText(value).catch(() => {}); release.warn(t("Your answers are long: they are on the clipboard. Paste them into the page that opens.")); }
		window.open(address, "_blank", "noopener");
	});
	return [download, repository];
};
const fileCount = () => { if (download) { download.textContent = t("Save my answers as a file ({n})", { n: file.edits.length }); download.disabled = !file.edits.length; } };

const route = async () => {
	const where = new URLSearchParams(location.hash.slice(1));
	if (!GIVEN && !where.get("path")) { await showList(); return; }
	let sheet;
	try { sheet = await other.sheet(where.get("path"), where.get("to")); } catch (wrong) {
		shell(h("p", { class: "alert", role: "alert" }, wrong.message), h("p", { class: "alone" }, h("a", { href: "#" }, t("Back to the list"))));
		return;
	}
	release = new Release(sheet);
	release.draw();
};

/* The preview tells of each new build (the protocol of livereload 7). */
const listen = () => {
	const socket = new WebSocket(`ws://${location.host}/livereload`);
	socket.addEventListener("open", () => {
		socket.send(JSON.stringify({ command: "hello", protocols: ["http://livereload.com/protocols/official-7"] }));
		socket.send(JSON.stringify({ command: "info", url: "/_desk/" }));
	});
	socket.addEventListener("message", (event) => { if (JSON.parse(event.data).command === "reload") release?.refresh(); });
	socket.addEventListener("close", () => setTimeout(listen, 3000));
};

document.addEventListener("keydown", (event) => {
	if (event.key === "?" && !event.target.closest("textarea, input")) { event.preventDefault(); help(); return; }
	if (release ? release.keys(event) : listKeys(event)) event.preventDefault();
});

(async () => {
	let given;
	try { given = GIVEN || (await ask("texts")); } catch (wrong) { shell(h("p", { class: "alert" }, wrong.message)); return; }
	texts = given.texts;
	const wanted = memory.get(UI) || given.ui;
	ui = wanted in LANGUAGES ? wanted : "en";
	if (GIVEN) file.begin(); else { addEventListener("hashchange", route); listen(); }
	await route();
})();
})();
