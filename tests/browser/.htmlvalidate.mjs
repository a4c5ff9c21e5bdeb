// What html-validate asks of every page: its standard and its rules for access, but for what is said here.
export default {
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // A table that scrolls is a named region so that the keyboard reaches it; a section cannot be focused without the same
    // attributes. The results of the search are a listbox beside the field that is typed into: a select has no such thing.
    'prefer-native-element': ['error', { exclude: ['region', 'listbox'] }],
  },
};
