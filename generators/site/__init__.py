"""The finished site: built through mkdocs, swapped in whole, made again for a former commit."""
