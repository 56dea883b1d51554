package io.peerproof.media;

/**
 * Thrown when the files of a fake device cannot be created; the message gives the place and the
 * remedy.
 */
public final class MediaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MediaException(String message, Throwable cause) {
    super(message, cause);
  }
}
