// What counts as a word, and what it is compared by. `src/site/search/words.rs` takes the texts apart in the same way.
(function () {
  'use strict';
  const search = (window.comitySearch = window.comitySearch || {});
  const LETTER = '[\\p{Alphabetic}\\p{N}\\p{M}]';
  const JOINER = "(?:[-\\u2010\\u2011./_#:@'’+&]|(?<=\\p{N})[,\\u00a0\\u202f](?=\\p{N}))";
  const PIECE = new RegExp(`${LETTER}+(?:${JOINER}${LETTER}+)*`, 'gu');
  const WORD = new RegExp(`${LETTER}+`, 'gu');
  const english = new window.EnglishStemmer();
  const russian = new window.RussianStemmer();
  const stems = new Map();

  // Small letters, `ё` as `е`, no diacritics; but `й` is a letter of its own.
  function fold(word) {
    const lower = word.toLowerCase();
    if (/^[\x20-\x7e]*$/.test(lower)) {
      return lower;
    }
    return lower.normalize('NFD').replace(/(?<!и)\u0306|[^\P{M}\u0306]/gu, '').normalize('NFC');
  }

  function whole(piece) {
    return fold(piece.replace(/[,\u00a0\u202f]/g, '').replace(/[\u2010\u2011]/g, '-').replace(/’/g, "'"));
  }

  // The stem of a folded word, by its script.
  function stem(word) {
    let known = stems.get(word);
    if (known === undefined) {
      known = word;
      if (word.length > 2 && /^[а-я]+$/.test(word)) {
        known = russian.stemWord(word);
      } else if (word.length > 2 && /^[a-z]+$/.test(word)) {
        known = english.stemWord(word);
      }
      stems.set(word, known);
    }
    return known;
  }

  // The words of a text: where each stands, its parts, and the whole where there is more than one.
  function pieces(text) {
    return Array.from(text.matchAll(PIECE), (piece) => {
      const parts = Array.from(piece[0].matchAll(WORD), (part) => ({
        at: piece.index + part.index,
        end: piece.index + part.index + part[0].length,
        word: fold(part[0]),
      })).filter((part) => part.word !== '');
      return {
        at: piece.index,
        end: piece.index + piece[0].length,
        parts,
        whole: parts.length > 1 ? whole(piece[0]) : null,
      };
    }).filter((piece) => piece.parts.length > 0);
  }

  Object.assign(search, { pieces, stem });
})();
