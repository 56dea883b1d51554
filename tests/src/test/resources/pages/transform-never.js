// A worker that does nothing with encoded frames.
