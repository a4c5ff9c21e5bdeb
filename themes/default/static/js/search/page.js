// The page of search: everything that was found, as ordinary links. Its address holds the query, so it can be passed on.
(function () {
  'use strict';
  const search = (window.comitySearch = window.comitySearch || {});
  const PER_GROUP = 50;

  search.runPage = (dialog, page, find, onMore) => {
    const field = page.querySelector('input');
    const status = page.querySelector('[role="status"]');
    const results = page.querySelector('[data-search-found]');
    const listing = document.querySelector('[data-search-listing]');

    function group({ name, hits }) {
      const section = search.element('section');
      section.append(search.element('h2', '', name));
      const list = search.element('ol', 'hit-list');
      for (const hit of hits.slice(0, PER_GROUP)) {
        const item = search.element('li');
        item.append(search.link(dialog, hit));
        list.append(item);
      }
      section.append(list);
      return section;
    }

    function remember(words) {
      const address = new URL(window.location.href);
      if (words === '') address.searchParams.delete('q');
      else address.searchParams.set('q', words);
      try {
        window.history.replaceState(null, '', address);
      } catch (denied) {
        // Some browsers let no page in a folder change its address; the results are there all the same.
      }
    }

    function show() {
      const words = field.value.trim();
      const found = words === '' ? [] : find(words);
      results.replaceChildren(...search.groups(found, dialog.dataset.elsewhere).map(group));
      listing.hidden = words !== '';
      status.textContent = words === '' ? '' : search.counted(dialog, found.length);
    }

    field.addEventListener('input', () => {
      remember(field.value.trim());
      show();
    });
    if (field.value === '') field.value = new URLSearchParams(window.location.search).get('q') || '';
    onMore(show);
    show();
  };
})();
