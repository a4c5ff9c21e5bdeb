// Comforts. Every page can be read without them.
(function () {
  'use strict';
  var root = document.documentElement;

  function remember(scheme) {
    try {
      window.localStorage.setItem('comity-scheme', scheme);
    } catch (denied) {
      // The choice holds for this page then.
    }
  }

  function isDark() {
    var chosen = root.getAttribute('data-scheme');
    return chosen ? chosen === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches;
  }

  function offerSchemes(button) {
    function show() {
      button.setAttribute('aria-pressed', String(isDark()));
    }
    button.addEventListener('click', function () {
      var scheme = isDark() ? 'light' : 'dark';
      root.setAttribute('data-scheme', scheme);
      remember(scheme);
      show();
    });
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
    button.hidden = false;
    show();
  }

  function offerMenu(button) {
    var sections = document.getElementById(button.getAttribute('aria-controls'));
    function open(wanted) {
      button.setAttribute('aria-expanded', String(wanted));
      sections.toggleAttribute('data-open', wanted);
    }
    button.addEventListener('click', function () {
      open(button.getAttribute('aria-expanded') !== 'true');
    });
    sections.addEventListener('keydown', function (event) {
      if (event.key === 'Escape' && button.getAttribute('aria-expanded') === 'true') {
        open(false);
        button.focus();
      }
    });
    button.hidden = false;
  }

  function offerFilter(group) {
    var id = group.getAttribute('data-filter');
    var rows = Array.prototype.slice.call(document.getElementById(id).rows);
    var groups = Array.prototype.slice.call(document.querySelectorAll('[data-filter="' + id + '"]'));
    var status = document.querySelector('[data-filter-status]');
    function suits(row) {
      return groups.every(function (one) {
        var wanted = one.querySelector('[aria-pressed="true"]').getAttribute('data-value');
        return wanted === '' || row.getAttribute('data-' + (one.getAttribute('data-key') || 'value')) === wanted;
      });
    }
    group.addEventListener('click', function (event) {
      var chosen = event.target.closest('button');
      if (!chosen) {
        return;
      }
      group.querySelectorAll('button').forEach(function (button) {
        button.setAttribute('aria-pressed', String(button === chosen));
      });
      var shown = 0;
      rows.forEach(function (row) {
        row.hidden = !suits(row);
        shown += row.hidden ? 0 : 1;
      });
      var words = status.getAttribute('data-template');
      status.textContent = words.replace('{shown}', String(shown)).replace('{all}', String(rows.length));
    });
    group.hidden = false;
  }

  document.querySelectorAll('[data-scheme-switch]').forEach(offerSchemes);
  document.querySelectorAll('[data-menu]').forEach(offerMenu);
  document.querySelectorAll('[data-filter]').forEach(offerFilter);
})();
