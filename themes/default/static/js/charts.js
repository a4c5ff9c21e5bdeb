// The values of charts, read out where somebody points, touches or moves with the arrow keys. Without this script the
// table below each chart has them all.
(function () {
  'use strict';
  var NEAR = 32;

  function toList(found) {
    return Array.prototype.slice.call(found);
  }

  // What a mark says: the name of its line, where it is one of several, and its title.
  function said(mark) {
    var title = mark.querySelector('title');
    var line = mark.closest('[data-name]');
    var words = title ? title.textContent : '';
    return line ? line.getAttribute('data-name') + ', ' + words : words;
  }

  function middle(mark) {
    var box = mark.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2, box: box };
  }

  // How far a place is from a mark: nothing within it.
  function distance(mark, x, y) {
    var box = mark.getBoundingClientRect();
    var across = Math.max(box.left - x, 0, x - box.right);
    var down = Math.max(box.top - y, 0, y - box.bottom);
    return Math.sqrt(across * across + down * down);
  }

  function marksOf(drawing) {
    var titled = toList(drawing.querySelectorAll('.chart-mark title, .chart-bar title'));
    return titled.map(function (title) { return title.parentNode; });
  }

  function offer(figure, number) {
    var box = document.createElement('p');
    var hint = document.createElement('p');
    box.className = 'chart-value';
    box.setAttribute('aria-live', 'polite');
    hint.id = '_chart-hint-' + number;
    hint.hidden = true;
    hint.textContent = figure.getAttribute('data-hint') || '';

    function quiet() {
      toList(figure.querySelectorAll('[data-read]')).forEach(function (mark) { mark.removeAttribute('data-read'); });
      box.textContent = '';
    }

    function read(mark) {
      if (mark.hasAttribute('data-read')) {
        return;
      }
      quiet();
      mark.setAttribute('data-read', '');
      box.textContent = said(mark);
    }

    function prepare(drawing) {
      var marks = marksOf(drawing);
      if (marks.length === 0) {
        return false;
      }
      // What is inside an image has no place of its own for those who do not see it, so it becomes a group.
      drawing.setAttribute('role', 'group');
      drawing.setAttribute('aria-describedby', drawing.getAttribute('aria-describedby') + ' ' + hint.id);
      marks.forEach(function (mark, at) {
        mark.setAttribute('data-value', '');
        mark.setAttribute('role', 'img');
        mark.setAttribute('aria-label', said(mark));
        mark.setAttribute('tabindex', at === 0 ? '0' : '-1');
      });

      function go(mark) {
        marks.forEach(function (one) { one.setAttribute('tabindex', one === mark ? '0' : '-1'); });
        mark.focus();
      }

      // The nearest mark of the line above or below; in a drawing of rows the row itself.
      function other(mark, step) {
        var own = mark.parentNode;
        var groups = [];
        marks.forEach(function (one) {
          if (groups.indexOf(one.parentNode) < 0) {
            groups.push(one.parentNode);
          }
        });
        var wanted = groups[groups.indexOf(own) + step];
        if (groups.length < 2 || own.parentNode !== drawing) {
          return marks[marks.indexOf(mark) + step];
        }
        var x = middle(mark).x;
        return marks.filter(function (one) { return one.parentNode === wanted; }).sort(function (one, two) {
          return Math.abs(middle(one).x - x) - Math.abs(middle(two).x - x);
        })[0];
      }

      drawing.addEventListener('keydown', function (event) {
        var at = marks.indexOf(event.target);
        var next = {
          ArrowRight: function () { return marks[at + 1]; },
          ArrowLeft: function () { return marks[at - 1]; },
          ArrowDown: function () { return other(marks[at], 1); },
          ArrowUp: function () { return other(marks[at], -1); },
          Home: function () { return marks[0]; },
          End: function () { return marks[marks.length - 1]; }
        };
        if (at < 0) {
          return;
        }
        if (event.key === 'Escape') {
          event.target.blur();
          quiet();
        } else if (Object.prototype.hasOwnProperty.call(next, event.key)) {
          event.preventDefault();
          var mark = next[event.key]();
          if (mark) {
            go(mark);
          }
        }
      });
      // On the figure: browsers let the Tab key stop at a drawing that listens for focus itself.
      figure.addEventListener('focusin', function (event) {
        if (marks.indexOf(event.target) >= 0) {
          read(event.target);
        }
      });

      function point(event) {
        var nearest = null;
        var least = NEAR;
        marks.forEach(function (mark) {
          var far = distance(mark, event.clientX, event.clientY);
          if (far < least) {
            least = far;
            nearest = mark;
          }
        });
        if (nearest) {
          read(nearest);
        }
      }
      drawing.addEventListener('pointermove', point);
      drawing.addEventListener('pointerdown', point);
      drawing.addEventListener('pointerleave', function (event) {
        // What a finger has touched stays to be read.
        if (event.pointerType === 'mouse' && !drawing.contains(document.activeElement)) {
          quiet();
        }
      });
      return true;
    }

    figure.addEventListener('focusout', quiet);
    if (toList(figure.querySelectorAll('.chart-drawing')).map(prepare).some(Boolean)) {
      figure.insertBefore(box, figure.querySelector('figcaption'));
      figure.appendChild(hint);
    }
  }

  document.querySelectorAll('figure.chart').forEach(offer);
})();
