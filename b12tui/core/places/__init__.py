"""Places that outlive an edit of the file: anchors, relocation, changed blocks."""
