### Words of the published site.
