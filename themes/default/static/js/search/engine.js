// Finds the sections that suit a query. The index says which words stand where; only the words that a query touches are
// unpacked, and MiniSearch weighs the sections in which they stand (BM25+).
(function () {
  'use strict';
  const search = (window.comitySearch = window.comitySearch || {});
  const FORMAT = 1;
  const FIELDS = ['name', 'page', 'reference', 'text'];
  const BOOST = { name: 4, page: 1.5, reference: 6, text: 1 };
  // What sums up or reports on a text comes after the text itself.
  const WEIGHTS = { overview: 0.6, finding: 0.4 };
  const MOST_COMPLETIONS = 200;
  const DIGITS = new Uint8Array(128);
  for (let at = 0; at < 64; at += 1) {
    DIGITS['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.charCodeAt(at)] = at;
  }
  const asIs = { tokenize: (text) => [text], processTerm: (term) => term };

  // The numbers that `src/site/search/postings.rs` has written.
  function numbers(text) {
    const out = [];
    let value = 0;
    let factor = 1;
    for (let at = 0; at < text.length; at += 1) {
      const digit = DIGITS[text.charCodeAt(at)];
      value += (digit & 31) * factor;
      factor *= 32;
      if (digit < 32) {
        out.push(value);
        value = 0;
        factor = 1;
      }
    }
    return out;
  }

  class Engine {
    constructor(data) {
      if (data.format !== FORMAT) {
        throw new Error(`this index has format ${data.format}`);
      }
      this.data = data;
      this.words = data.words === '' ? [] : data.words.split(' ');
      this.places = data.places.split(' ');
      this.stems = this.words.map((word) => search.stem(word));
      // Which words have a stem.
      this.families = new Map();
      this.stems.forEach((stem, at) => {
        const family = this.families.get(stem);
        if (family) family.push(at);
        else this.families.set(stem, [at]);
      });
      this.lengths = numbers(data.lengths);
      this.averages = FIELDS.map((_, field) => {
        let sum = 0;
        for (let at = field; at < this.lengths.length; at += FIELDS.length) sum += this.lengths[at];
        return sum / Math.max(1, data.sections.length);
      });
    }

    // All stems, for words that nobody has written that way.
    vocabulary() {
      if (!this.known) {
        this.known = new window.MiniSearch({ fields: ['stem'], ...asIs });
        const words = Array.from(this.families.keys()).filter((stem) => /^\p{L}{3,}$/u.test(stem));
        this.known.addAll(words.map((stem) => ({ id: stem, stem })));
      }
      return this.known;
    }

    // The stems that a word of the query may mean, with the weight of each.
    meanings(word) {
      const weights = new Map();
      const own = search.stem(word);
      if (word.length > 1) {
        const limit = MOST_COMPLETIONS;
        for (let at = 0; at < this.words.length && weights.size < limit; at += 1) {
          if (this.words[at].startsWith(word)) {
            const weight = (0.7 * word.length) / this.words[at].length;
            const stem = this.stems[at];
            weights.set(stem, Math.max(weight, weights.get(stem) || 0));
          }
        }
      }
      if (this.families.has(own)) weights.set(own, 1);
      if (weights.size === 0 && /^\p{L}{4,}$/u.test(word)) {
        const fuzzy = own.length < 7 ? 1 : 2;
        const near = this.vocabulary().search(own, { fuzzy, ...asIs });
        for (const hit of near) weights.set(hit.id, (0.6 * hit.score) / near[0].score);
      }
      return weights;
    }

    // The query as MiniSearch takes it, and the stems it speaks of.
    parse(text) {
      const stems = new Set();
      const word = (it) => {
        const weights = this.meanings(it);
        for (const stem of weights.keys()) stems.add(stem);
        return { combineWith: 'OR', queries: Array.from(weights.keys()), boostTerm: (term) => weights.get(term) };
      };
      const queries = search.pieces(text).map((piece) => {
        const parts = { combineWith: 'AND', queries: piece.parts.map((part) => word(part.word)) };
        return piece.whole ? { combineWith: 'OR', queries: [word(piece.whole), parts] } : parts;
      });
      return { queries, stems };
    }

    // A MiniSearch of these stems alone, in its serialised form (version 2).
    among(stems) {
      const documentIds = {};
      const fieldLength = {};
      const index = Array.from(stems, (stem) => {
        const fields = FIELDS.map(() => ({}));
        for (const at of this.families.get(stem)) this.unpack(at, fields);
        for (const field of fields) {
          for (const id of Object.keys(field)) documentIds[id] = Number(id);
        }
        return [stem, Object.assign({}, fields)];
      });
      for (const id of Object.keys(documentIds)) {
        const start = Number(id) * FIELDS.length;
        fieldLength[id] = this.lengths.slice(start, start + FIELDS.length);
      }
      const count = this.data.sections.length;
      return window.MiniSearch.loadJS({
        documentCount: count,
        nextId: count,
        documentIds,
        fieldIds: Object.fromEntries(FIELDS.map((field, at) => [field, at])),
        fieldLength,
        averageFieldLength: this.averages,
        storedFields: {},
        dirtCount: 0,
        index,
        serializationVersion: 2,
      }, { fields: FIELDS, ...asIs });
    }

    unpack(at, fields) {
      const all = numbers(this.places[at]);
      let section = 0;
      for (let next = 0; next < all.length; next += 1) {
        const isMore = all[next] % 2 === 1;
        const place = Math.floor(all[next] / 2);
        section += Math.floor(place / FIELDS.length);
        if (isMore) next += 1;
        const counts = fields[place % FIELDS.length];
        counts[section] = (counts[section] || 0) + (isMore ? all[next] : 1);
      }
    }

    // The sections that have every word; where none has, those that have any.
    find(text) {
      const { queries, stems } = this.parse(text);
      if (stems.size === 0) return [];
      const mini = this.among(stems);
      const boostDocument = (id) => WEIGHTS[this.kind(id)] || 1;
      const options = { boost: BOOST, boostDocument, ...asIs };
      let found = mini.search({ combineWith: 'AND', queries }, options);
      if (found.length === 0) found = mini.search({ combineWith: 'OR', queries }, options);
      // The name of its page alone makes no section worth a line.
      const isOwn = ({ match }) => Object.values(match).some((fields) => fields.some((field) => field !== 'page'));
      return found.filter(isOwn).map((hit) => this.hit(hit));
    }

    kind(id) {
      return this.data.kinds[this.data.sections[id][4]][0];
    }

    hit({ id, terms, match }) {
      const [page, anchor, heading, reference, kind, state, lang, text] = this.data.sections[id];
      const [address, title, titleLang] = this.data.pages[page];
      return {
        address: anchor ? `${address}#${anchor}` : address,
        title,
        titleLang,
        heading,
        lang,
        text,
        kind: this.data.kinds[kind],
        state: state < 0 ? null : this.data.states[state],
        reference: terms.some((term) => match[term].includes('reference')) ? reference : '',
        stems: new Set(terms),
      };
    }
  }

  search.Engine = Engine;
})();
