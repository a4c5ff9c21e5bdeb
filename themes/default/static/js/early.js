// Runs before the page is painted, so that a reader who chose dark never sees a light flash.
(function () {
  'use strict';
  var root = document.documentElement;
  root.setAttribute('data-js', '');
  try {
    var chosen = window.localStorage.getItem('comity-scheme');
    if (chosen === 'dark' || chosen === 'light') {
      root.setAttribute('data-scheme', chosen);
    }
  } catch (denied) {
    // Some browsers give pages from a folder no storage: the system's scheme holds then.
  }
})();
