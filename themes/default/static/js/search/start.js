// Starts search once its scripts and the index of the page's language are there. The indexes of the other languages
// follow; what they alone know is shown after the rest.
(function () {
  'use strict';
  const search = (window.comitySearch = window.comitySearch || {});

  // The sections of one language.
  class Source {
    constructor(file) {
      this.lang = file.lang;
      this.name = file.textContent;
      this.home = new URL(file.dataset.home, document.baseURI);
      this.engine = new search.Engine(window.comitySearchIndex[file.lang]);
    }

    find(words) {
      return this.engine.find(words).map((hit) => Object.assign(hit, {
        href: new URL(hit.address, this.home).href,
        language: this.lang,
        languageName: this.name,
      }));
    }
  }

  function load(file, then) {
    const script = document.createElement('script');
    script.onload = then;
    script.src = file.getAttribute('href');
    document.head.append(script);
  }

  function idly(work) {
    if (window.requestIdleCallback) window.requestIdleCallback(work, { timeout: 1000 });
    else window.setTimeout(work, 50);
  }

  search.start = (dialog, page, [own, ...others]) => {
    const sources = [new Source(own)];
    const shows = [];
    const find = (words) => {
      const found = sources[0].find(words);
      // A page has the same address in every language.
      const known = new Set(found.map((hit) => hit.address));
      for (const source of sources.slice(1)) {
        const more = source.find(words).filter((hit) => !known.has(hit.address));
        more.forEach((hit) => { hit.isOther = true; });
        found.push(...more);
      }
      return found;
    };
    const onMore = (show) => shows.push(show);
    if (page) search.runPage(dialog, page, find, onMore);
    else search.runDialog(dialog, find, onMore);
    idly(() => sources[0].engine.vocabulary());
    others.forEach((file) => load(file, () => idly(() => {
      sources.push(new Source(file));
      shows.forEach((show) => show());
    })));
  };
})();
