import org.jspecify.annotations.NullMarked;

/** Media that fake cameras and microphones play. */
@NullMarked
module io.peerproof.media {
  requires static transitive org.jspecify;

  exports io.peerproof.media;

  opens io.peerproof.media to
      tools.jackson.databind;
}
