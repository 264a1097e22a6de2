/* The desk: the list of what waits for a person, and a release passage by passage. All that is said
   comes into the page as text, never as HTML. */
"use strict";
(() => {
const $ = id => document.getElementById(id);
const GIVEN = $("given") ? JSON.parse($("given").textContent) : null; // only an exported page has it
const LANGUAGES = {ko: "한국어", ja: "日本語", en: "English"};
const STILL = {preventScroll: true};
let texts = {}, ui = "en";

const t = (message, values = {}) =>
	(texts[ui]?.[message] ?? message).replace(/\{(\w+)\}/g, (all, name) =>
		name in values ? (typeof values[name] === "number" ? values[name].toLocaleString(ui) : values[name]) : all);

const focused = () => document.activeElement;
const on = (target, what, does) => target.addEventListener(what, does);
/* An element: h("p.label", {title: "…"}, child, …); what it is given may be left out. */
const h = (tag, given = {}, ...children) => {
	if (given?.constructor !== Object) {children.unshift(given); given = {};}
	const [kind, ...classes] = tag.split("."), node = document.createElement(kind);
	if (classes.length) node.className = classes.join(" ");
	for (const [name, value] of Object.entries(given)) {
		if (value === false || value == null) continue;
		if (name.startsWith("on")) on(node, name.slice(2), value);
		else if (name === "value") node.value = value;
		else node.setAttribute(name, value === true ? "" : value);
	}
	node.append(...children.flat(3).filter(Boolean));
	return node;
};
const button = (label, does, given = {}) => h("button", {type: "button", onclick: does, ...given}, label);
const key = name => h("kbd", name);
const select = (name, label, options) => h("label", label, h("select", {name}, options.map(([value, text]) => h("option", {value}, text))));
const say = message => {
	$("said").textContent = "";
	setTimeout(() => {$("said").textContent = message;}, 30); // the same words twice are two changes
};
const changedMeanwhile = () => t("This passage was changed in the file meanwhile. Nothing was overwritten. Which text shall stay?");
const STATES = () => ({
	stale: t("Source changed"), failed: t("Held back"), missing: t("Not translated"),
	machine: t("Machine translation"), edited: t("Edited, not approved"), reviewed: t("Approved"),
});
const STAGES = () => ({
	public: "", page: t("Standing page"), draft: t("Draft"), embargoed: t("Under embargo"),
	future: t("Not yet published"), expired: t("Expired"), withdrawn: t("Withdrawn"),
});
const CONTEXTS = () => ({
	title: t("Title"), subtitle: t("Subtitle"), summary: t("Summary"), heading: t("Heading"),
	caption: t("Caption"), alt: t("Description of the picture"), cell: t("Table cell"),
});
const KINDS = () => ({
	person: t("Person"), organization: t("Organization"), place: t("Place"),
	product: t("Product"), term: t("Term"),
});
const facts = (one, day, more = []) => h("p.facts", STAGES()[one.stage] && h("b", {class: `stage ${one.stage}`}, STAGES()[one.stage]),
	h("span", day), h("span", `${LANGUAGES[one.lang]} → ${LANGUAGES[one.to]}`), more);
/* What a closed laptop must not lose; the browser may refuse (a private window). */
const memory = {
	get(name) {try {return JSON.parse(localStorage.getItem(name));} catch {return null;}},
	set(name, value) {try {localStorage.setItem(name, JSON.stringify(value)); return true;} catch {return false;}},
	names(begin) {try {return Object.keys(localStorage).filter(name => name.startsWith(begin));} catch {return [];}},
	drop(name) {try {localStorage.removeItem(name);} catch {/* nothing was kept */}},
};
const NAME = "pressbridge name", UI = "pressbridge language", PAGE = "pressbridge page", KEY = "pressbridge key";
/* --- the other side */
const inHash = name => new URLSearchParams(location.hash.slice(1)).get(name);
/* The secret comes in the printed address, is kept for this origin and sent as a header. */
const secret = new URLSearchParams(location.search).get("key") || memory.get(KEY) || "";
const ask = async (what, body) => {
	const sent = body === undefined ? {} : {method: "POST", body: JSON.stringify(body)};
	for (let tries = 0; ; tries++) {
		let answer;
		try {
			answer = await fetch(`/_desk/data/${what}`, {
				...sent, cache: "no-store", headers: {"Content-Type": "application/json", "X-Pressbridge": secret, "Accept-Language": ui},
			});
		} catch {throw new Error(t("The preview no longer answers. Start it again and open the address that it shows."));}
		if (answer.status === 503 && tries < 30) { // another run holds the folder
			await new Promise(then => setTimeout(then, 500));
			continue;
		}
		if (answer.status === 403) throw new Error(t("This address is no longer valid. Open the one that the preview shows now."));
		const told = await answer.json().catch(() => ({}));
		if (answer.status === 409 && what === "save") unfit = true; // it may be the name
		if (!answer.ok) throw new Error(t(told.message || "") || t("This did not work. Try again."));
		return told;
	}
};
const server = {
	list: () => ask("list"), sheet: (path, to) => ask(`release?${new URLSearchParams({path, to})}`),
	...Object.fromEntries(["check", "save", "name", "undo"].map(what => [what, body => ask(what, body)])),
};
/* An exported page: answers go out as a review file. Of the checks it has that of figures. What is said
   in its sheet stands there in each language. */
const offline = () => t("In this file only figures are checked. Names and the rest are checked when your answers are taken in.");
const figures = text => (text.normalize("NFKC").replace(/⟦\/?\d+⟧/g, "").replace(/(\d),(?=\d)/g, "$1").match(/\d+(?:\.\d+)?/g) || []).sort();
const file = {
	kept: () => `pressbridge answers|${GIVEN.sheet.path}|${GIVEN.sheet.to}|${GIVEN.sheet.version}`,
	async sheet() {
		const sheet = JSON.parse(JSON.stringify(GIVEN.sheet), (_, value) => (value?.en ? value[ui] : value));
		this.first = new Map(sheet.passages.map(one => [one.key, one]));
		this.edits ||= memory.get(this.kept()) || [];
		return {...sheet, passages: sheet.passages.map(one => this.after(one, this.edits.find(edit => edit.key === one.key)))};
	},
	after(one, edit) {
		if (!edit) return {...one};
		const text = edit.do === "reject" ? "" : edit.text, same = text === one.text;
		const state = {approve: "reviewed", edit: same ? one.state : "edited", reject: "missing", note: one.state}[edit.do];
		return {
			...one, text, state, waived: edit.waive || one.waived, ...this.checked(one, text),
			reviewed: edit.do === "approve" ? {name: edit.name || "", date: edit.date || ""} : one.reviewed,
			notes: edit.notes || one.notes, changed: state === "reviewed" ? [] : one.changed, kept: same ? one.kept : [],
		};
	},
	checked(one, text) {
		if (text === one.text) return {findings: one.findings, sentences: one.sentences, names: one.names};
		const [now, was, source] = [text, one.text || one.source, one.source].map(some => figures(some).join(", ") || "–");
		const findings = text && now !== source && (now !== was || one.findings.some(found => found.check === "numbers"))
			? [{check: "numbers", hard: true, message: t("Figures here: {now}. Before: {was}.", {was, now}), source: [], text: []}] : [];
		return {findings, sentences: null, names: {source: one.names.source, text: []}, later: true};
	},
	async check({key: of, text}) {return this.checked(this.first.get(of), text);},
	async save({name, edits}) {
		const date = new Date().toLocaleDateString("sv"), before = [...this.edits];
		for (const edit of edits) {
			const old = this.edits.find(one => one.key === edit.key);
			const merged = edit.do === "note" && old ? {...old, notes: edit.notes} : {...edit, notes: edit.notes || old?.notes, name, date};
			this.edits = [...this.edits.filter(one => one !== old), merged];
		}
		(this.done ||= []).push(before);
		memory.set(this.kept(), this.edits);
		return {saved: edits.map(edit => edit.key), conflicts: [], refused: [], passages: edits.map(({key: of}) => this.after(this.first.get(of), this.edits.find(one => one.key === of)))};
	},
	async undo() {
		if (!this.done?.length) return;
		this.edits = this.done.pop();
		memory.set(this.kept(), this.edits);
	},
	answers(name) {
		const {path, to} = GIVEN.sheet, edits = this.edits.map(({name: _, date, ...edit}) => edit);
		return JSON.stringify({pressbridge: "review", version: 1, path, to, name, made: new Date().toISOString(), edits}, null, 1);
	},
};
const other = GIVEN ? file : server;
/* Places in a text count units of UTF-16. */
const nameAt = (sheet, p, n) => sheet.names[n] ?? p.more?.[n - sheet.names.length];

const layersOf = (sheet, p, side) => {
	const text = side === "text" ? shownText(p) : p.source, layers = [];
	for (const found of open(p)) for (const [from, to] of found[side]) layers.push({from, to, hard: found.hard, found});
	for (const [from, to, which] of p.names?.[side] || []) layers.push({from, to, name: nameAt(sheet, p, which)});
	for (const sign of text.matchAll(/⟦\/?\d+⟧/g)) layers.push({from: sign.index, to: sign.index + sign[0].length, sign: true});
	return layers;
};
const entryOf = name => {
	const reading = name.reading ? `（${name.reading}）` : "";
	return [`${name.ko} = ${name.ja}${reading}`, KINDS()[name.kind] ?? name.kind, name.note].filter(Boolean).join(" · ");
};
const piece = (text, over) => {
	const found = over.find(layer => layer.found), name = over.find(layer => layer.name), sign = over.some(layer => layer.sign);
	const classes = [sign && "sign", name && "name", found && (over.some(layer => layer.hard) ? "differs hard" : "differs")].filter(Boolean);
	if (!classes.length) return text;
	const title = [found?.found.message, name && entryOf(name.name)].filter(Boolean).join("\n");
	return h(found ? "mark" : "span", {class: classes.join(" "), title: title || null}, text);
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
		if (where > at) {parts.push(piece(text.slice(at, where), [...over])); at = where;}
		if (opens) over.add(layer); else over.delete(layer);
	}
	if (at < to) parts.push(piece(text.slice(at, to), [...over]));
	return parts;
};
/* --- a passage, p for short */
/* Findings declared right: of the text that was shown then, and of no other. */
const right = p => (shownText(p) === p.text ? p.waived : []);
const open = p => p.findings.filter(found => !right(p).some(one => one.check === found.check));
const hard = p => open(p).filter(found => found.hard);
const waits = p => p.state !== "reviewed" || hard(p).length || typed(p) || p.conflict;
const waivable = p => open(p).filter(found => !["marks", "invisible", "marks-moved"].includes(found.check));
const clean = p => ["machine", "edited"].includes(p.state) && p.text && !p.findings.length && !typed(p) && !p.conflict;
const typed = p => p.draft !== undefined;
const shownText = p => p.draft ?? p.text;

const pairs = (sheet, p) => {
	const {lang, to} = sheet, text = shownText(p), source = layersOf(sheet, p, "source"), target = layersOf(sheet, p, "text");
	const side = (which, of, layers, span) => h("div", {class: `side ${which}`, lang: which === "source" ? lang : to, "data-side": which}, paint(of, layers, ...(span || [])));
	const known = p.sentences;
	if (!known || known.source.length < 2) {
		const empty = h("p.nothing", t("There is no translation yet."));
		return h("div.pair", side("source", p.source, source), text ? side("text", text, target) : empty);
	}
	const kept = new Set(p.state === "reviewed" ? [] : p.kept);
	const rows = known.source.map((span, n) => h("div.pair", {"data-sentence": n},
		side("source", p.source, source, span), side("text", text, target, known.text[n])));
	return folded(rows, kept);
};
/* Sentences that kept their translation are folded, with their number. */
const folded = (rows, kept) => {
	const out = [];
	for (let n = 0; n < rows.length; ) {
		if (!kept.has(n)) {out.push(rows[n++]); continue;}
		const some = [];
		while (n < rows.length && kept.has(n)) some.push(rows[n++]);
		out.push(h("details.kept", h("summary", t("Unchanged, translation kept. Sentences: {n}", {n: some.length})), some));
	}
	return out;
};
const changes = (sheet, p) => p.changed.length && h("div.changed", h("p.label", t("What changed in the source")),
	h("p", {lang: sheet.lang}, p.changed.map(([what, text]) => (what === "=" ? text : h(what === "-" ? "del" : "ins", text)))));

const stateLine = p => {
	const by = p.reviewed && p.state === "reviewed" ? ` · ${p.reviewed.name} ${p.reviewed.date}` : p.machine && p.state === "machine" ? ` · ${p.machine}` : "";
	return h("span", {class: `state ${p.state}`}, STATES()[p.state], by);
};
const findings = p => {
	const lines = p.findings.map(found => {
		const waived = right(p).find(one => one.check === found.check);
		const what = waived ? t("Found to be right: {reason}", {reason: waived.reason || "–"}) : found.hard ? t("Must be checked") : t("Please look");
		return h("li", {class: waived ? "waived" : found.hard ? "hard" : "soft"}, h("b", what), " ", h("span", found.message));
	});
	for (const one of right(p)) if (!p.findings.some(found => found.check === one.check)) lines.push(h("li.waived", t("Found to be right: {reason}", {reason: one.reason || one.check})));
	if (p.state === "failed" && !typed(p)) for (const reason of p.failed) if (!p.findings.some(found => found.message === reason)) lines.unshift(h("li.hard", h("b", t("The machine's answer was not usable")), " ", h("span", reason)));
	if (p.later) lines.push(h("li.soft", offline()));
	return lines.length && h("ul.findings", lines);
};
const names = (sheet, p) => {
	const used = [...new Set([...(p.names?.source || []), ...(p.names?.text || [])].map(one => one[2]))];
	return used.length && h("ul.names", {"aria-label": t("Names in this passage")}, used.map(n => h("li", entryOf(nameAt(sheet, p, n)))));
};
const notes = p => p.notes.length && h("ul.notes", {"aria-label": t("Notes")}, p.notes.map(note => h("li", note)));
/* --- the release */
let release = null; // what is open: {sheet, views, at, only}
let onWay = 0; // saves without an answer
on(window, "beforeunload", e => {if (onWay) e.preventDefault();});

const draftName = (sheet, p) => `pressbridge draft|${sheet.path}|${sheet.to}|${p.key}`;
const remember = (sheet, {key: of, entry, source}, text, what) => memory.set(draftName(sheet, {key: of}), {entry, source, text, do: what});
/* What was typed and not saved comes back; where the entry is another by now, both are shown. */
const withDraft = (sheet, p) => {
	const kept = memory.get(draftName(sheet, p));
	if (!kept || typeof kept.text !== "string" || kept.text === p.text) return p;
	if (kept.entry === p.entry) p.draft = kept.text;
	else p.conflict = {do: kept.do || "edit", text: kept.text};
	return p;
};
class Release {
	constructor(sheet) {
		this.sheet = sheet;
		this.drafts();
		this.at = Math.max(0, this.all.findIndex(waits));
		this.only = false;
		this.chosen = {source: "", text: ""};
		this.undoable = 0;
		this.saves = Promise.resolve();
		this.flying = [];
	}
	get all() {return this.sheet.passages;}
	get passage() {return this.all[this.at];}
	of(name) {return this.all.find(one => one.key === name);}
	viewOf(p) {return this.views[this.all.indexOf(p)];}
	get left() {return this.all.filter(waits).length;}
	/* What was typed for a source that is another by now goes to what it has become, or is shown apart. */
	drafts() {
		const {sheet} = this;
		this.all.forEach(one => withDraft(sheet, one));
		this.lost = [];
		for (const name of memory.names(draftName(sheet, {key: ""}))) {
			const was = name.slice(-16), kept = memory.get(name);
			if (this.of(was) || typeof kept?.text !== "string") continue;
			const p = this.all.find(one => kept.source && one.previous === kept.source && !typed(one) && !one.conflict);
			if (!p) {this.lost.push({name, ...kept}); continue;}
			Object.assign(p, {was, draft: kept.text});
			if (remember(sheet, p, kept.text)) memory.drop(name);
		}
	}
	gone() {
		return this.lost.map(({name, source, text}) => {
			const box = h("div.conflict", h("p", t("You typed this for a passage that is no longer there.")),
				h("p", {lang: this.sheet.lang}, source), h("p", {lang: this.sheet.to}, text), button(t("Discard what I typed"), () => {memory.drop(name); box.remove();}));
			return box;
		});
	}
	draw() {
		const {sheet} = this;
		document.title = `${sheet.title} · Pressbridge`;
		this.list = h("div.passages");
		this.views = this.all.map((one, n) => this.view(one, n));
		this.list.append(...this.views);
		this.done = h("p.done", {tabindex: "-1", hidden: true}, t("Nothing is left in this release."), " ",
			!GIVEN && h("a", {href: "#"}, t("Back to the list")));
		this.frame = null;
		this.beside = h("aside.beside", {hidden: true, "aria-label": t("The page as readers see it")});
		this.tally = h("span");
		this.saving = h("span.saving", {hidden: true}, " · ", t("Saving…"));
		this.alert = h("p.alert", {role: "alert", hidden: true});
		shell(
			h("header.top",
				h("div.headline",
					!GIVEN && h("a.back", {href: "#"}, "← ", t("List")),
					h("h1", {lang: sheet.lang}, sheet.title),
					facts(sheet, sheet.day),
					GIVEN && h("p.hand", offline())),
				h("div.tools", h("p.tally", this.tally, this.saving), this.tools())),
			this.alert,
			h("div.work", h("main", this.gone(), this.done, this.list), this.beside),
		);
		if (memory.get(PAGE) && sheet.page && !GIVEN) this.togglePage();
		this.count();
		this.go(this.at);
		this.all.forEach(one => typed(one) && this.checkSoon(one));
	}
	tools() {
		this.allClean = button("", () => this.approveAll(), {title: "A"});
		this.undoing = button(t("Undo"), () => this.undo(), {title: "U", disabled: true});
		this.onlyWaiting = button(t("Only what is left"), () => this.toggleOnly(), {"aria-pressed": "false", title: "O"});
		this.pageButton = !GIVEN && this.sheet.page && button(t("Show the page"), () => this.togglePage(), {"aria-pressed": "false", title: "V"});
		return h("div.buttons", this.allClean, this.undoing, this.onlyWaiting, this.pageButton,
			GIVEN && fileButtons(), (this.naming = button("", async () => {if (await reviewer(this.sheet, true)) this.count();})), button(t("Keys"), help, {title: "?"}), language());
	}
	count() {
		const all = this.all.length, left = this.left, fine = this.all.filter(clean).length;
		this.tally.textContent = left ? t("Left: {left} of {all}", {left, all}) : t("Nothing left of {all}", {all});
		this.allClean.textContent = t("Approve all without findings ({n})", {n: fine});
		this.allClean.disabled = !fine;
		this.undoing.disabled = !(GIVEN ? file.done?.length : this.undoable);
		const lost = left && focused() === this.done;
		this.done.hidden = left > 0;
		if (lost) this.jump(this.all.findIndex(waits));
		this.saving.hidden = !onWay;
		const name = who();
		this.naming.textContent = name ? t("Approving as {name}…", {name}) : t("Your name…");
		fileCount();
	}
	view(p, n) {
		const {sheet} = this, head = `head-${p.key}`, editing = p.editing;
		const node = h("div", {class: `passage is-${p.state}${waits(p) ? " waits" : ""}`, tabindex: "0", "data-key": p.key, role: "group", "aria-labelledby": head},
			h("div.head", h("h2", {id: head}, `${n + 1}. ${CONTEXTS()[p.context] || t("Text")}`), stateLine(p)),
			p.refusal && h("p.refusal", p.refusal),
			p.conflict && this.conflict(p),
			changes(sheet, p),
			h("div.texts", editing ? this.editor(p) : pairs(sheet, p)),
			!editing && typed(p) && h("p.unsaved", t("Typed, but not saved yet. It is kept in this browser."), " ",
				button(t("Discard what I typed"), () => this.discard(p))),
			h("div.under", findings(p), names(sheet, p), notes(p)),
			h("div.actions", this.actions(p)));
		on(node, "focusin", () => this.reached(this.all.indexOf(p)));
		on(node, "dblclick", e => {if (e.target.closest(".text") && !p.editing) this.edit(p);});
		return node;
	}
	actions(p) {
		const one = (label, name, does, given) => button([label, " ", key(name)], does, given);
		const approve = one(t("Approve"), "Ctrl+Enter", () => this.approve(p), {class: "main"});
		const name = !GIVEN && one(t("Add to the names…"), p.editing ? "Alt+T" : "T", () => this.name());
		if (p.editing) return [approve, one(t("Save without approving"), "Ctrl+S", () => this.keep(p)), one(t("Close"), "Esc", () => this.close(p)), name];
		const text = shownText(p);
		return [
			text && approve, one(text ? t("Edit") : t("Translate"), "Enter", () => this.edit(p), {class: !text && "main"}),
			waivable(p).length && one(t("Right as it is…"), "W", () => this.waive(p)),
			p.text && one(t("Reject"), "R", () => this.reject(p)),
			one(t("Note…"), "M", () => this.note(p)), name,
		];
	}
	/* The text is painted behind its field too: so marks stand in what is typed. */
	editor(p) {
		const {sheet} = this, behind = h("div.behind", {"aria-hidden": "true"}), text = shownText(p);
		const field = h("textarea", {lang: sheet.to, spellcheck: "false", rows: "1", "aria-label": t("Translation"), "aria-describedby": `found-${p.key}`, value: text});
		const repaint = () => behind.replaceChildren(...paint(field.value, layersOf(sheet, {...p, draft: field.value}, "text")), "\n");
		const source = h("div.side.source", {lang: sheet.lang, "data-side": "source"}), follow = () => this.follow(p, field, source);
		p.repaint = () => {repaint(); follow();};
		on(field, "input", () => {
			p.draft = field.value;
			const kept = remember(sheet, p, field.value);
			if (!kept) this.warn(t("This browser keeps nothing: what you type is lost unless you save it."));
			p.findings = []; // those of the text as it was would stand at wrong places
			p.checkedText = null;
			p.sentences = p.names = null;
			repaint();
			this.checkSoon(p);
		});
		for (const what of ["keyup", "click", "focus"]) on(field, what, follow);
		repaint();
		follow();
		return h("div.pair", source, h("div.side.text.field", behind, field));
	}
	/* The sentence in which one writes is marked in the source too. */
	follow(p, field, source) {
		const layers = layersOf(this.sheet, p, "source"), known = p.sentences, at = known ? known.text.findIndex(([, to]) => field.selectionStart <= to) : -1;
		const parts = known && known.source.length > 1
			? known.source.map((span, n) => h("span", {class: n === at ? "here" : null}, paint(p.source, layers, ...span), n + 1 < known.source.length ? " " : ""))
			: paint(p.source, layers);
		source.replaceChildren(...parts);
	}
	conflict(p) {
		const mine = p.conflict;
		const box = (title, text, label, does) => h("div.version", h("p.label", title), h("p", {lang: this.sheet.to}, text || "–"), button(label, does));
		return h("div.conflict", h("p", changedMeanwhile()),
			h("div.versions",
				box(t("In the file now"), p.text, t("Keep the one in the file"), () => {p.conflict = undefined; this.forget(p); this.redraw(p, true);}),
				box(t("Yours"), mine.text, t("Take mine"), () => {
					p.conflict = undefined;
					this.redraw(p, true);
					this.send([{...mine, ...this.editOf(p, mine.do, mine.text)}]);
				})));
	}
	reached(n) {
		if (n < 0) return;
		const moved = n !== this.at || !this.views[n].classList.contains("current");
		this.views[this.at]?.classList.remove("current");
		this.at = n;
		this.views[n].classList.add("current");
		if (moved) say(this.spoken(n));
	}
	spoken(n) {
		const p = this.all[n], found = open(p).map(one => one.message);
		return [t("Passage {n} of {all}", {n: n + 1, all: this.all.length}), STATES()[p.state],
			found.length ? t("Findings: {n}", {n: found.length}) : t("No findings"), ...found].join(". ");
	}
	go(n) {
		const view = this.views[n];
		if (!view || view.hidden) return;
		view.focus(STILL);
		view.scrollIntoView({block: "nearest"});
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
			if (waits(all[at])) {this.go(at); return;}
		}
		this.count();
		this.done.focus();
		this.done.scrollIntoView({block: "center"});
		say(t("Nothing is left in this release."));
	}
	redraw(p, focus = false) {
		const n = this.all.indexOf(p), old = this.views[n];
		if (!old) return; // it was asked for before the passage changed
		const had = old.contains(focused()), was = cursor();
		this.views[n] = this.view(p, n);
		if (n === this.at) this.views[n].classList.add("current");
		old.replaceWith(this.views[n]);
		if (this.only) this.views[n].hidden = !waits(p);
		if (had || focus) (p.editing ? this.field(p) : this.views[n]).focus(STILL);
		if (had && was && p.editing) this.goOn(p, was);
		this.count();
	}
	field(p) {return this.viewOf(p).querySelector("textarea");}
	/* Who was writing goes on at the cursor; without the field, letters are no keys for a while. */
	goOn(p, [from, to]) {
		if (!p?.editing) {this.hush(); return;}
		this.field(p).focus(STILL);
		this.field(p).setSelectionRange(from, to);
	}
	hush() {this.quiet = Date.now() + 1000;}
	/* Show what needs a look, but take nobody out of a field. */
	jump(n) {
		if (cursor()) return;
		this.go(n);
		this.hush();
	}
	warn(message) {this.alert.textContent = message; this.alert.hidden = !message;}
	/* checks while typing: only the last answer counts */
	checkSoon(p) {
		clearTimeout(p.timer);
		p.asked = (p.asked || 0) + 1;
		p.timer = setTimeout(() => this.check(p), 200);
	}
	/* Whether the text that is shown now was checked. */
	async check(p) {
		clearTimeout(p.timer);
		const {path, to} = this.sheet, mine = (p.asked = (p.asked || 0) + 1), text = shownText(p);
		let told;
		try {told = await other.check({path, to, key: p.key, text});} catch (wrong) {if (mine === p.asked) this.warn(wrong.message); return false;}
		if (mine !== p.asked || text !== shownText(p)) return false;
		Object.assign(p, told);
		p.checkedText = text;
		if (!p.editing) {this.redraw(p); return true;}
		const under = this.viewOf(p).querySelector(".under");
		under.replaceChildren(...[findings(p), names(this.sheet, p), notes(p)].filter(Boolean));
		p.repaint();
		const found = open(p);
		say(found.length ? found.map(one => one.message).join(". ") : t("No findings"));
		return true;
	}
	/* what is done with a passage; with two texts side by side, one has to choose first */
	stopped(p) {
		if (p.conflict) say(changedMeanwhile());
		return p.conflict;
	}
	edit(p) {
		if (this.stopped(p)) return;
		p.editing = true;
		this.redraw(p, true);
		const field = this.field(p);
		field.setSelectionRange(field.value.length, field.value.length);
		this.viewOf(p).scrollIntoView({block: "nearest"});
	}
	close(p) {
		p.editing = false;
		if (p.draft === p.text) this.forget(p);
		this.redraw(p, true);
		if (!typed(p) && p.checkedText !== undefined) this.check(p);
	}
	discard(p) {
		this.forget(p);
		this.redraw(p, true);
		this.check(p);
	}
	forget(p) {
		p.draft = undefined;
		memory.drop(draftName(this.sheet, p));
	}
	editOf(p, what, text = shownText(p)) {
		return {key: p.key, entry: p.entry, do: what, text};
	}
	async approve(p, waived = []) {
		if (p.approving || this.stopped(p)) return;
		if (!shownText(p).trim()) {this.edit(p); say(t("There is no translation yet.")); return;}
		if (!(await reviewer(this.sheet))) return;
		this.warn("");
		p.approving = true;
		const checked = !typed(p) || p.checkedText === p.draft || (await this.check(p));
		p.approving = false;
		if (!checked || this.of(p.key) !== p) { // another text by now, or no answer
			this.warn(`${t("Not approved: not checked to the end. Approve it again.")} ${this.alert.textContent}`);
			return;
		}
		const unsaid = hard(p).filter(found => !waived.some(one => one.check === found.check));
		if (unsaid.some(found => !waivable(p).includes(found))) {this.edit(p); say(unsaid[0].message); return;}
		if (unsaid.length) {this.waive(p); return;}
		p.editing = false;
		const edit = this.editOf(p, "approve");
		if (waived.length || GIVEN) edit.waive = [...right(p), ...waived];
		this.shown(p, "reviewed", edit.text, edit.waive);
		this.next();
		this.send([edit]);
	}
	/* Shown at once, and again when the answer comes. */
	shown(p, state, text, waived = right(p)) {
		Object.assign(p, {state, text, draft: undefined, refusal: undefined, waived, changed: state === "reviewed" ? [] : p.changed});
		this.redraw(p);
	}
	async approveAll() {
		const some = this.all.filter(clean);
		if (!some.length) return;
		const sure = await dialog(t("Approve {n} passages?", {n: some.length}), [h("p", t("None of them has a finding. With your name you confirm that you have read them."))], t("Approve"));
		if (!sure || !(await reviewer(this.sheet))) return;
		const edits = some.map(one => this.editOf(one, "approve"));
		for (const one of some) this.shown(one, "reviewed", one.text);
		this.next();
		this.send(edits);
	}
	async keep(p) {
		if (!(await reviewer(this.sheet))) return;
		p.editing = false;
		this.redraw(p, true);
		this.send([this.editOf(p, "edit")]);
	}
	async reject(p) {
		if (!p.text || this.stopped(p)) return;
		const mine = typed(p);
		if ((mine || p.state === "reviewed") && !(await dialog(t("Reject this translation?"), [h("p", mine ? t("What you typed here is discarded too.") : t("It is approved."))], t("Reject")))) return;
		if (!(await reviewer(this.sheet)) || this.of(p.key) !== p) return;
		p.editing = false;
		this.send([this.editOf(p, "reject", "")]);
	}
	async waive(p) {
		const some = waivable(p);
		if (!some.length || this.stopped(p)) return;
		const boxes = some.map(found => h("label", h("input", {type: "checkbox", name: "check", checked: true, value: found.check}), " ", found.message));
		const reason = h("input", {name: "reason", required: true, maxlength: "200", autocomplete: "off", placeholder: t("Compared with the source: correct")});
		const given = await dialog(t("Approve it as it is?"), [h("fieldset", h("legend", t("Tick what is right:")), boxes), h("label", t("Reason"), reason)], t("Approve"), reason);
		if (!given) return;
		const waived = [...new Set(given.getAll("check"))].map(check => ({check, reason: given.get("reason").trim()}));
		if (waived.length) this.approve(p, waived);
	}
	async note(p) {
		if (this.stopped(p)) return;
		const field = h("textarea", {name: "note", rows: "4", value: p.notes.join("\n")});
		const given = await dialog(t("Note to your colleague"), [h("label", t("It stays in the file of translations. Readers never see it."), field)], t("Save"), field);
		if (!given || !(await reviewer(this.sheet))) return;
		const lines = given.get("note").split(/\r?\n/).map(line => line.trim()).filter(Boolean);
		this.send([{...this.editOf(p, "note", p.text), notes: lines}]);
	}
	async name() {
		const ko = this.sheet.lang === "ko" ? "source" : "text", ja = ko === "source" ? "text" : "source";
		const input = (name, label, lang, value = "", more = {}) => h("label", label, h("input", {name, lang, value, maxlength: "200", autocomplete: "off", ...more}));
		const fields = [input("ko", t("In Korean"), "ko", this.chosen[ko], {required: true}), input("ja", t("In Japanese"), "ja", this.chosen[ja], {required: true}),
			input("reading", t("Reading in kana (may be empty)"), "ja"), select("kind", t("Kind"), Object.entries(KINDS()))];
		const given = await dialog(t("Add to the names"), fields, t("Add"));
		if (!given) return;
		try {
			const told = await other.name(Object.fromEntries(["ko", "ja", "kind", "reading"].map(one => [one, given.get(one).trim()])));
			this.warn(told.ok ? "" : `${told.message} ${told.hint || ""}`);
			if (told.ok) {say(t("Added to the names.")); await this.refresh();}
		} catch (wrong) {this.warn(wrong.message);}
	}
	async undo() {
		await this.saves;
		if (this.undoing.disabled) return;
		try {
			await other.undo({path: this.sheet.path, to: this.sheet.to});
			this.warn("");
			this.undoable = Math.max(0, this.undoable - 1);
			const changed = this.take((await other.sheet(this.sheet.path, this.sheet.to)).passages);
			if (changed.length) {if (!cursor()) this.go(changed[0]); say(t("Undone."));}
		} catch (wrong) {this.warn(wrong.message);}
		this.count();
	}
	/* saving: one after the other, each at once */
	send(edits) {
		const {path, to} = this.sheet, name = who();
		edits = edits.filter(edit => this.of(edit.key));
		for (const edit of edits) {
			const p = this.of(edit.key);
			edit.sent = edit.do === "note" ? null : edit.do === "reject" ? p.draft : edit.text;
			if (edit.do === "approve" || edit.do === "edit") remember(this.sheet, p, edit.text, edit.do);
		}
		const follows = edits.filter(edit => this.flying.includes(edit.key)); // an own save that is on its way
		this.flying.push(...edits.map(edit => edit.key));
		this.saves = this.saves.then(async () => {
			for (const edit of follows) if (!this.of(edit.key).conflict) edit.entry = this.of(edit.key).entry;
			try {this.answered(edits, await other.save({path, to, name, edits: edits.map(({sent, ...edit}) => edit)})); this.warn("");} catch (wrong) {this.unsaved(edits, wrong);}
			this.flying.splice(0, edits.length);
			onWay--;
			this.count();
		});
		onWay++;
		this.count();
		return this.saves;
	}
	answered(edits, told) {
		const mine = new Map(edits.map(edit => [edit.key, edit]));
		if (told.saved.length) this.undoable++;
		for (const fresh of told.passages) { // what was typed since then waits for its own save
			const {sent} = mine.get(fresh.key), old = this.of(fresh.key), name = draftName(this.sheet, fresh);
			if (old?.draft === sent) old.draft = undefined;
			if (memory.get(name)?.text === sent) memory.drop(name);
			else if (old?.draft !== undefined) remember(this.sheet, fresh, old.draft);
		}
		this.take(told.passages, true);
		for (const disk of told.conflicts) {
			const edit = mine.get(disk.key), draft = this.of(disk.key)?.draft ?? edit.sent;
			this.take([{...disk, conflict: draft === edit.sent ? edit : {do: "edit", text: draft}}]);
		}
		for (const {key: of, message} of told.refused) {
			const p = this.of(of), edit = mine.get(of);
			if (!p) continue;
			p.refusal = message;
			this.back(p, edit);
		}
		const trouble = told.conflicts[0] || told.refused[0];
		if (trouble) {this.jump(this.all.indexOf(this.of(trouble.key))); say(t("Not saved. Please look at this passage."));}
		this.count();
	}
	unsaved(edits, wrong) {
		this.warn(`${t("Not saved. It is kept in this browser.")} ${wrong.message}`);
		for (const edit of edits) {
			const p = this.of(edit.key);
			if (p) this.back(p, edit);
		}
	}
	/* What was shown as done is not: it waits again, with what was typed. */
	back(p, edit) {
		p.state = p.state === "reviewed" ? "edited" : p.state;
		if (edit.do !== "reject" && edit.do !== "note") p.draft ??= edit.text;
		this.redraw(p);
	}
	/* Put in passages as they are now; return the places of what changed. */
	take(passages, own) {
		const changed = [];
		for (const fresh of passages) {
			const n = this.all.findIndex(one => one.key === fresh.key), old = this.all[n];
			if (!old || (JSON.stringify(plain(old)) === JSON.stringify(plain(fresh)) && !fresh.conflict && old.draft !== old.text)) continue;
			if (own || old.editing) fresh.draft ??= old.draft;
			if (fresh.draft === fresh.text) fresh.draft = undefined;
			if (!own && typed(fresh) && old.entry !== fresh.entry) fresh.conflict ??= {do: "edit", text: fresh.draft};
			if (fresh.conflict) fresh.draft = undefined;
			fresh.editing = old.editing && !fresh.conflict;
			dismiss(old);
			this.all[n] = fresh;
			const was = cursor();
			this.redraw(fresh);
			if (was && !cursor()) this.hush();
			if (typed(fresh)) this.checkSoon(fresh);
			changed.push(n);
		}
		this.count();
		return changed;
	}
	/* A file was saved: the release is asked for again, and what is typed stays. */
	async refresh() {
		const {path, to} = this.sheet, before = this.saves;
		await before;
		let sheet;
		try {sheet = await other.sheet(path, to);} catch {return;}
		if (release !== this) return;
		if (before !== this.saves) {await this.refresh(); return;} // it is older than what was saved
		const same = sheet.passages.length === this.all.length && sheet.passages.every((one, n) => one.key === this.all[n].key);
		this.sheet.names = sheet.names;
		if (same) {
			this.take(sheet.passages.map(one => withDraft(sheet, one)));
			return;
		}
		const here = this.passage?.key, writing = this.all.filter(one => one.editing).map(one => one.key), was = cursor(), y = scrollY;
		this.all.forEach(dismiss);
		Object.assign(this.sheet, sheet);
		this.drafts();
		const now = name => this.of(name) || this.all.find(one => one.was === name);
		for (const name of writing) if (now(name) && !now(name).conflict) now(name).editing = true;
		const at = this.all.indexOf(now(here));
		this.at = at < 0 ? Math.max(0, this.all.findIndex(waits)) : at;
		this.draw();
		if (was) this.goOn(now(here), was);
		else if (at < 0) this.hush();
		if (at >= 0) scrollTo(0, y);
	}
	toggleOnly() {
		this.only = !this.only;
		this.onlyWaiting.setAttribute("aria-pressed", this.only);
		this.all.forEach((one, n) => {this.views[n].hidden = this.only && !waits(one);});
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
			this.frame = h("iframe", {src: this.sheet.page, title: t("The page as readers see it")});
			this.beside.append(this.frame);
		}
	}
	keys(e) {
		const p = this.passage, typing = e.target.closest("textarea, input, select"), ctrl = e.ctrlKey || e.metaKey;
		if (!p || e.isComposing) return false;
		if (ctrl && e.key === "Enter") {if (!e.repeat) this.approve(p); return true;}
		if (ctrl && e.code === "KeyS") {if (p.editing) this.keep(p); return true;}
		if (e.altKey && e.code === "KeyT") {if (!GIVEN) this.name(); return true;}
		if (typing) {
			if (e.key === "Escape" && p.editing) {this.close(p); return true;}
			return false;
		}
		if (ctrl && e.code === "KeyZ") {this.undo(); return true;}
		if (ctrl || e.altKey) return false;
		if (e.key.length === 1 && Date.now() < this.quiet) {this.hush(); return true;}
		if (e.key === "Enter") {if (e.target.closest("button, a, summary")) return false; this.edit(p); return true;}
		const does = {
			KeyJ: () => this.step(1), ArrowDown: () => this.step(1), KeyK: () => this.step(-1), ArrowUp: () => this.step(-1),
			KeyN: () => this.next(), KeyE: () => this.edit(p), KeyA: () => this.approveAll(), KeyR: () => this.reject(p),
			KeyU: () => this.undo(), KeyW: () => this.waive(p), KeyM: () => this.note(p), KeyT: () => !GIVEN && this.name(),
			KeyO: () => this.toggleOnly(), KeyV: () => this.togglePage(), KeyL: () => {if (!GIVEN) location.hash = "";},
		}[e.code];
		if (!does) return false;
		does();
		return true;
	}
}

const dismiss = p => {clearTimeout(p.timer); p.asked = -1;}; // answers to it would come too late
/* What is selected in the field, if somebody writes in one. */
const cursor = () => {
	const field = focused();
	return field?.matches(".field textarea") ? [field.selectionStart, field.selectionEnd] : null;
};
const plain = ({draft, was, editing, approving, timer, asked: _, checkedText, repaint, refusal, conflict, later, more, ...rest}) => rest;
/* A selection is remembered for either side. */
on(document, "selectionchange", () => {
	if (!release) return;
	const field = focused();
	if (field?.matches?.(".field textarea")) {
		const text = field.value.slice(field.selectionStart, field.selectionEnd).trim();
		if (text) release.chosen.text = text.slice(0, 200);
		return;
	}
	const chosen = getSelection(), text = chosen.toString().trim(), side = chosen.anchorNode?.parentElement?.closest("[data-side]");
	if (side && text) release.chosen[side.dataset.side] = text.replace(/⟦\/?\d+⟧/g, "").slice(0, 200);
});
/* --- the list */
const FIRST = ["stale", "failed", "machine", "edited", "missing", "reviewed"];
const minutes = left => t("{passages} passages, {sentences} sentences, about {minutes} min", left);

const bar = row => {
	const some = FIRST.filter(state => row.states[state]), label = some.map(state => `${STATES()[state]} ${row.states[state]}`).join(", ");
	return h("div.bar", {role: "img", "aria-label": label, title: label},
		some.map(state => {const part = h("i", {class: state}); part.style.flexGrow = row.states[state]; return part;}));
};
const rowOf = (row, topics) => {
	const title = row.title[row.lang] || row.slug, other_ = row.title[row.to];
	const address = `#${new URLSearchParams({path: row.path, to: row.to})}`;
	return h("li.row",
		h("a.row-title", {href: address, lang: row.title[row.lang] ? row.lang : null}, title),
		h("p.row-other", {lang: other_ ? row.to : null}, other_ || t("The title is not translated yet.")),
		facts(row, row.date, row.topics.map(id => h("span", topics.get(id) || id))),
		row.by_hand ? h("p.hand", t("Translated as a whole by a person")) : bar(row),
		h("p.left",
			row.errors && h("b.hard", t("Mistakes in the file: {n}", {n: row.errors})),
			row.hard && h("b.hard", t("Must be checked: {n}", {n: row.hard})),
			row.soft && h("span.soft", t("Please look: {n}", {n: row.soft})),
			h("span", row.left.passages ? minutes(row.left) : t("Nothing left"))));
};
const FILTERS = {
	waits: row => row.left.passages > 0 || row.hard > 0 || row.errors > 0, hard: row => row.hard > 0,
	...Object.fromEntries(FIRST.slice(0, -1).map(state => [state, row => row.states[state] > 0])), done: row => !FILTERS.waits(row),
	notpublic: row => ["draft", "embargoed", "future"].includes(row.stage),
};
const showList = async at => {
	release = null;
	let list;
	try {list = await other.list();} catch (wrong) {shell(h("p.alert", {role: "alert"}, wrong.message)); return;}
	if (inHash("path")) return; // a release was opened meanwhile
	document.title = `${t("What waits for you")} · Pressbridge`;
	const topics = new Map(list.topics.map(one => [one.id, one.name[ui] || one.name.ko || one.id]));
	const rows = list.rows.map(row => ({row, text: [row.slug, row.title.ko, row.title.ja, row.path].join("\n").normalize("NFKC").toLowerCase()}));
	const kept = memory.get("pressbridge filter") || {}, all = ["", t("All")];
	const form = h("form.filters", {role: "search"},
		select("state", t("State"), [all, ["waits", t("Left to do")], ["hard", t("Must be checked")],
			...FIRST.slice(0, -1).map(state => [state, STATES()[state]]), ["done", t("Nothing left")], ["notpublic", t("Not public yet")]]),
		select("to", t("Language"), [all, ["ja", "한국어 → 日本語"], ["ko", "日本語 → 한국어"]]),
		topics.size && select("topic", t("Topic"), [all, ...topics]),
		h("label", t("Search"), h("input", {name: "text", type: "search", autocomplete: "off"})));
	for (const [name, value] of Object.entries(kept)) if (form.elements[name]) form.elements[name].value = value;
	const total = h("p.tally", {role: "status"}), holder = h("ul.rows");
	for (const one of rows) holder.append((one.node = rowOf(one.row, topics)));
	const filter = () => {
		const {state, to, topic, text} = Object.fromEntries(new FormData(form)), word = text.normalize("NFKC").toLowerCase().trim();
		const sum = {passages: 0, sentences: 0, minutes: 0};
		let shown = 0;
		for (const {row, node, text: all} of rows) {
			const fits = (!state || FILTERS[state](row)) && (!to || row.to === to) && (!topic || row.topics.includes(topic)) && (!word || all.includes(word));
			if (node.hidden === fits) node.hidden = !fits;
			if (fits) {shown++; for (const one of Object.keys(sum)) sum[one] += row.left[one];}
		}
		memory.set("pressbridge filter", {state, to, topic});
		total.textContent = `${t("Shown: {n} of {all}", {n: shown, all: rows.length})} · ${sum.passages ? t("Left: {what}", {what: minutes(sum)}) : t("Nothing left")}`;
	};
	on(form, "input", filter);
	on(form, "submit", e => e.preventDefault());
	filter();
	shell(h("header.top", h("div.headline", h("h1", t("What waits for you"))),
		h("div.tools", total, h("div.buttons", h("a.button", {href: "/", target: "_blank", rel: "noopener"}, t("Open the preview")), button(t("Keys"), help, {title: "?"}), language()))),
		h("main", form, rows.length ? holder : h("p", t("There is no release yet."))));
	holder.querySelector(at ? `[href="${at}"]` : ".row:not([hidden]) a")?.focus();
};
const listKeys = e => {
	if (e.target.closest("input, select, textarea") || e.ctrlKey || e.metaKey || e.altKey) return false;
	if (e.code === "Slash" && !e.shiftKey) {document.querySelector("[name=text]")?.focus(); return true;}
	const by = {ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1}[e.code];
	if (!by) return false;
	const links = [...document.querySelectorAll(".row:not([hidden]) .row-title")], at = links.indexOf(focused());
	links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
	return true;
};
/* --- dialogs, and the beginning */
const shell = (...parts) => {document.documentElement.lang = ui; $("desk").replaceChildren(...parts.filter(Boolean));};
/* Ask something; the answer is what stands in the fields, or null. */
const dialog = (title, parts, label, first = null) => new Promise(then => {
	const before = focused();
	const form = h("form", {method: "dialog"}, h("h2", {id: "dialog-title"}, title), parts,
		h("div.buttons", h("button.main", {type: "submit"}, label), label !== t("Close") && button(t("Cancel"), () => box.close())));
	const box = h("dialog", {"aria-labelledby": "dialog-title"}, form);
	let answer = null;
	on(form, "submit", e => {e.preventDefault(); answer = new FormData(form); box.close();});
	on(form, "keydown", e => {
		e.stopPropagation(); // what closes the dialog is no key of what lies below
		if (e.key !== "Enter" || !(e.repeat || e.ctrlKey || e.metaKey)) return;
		e.preventDefault(); // a key held too long answers nothing
		if (!e.repeat && !form.elements.reason) form.requestSubmit();
	});
	on(box, "close", () => {box.remove(); if (before?.isConnected && focused() === document.body) before.focus(STILL); then(answer);});
	document.body.append(box);
	box.showModal();
	const start = first || box.querySelector("input, textarea, select") || box.querySelector("button.main");
	start.focus();
	start.select?.();
});

let asked = "", unfit = false; // a name that was refused is asked for again
const who = () => memory.get(NAME) || asked;
const reviewer = async (sheet, again = unfit) => {
	asked = who();
	if (asked && !again) return asked;
	const given = await dialog(t("Your name"), [h("label", t("It is written beside each passage that you approve."), h("input", {name: "name", required: true, maxlength: "80", autocomplete: "name", value: asked || sheet.reviewer || ""}))], t("Continue")), name = given?.get("name").trim();
	if (!name) return "";
	unfit = false;
	memory.set(NAME, name);
	return (asked = name);
};
const help = () => {
	const lines = release ? [
		["Ctrl+Enter", t("Approve, and go to the next that is left")], ["Enter, E", t("Edit")], ["Ctrl+S", t("Save without approving")], ["Esc", t("Close")],
		["J, ↓", t("Next passage")], ["K, ↑", t("Passage before")], ["N", t("Next that is left")], ["A", t("Approve all without findings")],
		["R", t("Reject")], ["U, Ctrl+Z", t("Undo")], ["W", t("Right as it is…")], ["M", t("Note…")], ...(GIVEN ? [] : [["T", t("Add to the names…")], ["V", t("Show the page")], ["L", t("Back to the list")]]), ["O", t("Only what is left")],
	] : [["↓ ↑, J K", t("Go through the list")], ["Enter", t("Open")], ["/", t("Search")]];
	return dialog(t("Keys"), [h("dl.keys", [...lines, ["?", t("This help")]].map(([keys, what]) => h("div", h("dt", key(keys)), h("dd", what))))], t("Close"));
};
const language = () => h("label.language", h("span.unseen", t("Language of this page")),
	h("select", {onchange: e => {ui = e.target.value; memory.set(UI, ui); release?.draw(); release ? release.refresh() : route();}},
		Object.entries(LANGUAGES).map(([code, name]) => h("option", {value: code, lang: code, selected: code === ui}, name))));
/* Answers go back as a file, or through the repository's page for a new one. */
let download = null;
const fileName = () => `${GIVEN.sheet.path.split("/").pop().replace(/\.md$/, "")}.${GIVEN.sheet.to}.${new Date().toISOString().slice(0, 16).replace(/\D/g, "")}.json`;
const fileButtons = () => {
	download = button("", async () => {
		if (!(await reviewer(GIVEN.sheet))) return;
		const address = URL.createObjectURL(new Blob([file.answers(asked)], {type: "application/json"}));
		h("a", {href: address, download: fileName()}).click();
		setTimeout(() => URL.revokeObjectURL(address), 10000);
		say(t("The file with your answers is saved. Send it back."));
	}, {class: "main"});
	const repository = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/.test(GIVEN.repository || "") && button(t("Hand in on GitHub"), async () => {
		if (!(await reviewer(GIVEN.sheet))) return;
		const address = new URL(`${GIVEN.repository}/new/HEAD`), value = file.answers(asked);
		address.searchParams.set("filename", `content/reviews/${fileName()}`);
		if (value.length < 5000) address.searchParams.set("value", value);
		else {await navigator.clipboard?.writeText(value).catch(() => {}); release.warn(t("Your answers are long: they are on the clipboard. Paste them into the page that opens."));}
		window.open(address, "_blank", "noopener");
	});
	return [download, repository];
};
const fileCount = () => {if (download) {download.textContent = t("Save my answers as a file ({n})", {n: file.edits.length}); download.disabled = !file.edits.length;}};

const route = async () => {
	if (!GIVEN && !inHash("path")) {await showList(); return;}
	let sheet;
	try {sheet = await other.sheet(inHash("path"), inHash("to"));} catch (wrong) {
		shell(h("p.alert", {role: "alert"}, wrong.message), h("p.alone", h("a", {href: "#"}, t("Back to the list"))));
		return;
	}
	release = new Release(sheet);
	release.draw();
};
/* Told of each new build (livereload 7). */
const listen = () => {
	const socket = new WebSocket(`ws://${location.host}/livereload`);
	on(socket, "open", () => {
		socket.send(JSON.stringify({command: "hello", protocols: ["http://livereload.com/protocols/official-7"]}));
		socket.send(JSON.stringify({command: "info", url: "/_desk/"}));
	});
	on(socket, "message", e => {
		if (JSON.parse(e.data).command !== "reload") return;
		if (release) release.refresh();
		else if (focused().matches(".row a") && !document.querySelector("[name=text]").value) showList(focused().getAttribute("href"));
	});
	on(socket, "close", () => setTimeout(listen, 3000));
};
on(document, "keydown", e => {
	if (e.key === "?" && !e.target.closest("textarea, input")) {e.preventDefault(); help(); return;}
	if (release ? release.keys(e) : listKeys(e)) e.preventDefault();
});

(async () => {
	let given;
	if (!GIVEN) {
		if (location.search) history.replaceState(null, "", location.pathname + location.hash);
		on(window, "hashchange", route);
	}
	try {given = GIVEN || (await ask("texts"));} catch {$("closed").hidden = false; return;}
	if (!GIVEN) memory.set(KEY, secret);
	texts = given.texts;
	ui = [memory.get(UI), GIVEN && navigator.language.slice(0, 2), given.ui].find(one => one in LANGUAGES);
	if (!GIVEN) listen();
	await route();
})();
})();
