// What html-validate asks of every page: all of its rule sets, but for what is said here.

export default {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // HTML asks only for the keyword; the house style is small letters.
    'doctype-style': ['error', { style: 'lowercase' }],
    // Ids begin with `_` where they are the site's own, and keep the letters of a heading, Cyrillic ones too: HTML allows
    // everything but spaces.
    'valid-id': ['error', { relaxed: true }],
    // A title is as long as its author made it; search engines cut it, readers do not.
    'long-title': 'off',
    // Styles and scripts are the site's own files, and a check of integrity needs a server: pages also open from a folder.
    'require-sri': 'off',
    // A table that scrolls is a named region so that the keyboard reaches it; a section would need the same attributes.
    // The results of the search are a listbox beside the field that is typed into: a select is something else.
    'prefer-native-element': ['error', { exclude: ['region', 'listbox'] }],
  },
};
