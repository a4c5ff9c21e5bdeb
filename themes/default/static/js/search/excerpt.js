// Shows why a section was found: its words marked, and the part of its text in which most of them stand.
(function () {
  'use strict';
  const search = (window.comitySearch = window.comitySearch || {});
  const LENGTH = 180;
  const BEFORE = 50;

  // Where the words with these stems stand in a text.
  function hits(text, stems) {
    const found = [];
    for (const piece of search.pieces(text)) {
      if (piece.whole && stems.has(piece.whole)) {
        found.push({ at: piece.at, end: piece.end, stem: piece.whole });
        continue;
      }
      for (const part of piece.parts) {
        const stem = search.stem(part.word);
        if (stems.has(stem)) found.push({ at: part.at, end: part.end, stem });
      }
    }
    return found;
  }

  // The hit from which on the most different stems come together.
  function best(found) {
    let first = 0;
    let most = 0;
    found.forEach((hit, at) => {
      const near = found.slice(at, at + 40).filter((other) => other.end - hit.at <= LENGTH - BEFORE);
      const different = new Set(near.map((other) => other.stem)).size;
      if (different > most) {
        most = different;
        first = hit.at;
      }
    });
    return first;
  }

  // Where the excerpt starts and ends: between words, and around the hits.
  function range(text, found) {
    if (text.length <= LENGTH) return [0, text.length];
    let start = Math.max(0, best(found) - BEFORE);
    if (start > 0) start = text.indexOf(' ', start) + 1;
    let end = Math.min(text.length, start + LENGTH);
    if (end < text.length) {
      const space = text.lastIndexOf(' ', end);
      if (space > start) end = space;
    }
    return [start, end];
  }

  // Appends `text` to `parent` with its hits in <mark>. Texts are always set as texts, never as markup.
  function mark(parent, text, stems, [start, end] = [0, text.length], found = hits(text, stems)) {
    let last = start;
    const add = (from, to) => parent.append(text.slice(from, to));
    for (const hit of found.filter((it) => it.at >= start && it.end <= end)) {
      add(last, hit.at);
      const marked = document.createElement('mark');
      marked.textContent = text.slice(hit.at, hit.end);
      parent.append(marked);
      last = hit.end;
    }
    add(last, end);
  }

  function excerpt(parent, text, stems) {
    const found = hits(text, stems);
    const [start, end] = range(text, found);
    if (start > 0) parent.append('… ');
    mark(parent, text, stems, [start, end], found);
    if (end < text.length) parent.append(' …');
  }

  Object.assign(search, { excerpt, mark });
})();
