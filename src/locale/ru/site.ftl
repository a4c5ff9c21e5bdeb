### Words of the published site.
not-in-this-edition = нет в этом издании для { $audience }
