"""The build: from the content to the site, and only what is outdated of it."""
