"""EPUB 3.3 of documents: pages, navigation, package and container."""
