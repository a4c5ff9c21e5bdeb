// Follows the playbook while it is being written. Pages of a published site do not have it.
(function () {
  'use strict';
  var KEY = 'comity-serve-place';
  var script = document.currentScript;
  var events = script.getAttribute('data-events');
  var source = null;

  function details() {
    return Array.prototype.slice.call(document.querySelectorAll('details'));
  }

  function keepPlace() {
    var open = details().map(function (one) { return one.open; });
    var place = { path: location.pathname, x: window.scrollX, y: window.scrollY, open: open };
    try {
      window.sessionStorage.setItem(KEY, JSON.stringify(place));
    } catch (denied) {
      // The browser keeps the place as well as it can.
    }
  }

  function findPlace() {
    var place = null;
    try {
      place = JSON.parse(window.sessionStorage.getItem(KEY));
      window.sessionStorage.removeItem(KEY);
    } catch (denied) {
      return;
    }
    if (!place || place.path !== location.pathname) {
      return;
    }
    var all = details();
    if (all.length === place.open.length) {
      all.forEach(function (one, at) { one.open = place.open[at]; });
    }
    var go = function () { window.scrollTo(place.x, place.y); };
    go();
    window.addEventListener('load', go);
  }

  function tell(text) {
    var place = document.querySelector('[data-serve-ended]');
    if (place) {
      place.textContent = text;
    }
  }

  function listen() {
    if (source || document.visibilityState === 'hidden') {
      return;
    }
    source = new EventSource(events);
    source.onopen = function () { tell(''); };
    source.onerror = function () { tell(script.getAttribute('data-ended')); };
    source.addEventListener('changed', function () {
      leave();
      keepPlace();
      location.reload();
    });
  }

  // A browser keeps few connections to one host, and many tabs may be open.
  function leave() {
    if (source) {
      source.close();
      source = null;
    }
  }

  findPlace();
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') {
      leave();
    } else {
      listen();
    }
  });
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', listen);
  listen();
})();
