// Draws what was found, in groups.
(function () {
  'use strict';
  const search = (window.comitySearch = window.comitySearch || {});

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  // An icon and a word, as everywhere on the site.
  function state(dialog, [tone, name]) {
    const drawn = dialog.querySelector('template[data-search-states]').content.querySelector(`.state-${tone}`);
    const shown = document.importNode(drawn, true);
    shown.lastElementChild.textContent = name;
    return shown;
  }

  function dot() {
    const made = element('span', 'dot', ' · ');
    made.setAttribute('aria-hidden', 'true');
    return made;
  }

  // A link to what was found: its page and section, its id, how it stands, its text.
  function link(dialog, hit) {
    const made = element('a', 'hit');
    made.href = hit.href;
    const name = element('span', 'hit-name');
    const title = element('span');
    title.lang = hit.titleLang || hit.language;
    search.mark(title, hit.title, hit.stems);
    name.append(title);
    if (hit.heading) {
      const heading = element('span');
      heading.lang = hit.lang || hit.language;
      search.mark(heading, hit.heading, hit.stems);
      name.append(' › ', heading);
    }
    const where = element('span', 'hit-where');
    const parts = [];
    if (hit.reference) {
      const code = element('code');
      search.mark(code, hit.reference, hit.stems);
      parts.push(code);
    }
    if (hit.state) parts.push(state(dialog, hit.state));
    parts.forEach((part, at) => where.append(...(at > 0 ? [dot(), part] : [part])));
    made.append(name);
    if (parts.length > 0) made.append(' ', where);
    if (hit.text) {
      const text = element('span', 'hit-text');
      text.lang = hit.lang || hit.language;
      search.excerpt(text, hit.text, hit.stems);
      made.append(' ', text);
    }
    return made;
  }

  // What was found, by kind, the kind with the best hit first; what stands in other languages comes last.
  function groups(found, other) {
    const byKind = new Map();
    for (const hit of found) {
      const [id, name] = hit.isOther ? [`other ${hit.language}`, `${other}: ${hit.languageName}`] : hit.kind;
      if (!byKind.has(id)) byKind.set(id, { name, hits: [] });
      byKind.get(id).hits.push(hit);
    }
    return Array.from(byKind.values());
  }

  // How many were found, in words.
  function counted(dialog, count) {
    if (count === 0) return dialog.dataset.nothing;
    const form = new Intl.PluralRules(document.documentElement.lang).select(count);
    const words = dialog.getAttribute(`data-${form}`) || dialog.dataset.many;
    return words.replace('{n}', String(count));
  }

  Object.assign(search, { counted, element, groups, link });
})();
