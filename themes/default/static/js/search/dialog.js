// The dialog: a field and, below it, a list from which one result is chosen by keyboard or pointer.
(function () {
  'use strict';
  const search = (window.comitySearch = window.comitySearch || {});
  const PER_GROUP = 5;
  const MOST = 40;

  search.runDialog = (dialog, find, onMore) => {
    const field = dialog.querySelector('input');
    const status = dialog.querySelector('[role="status"]');
    const list = dialog.querySelector('[role="listbox"]');
    const all = dialog.querySelector('[data-search-all]');
    const page = all.getAttribute('href');
    let options = [];
    let active = -1;

    function activate(at) {
      if (options[active]) options[active].setAttribute('aria-selected', 'false');
      active = at;
      const option = options[active];
      if (!option) {
        field.removeAttribute('aria-activedescendant');
        return;
      }
      option.setAttribute('aria-selected', 'true');
      field.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }

    function group({ name, hits }, number) {
      const made = search.element('div', 'hit-group');
      made.setAttribute('role', 'group');
      const title = search.element('div', 'small-heading', name);
      title.id = `_search-group-${number}`;
      made.setAttribute('aria-labelledby', title.id);
      made.append(title);
      for (const hit of hits.slice(0, Math.min(PER_GROUP, MOST - options.length))) {
        const option = search.link(dialog, hit);
        option.id = `_search-hit-${options.length}`;
        option.tabIndex = -1;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        options.push(option);
        made.append(option);
      }
      return made;
    }

    function show() {
      const words = field.value.trim();
      const found = words === '' ? [] : find(words);
      options = [];
      active = -1;
      const drawn = search.groups(found, dialog.dataset.elsewhere).map(group);
      list.replaceChildren(...drawn.filter((it) => it.querySelector('a')));
      list.hidden = options.length === 0;
      field.setAttribute('aria-expanded', String(!list.hidden));
      status.textContent = words === '' ? '' : search.counted(dialog, found.length);
      all.href = words === '' ? page : `${page}?q=${encodeURIComponent(words)}`;
      list.scrollTop = 0;
      activate(options.length > 0 ? 0 : -1);
    }

    // What another language adds leaves the choice where it was.
    function showMore() {
      const chosen = options[active] && options[active].href;
      show();
      const at = options.findIndex((it) => it.href === chosen);
      if (at > 0) activate(at);
    }

    field.addEventListener('input', show);
    field.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && options.length > 0) {
        event.preventDefault();
        activate((active + step + options.length) % options.length);
      } else if (event.key === 'Enter' && !event.isComposing && options[active]) {
        event.preventDefault();
        options[active].click();
      }
    });
    // A result on this very page is reached without loading anything, so nothing else would close the dialog.
    list.addEventListener('click', (event) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (isPlain && event.target.closest('a')) dialog.close();
    });
    onMore(showMore);
    show();
  };
})();
