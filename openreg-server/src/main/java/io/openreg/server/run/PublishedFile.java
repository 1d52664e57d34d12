package io.openreg.server.run;

import io.openreg.server.render.RenderedFile;

/** A file that is in the store, and that no run has been given yet. */
record PublishedFile(RenderedFile file, String storageUri) {}
