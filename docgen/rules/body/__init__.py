"""Check the bodies that people write in Markdown: what of them a document cannot carry."""
