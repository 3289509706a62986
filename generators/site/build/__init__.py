"""Pages and files through mkdocs; the finished site takes the place of the old one."""
