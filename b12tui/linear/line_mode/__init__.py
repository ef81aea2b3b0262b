"""Line mode: typed commands, and responses below them."""
