"""The build: from the content to the site, and the commands beside it."""
