### Words of `comity lsp`.

lsp-fix = Mend: { $rule }
lsp-fix-replace = Replace “{ $old }” with “{ $new }”
lsp-fix-insert = Insert “{ $new }”
lsp-fix-remove = Remove “{ $old }”
lsp-fix-all = Make all safe fixes in this file
lsp-cannot-move = renaming this moves a file, and this editor cannot do that as a part of an edit
