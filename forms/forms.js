// Opens the editor with the forms of this playbook.

import CMS from './sveltia-cms/npm/index.js';
import { format } from './format.js';

const response = await fetch('shapes.json');
const kinds = await response.json();
for (const [kind, shapes] of Object.entries(kinds)) {
  CMS.registerCustomFormat(`comity-${kind}-frontmatter`, 'md', format(shapes));
}
CMS.init();
