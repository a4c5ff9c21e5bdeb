// Offers search. What it runs is loaded when it is used first, so that pages stay light.
(function () {
  'use strict';
  var dialog = document.querySelector('[data-search]');
  var page = document.querySelector('[data-search-page]');
  var isLoading = false;

  function files(selector) {
    var template = dialog.querySelector('template[data-search-files]');
    return Array.prototype.slice.call(template.content.querySelectorAll(selector));
  }

  function fail() {
    (page || dialog).querySelector('[role="status"]').textContent = dialog.getAttribute('data-failed');
  }

  function load() {
    if (isLoading) {
      return;
    }
    isLoading = true;
    (page || dialog).querySelector('[role="status"]').textContent = dialog.getAttribute('data-loading');
    // The index comes first, because it is the largest; scripts run in this order.
    var sources = [files('a')[0]].concat(files('link'));
    sources.forEach(function (source, at) {
      var script = document.createElement('script');
      script.async = false;
      script.onerror = fail;
      if (at === sources.length - 1) {
        script.onload = function () {
          window.comitySearch.start(dialog, page, files('a'));
        };
      }
      script.src = source.getAttribute('href');
      document.head.appendChild(script);
    });
  }

  function open() {
    var words = (page || dialog).querySelector('input');
    if (!page && !dialog.open) {
      dialog.showModal();
    }
    words.focus();
    words.select();
    load();
  }

  function isTyping(element) {
    return element.isContentEditable || /^(input|select|textarea)$/i.test(element.tagName);
  }

  document.addEventListener('keydown', function (event) {
    var isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    // The key, not the letter: on a Russian keyboard it types another one.
    var isK = event.code === 'KeyK' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (isSlash || isK) {
      event.preventDefault();
      open();
    }
  });
  document.querySelectorAll('[data-search-open]').forEach(function (button) {
    button.addEventListener('click', open);
  });
  dialog.querySelector('[data-search-close]').addEventListener('click', function () {
    dialog.close();
  });
  dialog.addEventListener('click', function (event) {
    // Only what lies behind the dialog is the dialog itself.
    if (event.target === dialog) {
      dialog.close();
    }
  });
  if (page) {
    page.querySelector('input').addEventListener('focus', load);
    if (new URLSearchParams(window.location.search).get('q')) {
      load();
    }
  }
})();
