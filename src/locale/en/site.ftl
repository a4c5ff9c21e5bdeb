### Words of the published site.
not-in-this-edition = not in this edition for { $audience }
