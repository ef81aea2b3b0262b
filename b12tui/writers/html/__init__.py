"""HTML of documents, for browsers and for EPUB: pages, blocks, inline text, references, addresses, style sheets."""
