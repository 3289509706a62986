"""Pages, templates, theme, pictures and the building of the site."""
