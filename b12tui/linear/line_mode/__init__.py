"""Line mode: typed commands, and answers below them."""
