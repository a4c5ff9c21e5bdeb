// A group of the bar that has been opened closes when the reader turns elsewhere. Without this it closes by its own name.
(function () {
  'use strict';
  var groups = Array.prototype.slice.call(document.querySelectorAll('.bar-group'));

  function closeBut(kept) {
    groups.forEach(function (group) {
      if (group !== kept) {
        group.open = false;
      }
    });
  }

  function groupOf(node) {
    return node instanceof Element ? node.closest('.bar-group') : null;
  }

  document.addEventListener('click', function (event) {
    closeBut(groupOf(event.target));
  });
  document.addEventListener('focusin', function (event) {
    closeBut(groupOf(event.target));
  });
  groups.forEach(function (group) {
    group.addEventListener('keydown', function (event) {
      if (event.key === 'Escape' && group.open) {
        group.open = false;
        group.querySelector('summary').focus();
      }
    });
  });
})();
